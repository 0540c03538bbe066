/** What the bytes of a file say it is; its name says nothing. */
export type SniffedKind =
  'empty' | 'zip' | 'compound' | 'biff' | 'html' | 'webArchive' | 'spreadsheetXml' | 'dbf' | 'text' | 'other';

const headBytes = 8_192;

function startsWith(file: Buffer, ...bytes: number[]): boolean {
  return bytes.every((byte, index) => file[index] === byte);
}

/** BIFF2 to BIFF5 without a container: a BOF record of 4 to 16 bytes with a known kind of stream. */
function isFlatBiff(file: Buffer): boolean {
  if (file.length < 8 || file[0] !== 0x09 || ![0x00, 0x02, 0x04, 0x08].includes(file[1] ?? -1)) return false;
  const length = file.readUInt16LE(2);
  return length >= 4 && length <= 16 && [0x05, 0x06, 0x10, 0x20, 0x40, 0x0100].includes(file.readUInt16LE(6));
}

/** dBase III, IV, FoxPro and Visual FoxPro: a date, a header whose length fits the file and ends with 0x0D. */
function isDbf(file: Buffer): boolean {
  if (
    file.length < 66 ||
    ![0x02, 0x03, 0x30, 0x31, 0x32, 0x83, 0x8b, 0x8c, 0xf5, 0xfb].includes(file[0] ?? -1)
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
  const head = file.subarray(0, headBytes);
  const isWide = startsWith(file, 0xff, 0xfe) || startsWith(file, 0xfe, 0xff);
  let zeros = 0;
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) zeros += 1;
    else if (byte < 32 && ![7, 8, 9, 10, 11, 12, 13, 26, 27].includes(byte)) controls += 1;
  }
  // UTF-16 without a mark has up to half zero bytes, all on one side; the text reader looks again
  const isMaybeWide = zeros * 20 > head.length && zeros * 2 <= head.length + 2;
  return !isWide && ((zeros > 0 && !isMaybeWide) || controls * 50 > head.length);
}

function kindOfXml(head: string): SniffedKind {
  if (/urn:schemas-microsoft-com:office:spreadsheet|<(?:\w+:)?Workbook[\s>]/i.test(head))
    return 'spreadsheetXml';
  return /<(?:!doctype\s+html|html|table|body)[\s>]/i.test(head) ? 'html' : 'other';
}

const notSheets = /^(?:%PDF-|\{\\rtf|ID;P|TABLE\r?\n0,1|<\?php|#!\/|GIF8|II\*\0|MM\0\*|BM.{4}\0\0\0\0)/s;

/** Tells the kind of a file from its first bytes. */
export function sniff(file: Buffer): SniffedKind {
  if (file.length === 0) return 'empty';
  if (startsWith(file, 0x50, 0x4b, 0x03, 0x04) || startsWith(file, 0x50, 0x4b, 0x05, 0x06)) return 'zip';
  if (startsWith(file, 0xd0, 0xcf, 0x11, 0xe0)) return 'compound';
  if (isFlatBiff(file)) return 'biff';
  if (isDbf(file)) return 'dbf';
  if (startsWith(file, 0x89, 0x50, 0x4e, 0x47) || startsWith(file, 0xff, 0xd8, 0xff)) return 'other';
  const head = headOf(file).trimStart();
  if (head === '') return file.length > headBytes ? 'other' : 'empty';
  if (notSheets.test(head)) return 'other';
  if (/^(?:MIME-Version:|From:[^\n]*\n(?:[^\n]*\n){0,4}MIME-Version:)/i.test(head)) return 'webArchive';
  if (head.startsWith('<?xml')) return kindOfXml(head);
  if (/^<(?:!|html|head|body|table|meta|style|div|tr|center|font|p)[\s\S]/i.test(head)) {
    return /<(?:html|table|body|tr|td|meta|head)[\s>]/i.test(head) ? 'html' : kindOfXml(head);
  }
  if (/^<(?:\w+:)?Workbook[\s>]/i.test(head)) return 'spreadsheetXml';
  return isBinary(file) ? 'other' : 'text';
}
