/** What the bytes of a file say it is; its name says nothing. */
export type SniffedKind =
  | 'empty'
  | 'document'
  | 'zip'
  | 'compound'
  | 'biff'
  | 'html'
  | 'webArchive'
  | 'spreadsheetXml'
  | 'flatOpenDocument'
  | 'dbf'
  | 'sylk'
  | 'dif'
  | 'gzip'
  | 'archive'
  | 'link'
  | 'foreign'
  | 'protected'
  | 'text'
  | 'other';

const headBytes = 8_192;

function startsWith(file: Buffer, ...bytes: number[]): boolean {
  return bytes.every((byte, index) => file[index] === byte);
}

/** BIFF2 to BIFF5 without a container: a BOF record of 4 to 16 bytes with a known kind of stream. */
function isFlatBiff(file: Buffer): boolean {
  if (file.length < 8 || file[0] !== 0x09 || ![0x00, 0x02, 0x04, 0x08].includes(file[1] ?? -1)) return false;
  const length = file.readUInt16LE(2);
  return (
    length >= 4 &&
    length <= 16 &&
    [0x05, 0x06, 0x10, 0x20, 0x40, 0x0100, 0x1000].includes(file.readUInt16LE(6))
  );
}

/** dBase III, IV, 7, FoxPro and Visual FoxPro: a date, a header whose length fits the file and ends with 0x0D. */
function isDbf(file: Buffer): boolean {
  if (
    file.length < 65 ||
    ![0x03, 0x04, 0x30, 0x31, 0x32, 0x83, 0x8b, 0x8c, 0xf5, 0xfb].includes(file[0] ?? -1)
  )
    return false;
  const headerLength = file.readUInt16LE(8);
  const [month, day] = [file[2] ?? 0, file[3] ?? 0];
  if (month > 12 || day > 31 || headerLength < 65 || headerLength > file.length) return false;
  return file[headerLength - 1] === 0x0d || file.subarray(64, headerLength).includes(0x0d);
}

function headOf(file: Buffer): string {
  const head = file.subarray(0, headBytes);
  if (startsWith(file, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(head);
  if (startsWith(file, 0xfe, 0xff)) return new TextDecoder('utf-16be').decode(head);
  return head.toString('latin1').replace(/^ï»¿/, '');
}

function isBinary(file: Buffer): boolean {
  if (startsWith(file, 0xff, 0xfe) || startsWith(file, 0xfe, 0xff)) return false;
  const head = file.subarray(0, headBytes);
  const zeros = [0, 0];
  let controls = 0;
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
    else if (byte < 32 && ![7, 8, 9, 10, 11, 12, 13, 26, 27].includes(byte)) controls += 1;
  });
  const [even = 0, odd = 0] = zeros;
  const all = even + odd;
  // UTF-16 without a mark has up to half zero bytes, nearly all on one side; the text reader looks again
  const isOneSided = Math.max(even, odd) > 4 * Math.min(even, odd);
  if (all * 2 <= head.length + 2 && all * 20 > head.length && isOneSided) return false;
  // text of old machines is filled up with zero bytes, but has no other odd ones
  return all * 2 > head.length + 2 || (controls > 0 && all > 0) || controls * 50 > head.length;
}

function kindOfXml(head: string): SniffedKind {
  if (/urn:schemas-microsoft-com:office:spreadsheet|<(?:\w+:)?Workbook[\s>]/i.test(head))
    return 'spreadsheetXml';
  if (/<office:document\s/.test(head) && /opendocument\.spreadsheet/.test(head)) return 'flatOpenDocument';
  return /<(?:!doctype\s+html|html|table|body)[\s>]/i.test(head) ? 'html' : 'other';
}

/** PDF, Rich Text, program text, and pictures. */
const documents = /^(?:%PDF-|\{\\rtf|<\?php|#!\/|GIF8|II\*\0|MM\0\*|BM.{4}\0\0\0\0)/s;
/** Rar, 7-Zip, bzip2 and xz. */
const archives = /^(?:Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|BZh[1-9]1AY|\xfd7zXZ\0)/;
/** What programs that lock up the documents of a company write before them (E-SafeNet, TSD). */
const lockedUp = /^(?:%TSD-Header-###%|[^]{0,64}E-SafeNet)/;
/** Shortcuts: of Google Drive, of Windows to pages and to files, of macOS to pages. */
const links =
  /^(?:\{\s*(?:"[^"]{0,40}":\s*"[^"]{0,400}",\s*)?"(?:doc_id|url)":\s*"|\[InternetShortcut\]|L\0\0\0\x01\x14\x02\0|<\?xml[^>]*>\s*<!DOCTYPE plist[^>]*>\s*<plist[^>]*>\s*<dict>\s*<key>URL<)/i;
const longestLink = 8_192;
/** Lotus, Quattro Pro and Works; Gnumeric and the Chinese UOF in XML. */
const foreignSheets = /^(?:\0\0[\x02\x1a]\0|(?:<\?xml[^>]*>\s*)?<(?:gmr:Workbook|gnm:Workbook|uof:UOF)[\s>])/;

/** Tells the kind of a file from its first bytes. */
export function sniff(file: Buffer): SniffedKind {
  if (file.length === 0) return 'empty';
  if (startsWith(file, 0x50, 0x4b, 0x03, 0x04) || startsWith(file, 0x50, 0x4b, 0x05, 0x06)) return 'zip';
  if (startsWith(file, 0xd0, 0xcf, 0x11, 0xe0)) return 'compound';
  if (isFlatBiff(file)) return 'biff';
  if (isDbf(file)) return 'dbf';
  if (startsWith(file, 0x89, 0x50, 0x4e, 0x47) || startsWith(file, 0xff, 0xd8, 0xff)) return 'document';
  if (startsWith(file, 0x1f, 0x8b)) return 'gzip';
  const start = file.toString('latin1', 0, headBytes);
  if (archives.test(start)) return 'archive';
  if (lockedUp.test(start)) return 'protected';
  if (foreignSheets.test(start)) return 'foreign';
  const head = headOf(file).trimStart();
  if (head === '') return file.length > headBytes ? 'other' : 'empty';
  if (documents.test(head)) return 'document';
  if (head.startsWith('ID;P')) return 'sylk';
  if (/^TABLE\r?\n0,1\r?\n"/.test(head)) return 'dif';
  if (file.length < longestLink && links.test(head)) return 'link';
  if (/^(?:MIME-Version:|From:[^\n]*\n(?:[^\n]*\n){0,4}MIME-Version:)/i.test(head)) return 'webArchive';
  if (head.startsWith('<?xml')) return kindOfXml(head);
  if (/^<(?:html|head|body|table|meta|style|div|tr|center|font|p|script)[\s>]/i.test(head)) return 'html';
  if (head.startsWith('<!')) {
    return /<(?:html|table|body|tr|td|meta|head)[\s>]/i.test(head) ? 'html' : kindOfXml(head);
  }
  if (/^<(?:\w+:)?Workbook[\s>]/i.test(head)) return 'spreadsheetXml';
  if (/^<[\w.:-]+\s[^>]*\bxmlns\b/.test(head)) return kindOfXml(head);
  return isBinary(file) ? 'other' : 'text';
}
