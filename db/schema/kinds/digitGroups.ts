/** Whole digits with a comma before every third: `1234567` → `1,234,567`. The sign stays in front. */
export function withThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}
