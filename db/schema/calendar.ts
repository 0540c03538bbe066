/**
 * The day that many days after another, both `YYYY-MM-DD`, in the plain calendar: no time zone, no summer time.
 */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
