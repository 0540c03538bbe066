import type { TextEncoding } from '../protocol';
import { chosenEncoding, decodedPieces, detectEncoding } from '../text/decodeText';

const byCharset: Readonly<Record<string, TextEncoding>> = {
  gb2312: 'gb18030',
  gbk: 'gb18030',
  gb18030: 'gb18030',
  'x-gbk': 'gb18030',
  cp936: 'gb18030',
  big5: 'big5',
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  // what Windows programs call it
  unicode: 'utf-16le',
};

/** The text of a web page and the encoding it was read by: a person's choice, a byte order mark, strict UTF-8, what the page says, what its archive says (`charset`), then by its bytes. */
export function decodeHtml(
  file: Buffer,
  chosen: TextEncoding | undefined,
  charset: string | null = null,
): { text: string; encoding: TextEncoding } {
  const detected = chosen === undefined ? detectEncodingOfPage(file, charset) : chosenEncoding(file, chosen);
  return { text: [...decodedPieces(file, detected, false)].join(''), encoding: detected.encoding };
}

function detectEncodingOfPage(file: Buffer, charset: string | null): ReturnType<typeof detectEncoding> {
  const stated = /charset\s*=\s*["']?\s*([\w-]+)/i.exec(file.toString('latin1', 0, 4_096))?.[1] ?? charset;
  const known = stated === null ? undefined : byCharset[stated.toLowerCase()];
  // a page that says gb2312 may still be UTF-8: bytes that are strict UTF-8 beyond ASCII are so for no other reason
  const byBytes = ((): ReturnType<typeof detectEncoding> | null => {
    try {
      return detectEncoding(file);
    } catch {
      return null;
    }
  })();
  if (byBytes !== null && (known === undefined || byBytes.start > 0 || byBytes.encoding !== 'gb18030'))
    return byBytes;
  return { encoding: known ?? byBytes?.encoding ?? 'gb18030', start: 0 };
}
