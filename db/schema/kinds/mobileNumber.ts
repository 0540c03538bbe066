const stored = /^1[3-9]\d{9}$/;

/**
 * How a mobile number of China is written within a text, as the source of a pattern: its digits together or in groups,
 * parted by blanks or dashes, with the code of the country or without. It says nothing of what stands around it.
 */
export const mobileInText = String.raw`(?:(?:\+|00)?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}[- ]?\d{4}|\d[- ]?\d{3}[- ]?\d{4})`;
const written = new RegExp(`^${mobileInText}$`);

/** Whether a number is that of a mobile, in the form it is stored in: eleven digits from 13 to 19. */
export function isMobile(number: string): boolean {
  return stored.test(number);
}

/** Whether a text is a mobile number and nothing else, however it is written. */
export function isWrittenMobile(text: string): boolean {
  return stored.test(text) || written.test(text.normalize('NFKC').trim());
}
