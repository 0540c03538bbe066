/** Kinds of pictures a page can show; drawings that can hold scripts (SVG) are none of them. */
export type PictureType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/bmp';

/** What kind of picture the bytes are, by their beginning and never by a name; null when they are none. */
export function pictureType(bytes: Uint8Array): PictureType | null {
  const begins = (...signs: readonly number[]): boolean => signs.every((sign, at) => bytes[at] === sign);
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (begins(0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (begins(0x47, 0x49, 0x46, 0x38)) return 'image/gif';
  const isRiff = begins(0x52, 0x49, 0x46, 0x46);
  if (isRiff && bytes[8] === 0x57 && bytes[9] === 0x45 && bytes[10] === 0x42 && bytes[11] === 0x50)
    return 'image/webp';
  // BMP: the letters alone are too little; the reserved bytes are zero.
  return begins(0x42, 0x4d) && [6, 7, 8, 9].every((at) => bytes[at] === 0) ? 'image/bmp' : null;
}
