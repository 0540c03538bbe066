import type { FileRehearsal } from '../../../electron/services/imports/planning/rehearseFile';
import type { ExpectedFile, ExpectedRow, ExpectedTable } from './expectation';

type Table = FileRehearsal['tables'][number];
type Row = Table['rows'][number];

/** Everything in which a rehearsal differs from what was expected, one line each; empty when all is right. */
export function differences(found: FileRehearsal, expected: ExpectedFile): string[] {
  if (found.status !== expected.open) return [`status ${found.status}, want ${expected.open}`];
  if (expected.open === 'no-table') return [];
  const said: string[] = [];
  for (const table of expected.tables) {
    const match = found.tables.find((one) => isSameTable(one, table, expected.tables.length));
    if (match) said.push(...tableDifferences(match, table));
    else said.push(`no table at ${table.sheet ?? ''} row ${String(table.firstDataRow)}`);
  }
  if (found.tables.length !== expected.tables.length) {
    said.push(`${String(found.tables.length)} tables, want ${String(expected.tables.length)}`);
  }
  const [have, want] = [JSON.stringify(found.counts), JSON.stringify(expected.final)];
  if (have !== want) said.push(`counts ${have}, want ${want}`);
  return said;
}

function isSameTable(one: Table, table: ExpectedTable, count: number): boolean {
  if (count > 1 && table.sheet !== null && one.sheet !== table.sheet) return false;
  const from = table.columns[0]?.col ?? 0;
  const to = table.columns.at(-1)?.col ?? 0;
  if (!one.columns.some((column) => column.col >= from && column.col <= to && column.field !== null))
    return false;
  return one.rows.some((row) => row.row >= table.firstDataRow && row.row <= table.lastDataRow);
}

function tableDifferences(found: Table, want: ExpectedTable): string[] {
  const said: string[] = [];
  if (JSON.stringify(found.headerRows) !== JSON.stringify(want.headerRows)) {
    said.push(`header rows ${JSON.stringify(found.headerRows)}, want ${JSON.stringify(want.headerRows)}`);
  }
  const alternatives = new Map<string, readonly string[]>();
  for (const column of want.columns) {
    const got = found.columns.find((one) => one.col === column.col)?.field ?? null;
    const allowed = [column.field, ...(column.altFields ?? [])];
    if (!allowed.includes(got)) {
      said.push(
        `column ${String(column.col)} "${column.header}" → ${String(got)}, want ${allowed.join('|')}`,
      );
    }
    if (column.field !== null && column.altFields) {
      alternatives.set(
        column.field,
        column.altFields.filter((field) => field !== null),
      );
    }
  }
  for (const row of want.rows) {
    const got = found.rows.find((one) => one.row === row.row);
    said.push(...rowDifferences(got, row, alternatives).map((text) => `row ${String(row.row)}: ${text}`));
  }
  return said;
}

function rowDifferences(
  found: Row | undefined,
  want: ExpectedRow,
  alternatives: ReadonlyMap<string, readonly string[]>,
): string[] {
  const outcome = found?.outcome ?? 'skip';
  const isFine =
    outcome === want.outcome ||
    (want.outcome === 'accept' && outcome === 'flag') ||
    (want.outcome === 'skip' && outcome === 'reject');
  if (!isFine) {
    return [`${outcome} (${JSON.stringify(found?.issues ?? [])}), want ${want.outcome}`];
  }
  if (!found || want.outcome === 'skip' || want.outcome === 'reject') return [];
  const said: string[] = [];
  for (const [field, value] of Object.entries(want.values)) {
    const got = [field, ...(alternatives.get(field) ?? [])]
      .map((name) => found.values[name])
      .find((one) => one !== undefined);
    if (!isSame(field, value, got)) {
      const why = found.issues.filter((issue) => issue.field === field).map((issue) => issue.code);
      said.push(`${field} ${JSON.stringify(got)} ${why.join()}, want ${JSON.stringify(value)}`);
    }
  }
  for (const issue of want.issues ?? []) {
    if (!found.issues.some((one) => one.col === issue.col)) {
      said.push(`${issue.field} not flagged, read as ${JSON.stringify(found.values[issue.field])}`);
    }
  }
  const allowed = new Set(want.issues?.map((issue) => issue.col));
  for (const issue of found.issues) {
    if (!allowed.has(issue.col) && !mild.has(issue.code)) said.push(`needless ${issue.field}: ${issue.code}`);
  }
  return said;
}

/** Codes that only tell something and take the value. */
const mild: ReadonlySet<string> = new Set([
  'differsFromEarlierRow',
  'dateYearGuessed',
  'creditCodeOldNumber',
  'moneyOutlier',
  'dateUnlikely',
  'dateTimeLeftOff',
]);

function isSame(field: string, want: unknown, got: unknown): boolean {
  if (got === undefined || got === null || got === '') return false;
  if (Array.isArray(want) || Array.isArray(got)) {
    const flat = (value: unknown): string => [value].flat().map(keyFor(field)).sort().join();
    return flat(want) === flat(got);
  }
  if (typeof want === 'number') return Math.abs(Number(got) - want) < 0.005;
  if (typeof want === 'boolean') return got === want;
  return keyFor(field)(want) === keyFor(field)(got);
}

function keyFor(field: string): (value: unknown) => string {
  if (/phone|mobile|fax/.test(field))
    return (value) =>
      String(value)
        .replace(/^\+?86(?=1\d{10}$)/, '')
        .replace(/\D/g, '');
  if (/date|birthday/.test(field)) return (value) => String(value).slice(0, 10);
  return (value) =>
    String(value)
      .normalize('NFKC')
      .replace(/[\s\u200b-\u200f\u202a-\u202e\ufeff]/g, '')
      .replace(/^https?:\/\//, '')
      .toLowerCase();
}
