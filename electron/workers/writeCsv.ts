import { open } from 'node:fs/promises';
import iconv from 'iconv-lite';
import type { WrittenCell, WrittenColumn, WrittenTable } from './protocol';
import { isoFromSerial } from './serialDate';
import type { TableFormat } from './tableFormat';
import { guardCell } from './text/cellGuard';
import { rawText, serialOf } from './writtenValue';

const flushCharacters = 256 * 1024;

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// programs end a text at NUL
const endsText = /\0/g;

function textField(text: string): string {
  return quoted(guardCell(text.replace(endsText, '')));
}

function numberField(as: WrittenColumn['as'], value: number): string {
  if (!Number.isFinite(value)) return '';
  if (as === 'money') return value.toFixed(2);
  return as === 'percent' ? `${value}%` : String(value);
}

function fieldOf(as: WrittenColumn['as'], cell: WrittenCell | undefined): string {
  if (cell === undefined || cell === null) return '';
  if (typeof cell === 'object') return textField(rawText(cell.value));
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  if (typeof cell === 'number') return as === 'text' ? textField(String(cell)) : numberField(as, cell);
  if (as === 'time') {
    const serial = serialOf(cell);
    const iso = serial === null ? null : isoFromSerial(serial);
    if (iso !== null) return iso.replace('T', ' ');
  }
  return textField(cell);
}

/**
 * Begins a CSV file at `path`: fields after RFC 4180, text that a spreadsheet would run as a formula guarded by an
 * apostrophe. UTF-8 carries a byte order mark, without which Excel shows Chinese as mojibake; GB18030 equals GBK wherever
 * GBK has the character. Notes have no place in a CSV file.
 */
export async function createCsv(
  path: string,
  table: WrittenTable,
  encoding: 'utf-8' | 'gb18030',
): Promise<TableFormat> {
  const file = await open(path, 'w');
  const columns = table.columns.map((column) => column.as);
  let text = encoding === 'utf-8' ? '\uFEFF' : '';
  let isOpen = true;
  const flush = async (): Promise<void> => {
    const bytes = encoding === 'utf-8' ? Buffer.from(text, 'utf8') : iconv.encode(text, 'gb18030');
    text = '';
    await file.writeFile(bytes);
  };
  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await file.close();
  };
  text += `${table.columns.map((column) => textField(column.heading)).join(',')}\r\n`;
  return {
    async write(rows) {
      for (const row of rows) text += `${columns.map((as, index) => fieldOf(as, row[index])).join(',')}\r\n`;
      if (text.length >= flushCharacters) await flush();
    },
    async finish() {
      await flush();
      await close();
    },
    abandon: close,
  };
}
