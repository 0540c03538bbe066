/**
 * The day that many days after another, both `YYYY-MM-DD`, in the plain calendar: no time zone, no summer time.
 */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The day of an instant in the calendar of this machine's time zone, as the clock of the application says today. */
export function dayOfInstant(instant: string): string {
  const at = new Date(instant);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
