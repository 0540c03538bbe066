import type { Random } from './random';

/** A mobile number that belongs to nobody: its middle digits are zeros. */
export function mobileNumber(random: Random): string {
  const last = String(random.between(0, 9999)).padStart(4, '0');
  return `1${random.pick(['35', '36', '38', '39', '50', '58', '77', '86', '88'])}0000${last}`;
}
