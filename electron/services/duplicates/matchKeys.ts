import { nameKey } from './companyName';

/** The key of a person's name: NFKC, no blanks, capitals. Empty when there is no name. */
export function personKey(name: string): string {
  return nameKey(name);
}

/** The digits of a telephone number without country code of China and extension: `0571-88881234-801` → `057188881234`. */
export function phoneKey(phone: string): string {
  const parts = phone
    .normalize('NFKC')
    .replace(/^(?:\+86|0086)[- ]?/, '')
    .split('-');
  const isFixed = /^0\d{2,3}$/.test(parts[0] ?? '') || /^\d{7,8}$/.test(parts[0] ?? '');
  const kept = isFixed ? parts.slice(0, /^0/.test(parts[0] ?? '') ? 2 : 1) : parts;
  return kept.join('').replace(/\D/g, '');
}
