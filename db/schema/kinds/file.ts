import type { Field, StoredFile } from '../fields';
import type { Kind } from '../kind';
import { hasControlCharacters, problem, wordsOf } from './cellText';

/** The most files of one field when the field says nothing. */
const usualMost = 20;

function isStoredFile(found: unknown): found is StoredFile {
  if (typeof found !== 'object' || found === null) return false;
  const { hash, name, byteLength } = found as Partial<Record<keyof StoredFile, unknown>>;
  return (
    typeof hash === 'string' &&
    /^[0-9a-f]{64}$/.test(hash) &&
    typeof name === 'string' &&
    name !== '' &&
    name.length <= 200 &&
    !hasControlCharacters(name) &&
    !/[\\/]/.test(name) &&
    typeof byteLength === 'number' &&
    Number.isSafeInteger(byteLength) &&
    byteLength >= 0
  );
}

function read(stored: string | number): readonly StoredFile[] {
  try {
    const found: unknown = JSON.parse(String(stored));
    return Array.isArray(found) ? found.filter(isStoredFile) : [];
  } catch {
    return [];
  }
}

function mostOf(field: Field): number {
  return (field.kind === 'file' ? field.most : undefined) ?? usualMost;
}

/** Files of a record, stored as a JSON array; the bytes lie beside the database. A sheet cannot bring files. */
export const file: Kind<readonly StoredFile[]> = {
  column: 'text',
  toColumn: (files) => (files.length > 0 ? JSON.stringify(files) : null),
  fromColumn: read,
  parseCell(cell) {
    const words = wordsOf(cell);
    return typeof words === 'string' ? problem('notAllowedHere') : words;
  },
  check(found, field) {
    if (!Array.isArray(found) || !found.every(isStoredFile)) return 'notAllowedHere';
    return found.length > mostOf(field) ? 'tooLong' : undefined;
  },
  format: (files, _field, language) => files.map(({ name }) => name).join(language === 'zh' ? '、' : ', '),
  operators: ['isEmpty', 'isNotEmpty'],
  compare: (left, right) => left.length - right.length,
};
