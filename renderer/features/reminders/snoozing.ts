/** When an office begins its day: what is put off to another day comes up then. */
const morningHour = 9;

/** The minutes from an instant until the morning so many days later, by this machine's clock; at least one. */
export function minutesUntilMorning(from: Date, days: number): number {
  const morning = new Date(from);
  morning.setDate(morning.getDate() + days);
  morning.setHours(morningHour, 0, 0, 0);
  return Math.max(1, Math.round((morning.getTime() - from.getTime()) / 60_000));
}
