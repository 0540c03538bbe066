import type { Settings } from '../api/settings';

/** Whether a moment, in the time of this machine, lies in the quiet hours; their end is no longer quiet. */
export function isQuiet(hours: Settings['quietHours'], now: Date): boolean {
  if (hours === null) return false;
  const from = minutesOf(hours.from);
  const to = minutesOf(hours.to);
  const at = now.getHours() * 60 + now.getMinutes();
  return from <= to ? at >= from && at < to : at >= from || at < to;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
