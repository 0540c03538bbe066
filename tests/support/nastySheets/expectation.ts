import type { Counts, Line, WrittenFile, WrittenSheet } from './sheetWriting';
import { isMeant } from './sheetWriting';

/** What a perfect importer reads from a file, in the words of `crm rehearse`. */
export interface ExpectedFile {
  readonly file: string;
  readonly open: 'ok' | 'no-table';
  readonly tables: readonly ExpectedTable[];
  readonly final: Readonly<Record<'customers' | 'contacts' | 'opportunities' | 'contracts', number>>;
}

/** One table of it. */
export interface ExpectedTable {
  readonly sheet: string | null;
  readonly headerRows: readonly number[];
  readonly firstDataRow: number;
  readonly lastDataRow: number;
  readonly columns: readonly {
    readonly col: number;
    readonly header: string;
    readonly field: string | null;
    readonly altFields?: readonly (string | null)[];
  }[];
  readonly rows: readonly ExpectedRow[];
}

/** One row of it. */
export interface ExpectedRow {
  readonly row: number;
  readonly outcome: 'accept' | 'flag' | 'reject' | 'skip';
  readonly why?: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly issues?: readonly { readonly col: number; readonly field: string; readonly code: string }[];
}

interface OpenTable {
  headerRows: number[];
  fields: readonly (string | null)[];
  headers: readonly unknown[];
  from: number;
  to: number;
  rows: ExpectedRow[];
}

/** The expectation of a written file. */
export function expectedOf(file: WrittenFile): ExpectedFile {
  const hasNames = file.sheets.length > 1 || /\.(xlsx|ods)$/.test(file.fileName);
  const tables = file.isWithoutTable
    ? []
    : file.sheets
        .filter((sheet) => !sheet.isLeftOut)
        .flatMap((sheet, at) => tablesOf(sheet, hasNames ? (sheet.name ?? `Sheet${String(at + 1)}`) : null));
  const counts = file.counts ?? countsOf(tables);
  const [customers, contacts, opportunities, contracts] = counts;
  return {
    file: file.fileName,
    open: file.isWithoutTable ? 'no-table' : 'ok',
    tables,
    final: { customers, contacts, opportunities, contracts },
  };
}

function tablesOf(sheet: WrittenSheet, name: string | null): ExpectedTable[] {
  const found: OpenTable[] = [];
  let open: OpenTable[] = [];
  let headerRows: number[] = [];
  for (const [at, line] of sheet.lines.entries()) {
    const number = at + 1;
    if (line.is === 'heading') {
      if (line.cells.length > 0) headerRows.push(number);
      if (!line.fields) continue;
      open = openTables(line, headerRows);
      found.push(...open);
      headerRows = [];
    } else if (line.is !== 'text') {
      for (const table of open) table.rows.push(rowOf(line, number, table));
    }
  }
  return found.map((table) => ({
    sheet: name,
    headerRows: table.headerRows.filter((row) => row > 0),
    firstDataRow: table.rows[0]?.row ?? 0,
    lastDataRow: table.rows.at(-1)?.row ?? 0,
    columns: table.fields
      .map((wish, col) => ({ col, wish }))
      .filter(({ col }) => col >= table.from && col <= table.to)
      .map(({ col, wish }) => columnOf(col, wish, table.headers[col])),
    rows: table.rows,
  }));
}

function openTables(line: Line, headerRows: readonly number[]): OpenTable[] {
  const fields = line.fields ?? [];
  return (line.parts ?? [[0, fields.length - 1] as const]).map(([from, to]) => ({
    headerRows: [...headerRows],
    fields,
    headers: line.cells,
    from,
    to,
    rows: [],
  }));
}

function columnOf(col: number, wish: string | null, header: unknown): ExpectedTable['columns'][number] {
  const [field = null, ...others] = (wish ?? '').split('|').map((part) => (part === '' ? null : part));
  const plain = { col, header: typeof header === 'string' ? header : '', field };
  return others.length > 0 ? { ...plain, altFields: others } : plain;
}

function rowOf(line: Line, number: number, table: OpenTable): ExpectedRow {
  if (line.is === 'junk') return { row: number, outcome: 'skip', why: 'junk', values: {} };
  const values: Record<string, unknown> = {};
  const issues: { col: number; field: string; code: string }[] = [];
  let isFilled = false;
  for (let col = table.from; col <= table.to; col += 1) {
    const cell = line.cells[col];
    if (cell !== undefined && cell !== null && cell !== '') isFilled = true;
    const field = table.fields[col]?.split('|')[0];
    if (field === undefined || field === '') continue;
    if (isMeant(cell) && cell.isBad) issues.push({ col, field, code: 'bad' });
    else add(values, field, isMeant(cell) ? cell.means : meaning(field, cell));
  }
  if (!isFilled) return { row: number, outcome: 'skip', why: 'blank', values: {} };
  const outcome = line.is === 'refused' ? 'reject' : issues.length > 0 ? 'flag' : 'accept';
  return {
    row: number,
    outcome,
    values: { ...values, ...line.also },
    ...(issues.length > 0 ? { issues } : {}),
  };
}

/** A day in the plainest way of writing needs no word of what it means. */
function meaning(field: string, cell: unknown): unknown {
  const found =
    typeof cell === 'string' ? /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?: [\d:]+)?$/.exec(cell) : null;
  if (!found || !/date|birthday/.test(field)) return cell;
  return [found[1], found[2]?.padStart(2, '0'), found[3]?.padStart(2, '0')].join('-');
}

/** Several columns of one field make a list. */
function add(values: Record<string, unknown>, field: string, value: unknown): void {
  if (value === undefined || value === null || value === '') return;
  const known = values[field];
  if (known === undefined) values[field] = value;
  else values[field] = [known, value].flat();
}

function countsOf(tables: readonly ExpectedTable[]): Counts {
  const customers = new Set<string>();
  const contacts = new Set<string>();
  const opportunities = new Set<string>();
  const contracts = new Set<string>();
  for (const row of tables.flatMap((table) => table.rows)) {
    if (row.outcome !== 'accept' && row.outcome !== 'flag') continue;
    const customer = keyOf(row.values['customer.name']);
    if (customer !== '') customers.add(customer);
    for (const slot of ['contact', 'contact2', 'contact3']) {
      const name = keyOf(row.values[`${slot}.name`]);
      if (name !== '') contacts.add(`${customer}|${name}`);
    }
    const chance = keyOf(row.values['opportunity.name']);
    if (chance !== '') opportunities.add(`${customer}|${chance}|${String(row.row)}`);
    const contract = keyOf(row.values['contract.number'] ?? row.values['contract.name']);
    if (contract !== '') contracts.add(contract);
  }
  return [customers.size, contacts.size, opportunities.size, contracts.size];
}

function keyOf(value: unknown): string {
  return typeof value !== 'string' && typeof value !== 'number'
    ? ''
    : String(value).normalize('NFKC').replace(/\s/g, '').toLowerCase();
}
