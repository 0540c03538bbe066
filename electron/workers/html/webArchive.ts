import { htmlText } from './htmlText';

/** A page to be read: its bytes, the encoding its archive states, and the name of the sheet it is. */
export interface Page {
  readonly bytes: Buffer;
  readonly charset: string | null;
  readonly name: string | null;
}

interface Part {
  readonly location: string;
  readonly page: Page;
  /** Its bytes as signs, to look for words of ASCII in. */
  readonly text: string;
}

const longestHead = 8_192;

function unencoded(head: string, body: string): Buffer {
  if (/transfer-encoding:\s*base64/i.test(head)) return Buffer.from(body, 'base64');
  if (!/transfer-encoding:\s*quoted-printable/i.test(head)) return Buffer.from(body, 'latin1');
  const plain = body
    .replace(/=[ \t]{0,99}\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_whole, code: string) => String.fromCharCode(parseInt(code, 16)));
  return Buffer.from(plain, 'latin1');
}

function partOf(text: string): Part | null {
  const trimmed = text.trimStart();
  const headEnd = /\r?\n\r?\n/.exec(trimmed.slice(0, longestHead));
  if (headEnd === null) return null;
  // a line of the head that begins with a blank goes on with the one before
  const head = trimmed.slice(0, headEnd.index).replace(/\r?\n[ \t]{1,99}/g, ' ');
  if (!/^content-type:\s*(?:text\/html|application\/xhtml)/im.test(head)) return null;
  const bytes = unencoded(head, trimmed.slice(headEnd.index + headEnd[0].length));
  const charset = /charset="?([\w-]+)/i.exec(head)?.[1] ?? null;
  const location = /^content-location:\s*(\S+)/im.exec(head)?.[1] ?? '';
  return { location, page: { bytes, charset, name: null }, text: bytes.toString('latin1') };
}

function fileNameOf(location: string): string {
  return (location.split(/[/\\]/).at(-1) ?? '').toLowerCase();
}

/** The sheets a workbook of several pages lists (Excel: "single file web page"), in their order. */
function listedSheets(parts: readonly Part[]): Part[] {
  const sheets: Part[] = [];
  const byName = new Map(parts.map((part) => [fileNameOf(part.location), part]));
  for (const { text, page } of parts) {
    const sheet =
      /<x:Name>([^<]{0,400})<\/x:Name>\s{0,99}<x:WorksheetSource\s[^>]{0,400}?HRef=["']([^"'>]{1,400})/gi;
    for (const match of text.matchAll(sheet)) {
      const part = byName.get(fileNameOf(match[2] ?? ''));
      if (part === undefined) continue;
      const bytes = Buffer.from(match[1] ?? '', 'latin1');
      sheets.push({ ...part, page: { ...part.page, name: nameOf(bytes, page.charset) } });
    }
  }
  return sheets;
}

function nameOf(bytes: Buffer, charset: string | null): string {
  const isChinese = /^(?:gb|x-gbk|cp936)/i.test(charset ?? '');
  return htmlText(new TextDecoder(isChinese ? 'gb18030' : 'utf-8').decode(bytes)).trim();
}

/**
 * The pages with tables inside an `.mht` web archive, transfer encoding undone: the sheets the archive lists by name, or
 * every page of it. The strip of tabs Excel adds is no sheet.
 */
export function pagesOfWebArchive(file: Buffer): Page[] {
  const text = file.toString('latin1');
  const boundary = /boundary="?([^"\r\n;]{1,200})/i.exec(text.slice(0, longestHead))?.[1];
  const parts = (boundary === undefined ? [text] : text.split(`--${boundary}`)).flatMap((part) => {
    const found = partOf(part);
    return found === null || fileNameOf(found.location) === 'tabstrip.htm' ? [] : [found];
  });
  const listed = listedSheets(parts);
  return (listed.length > 0 ? listed : parts)
    .filter((part) => /<table/i.test(part.text))
    .map(({ page }) => page);
}
