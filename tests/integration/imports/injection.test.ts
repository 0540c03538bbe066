import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as XLSX from 'xlsx';
import { describe, expect, it } from 'vitest';
import { aFolder, anOffice, type TestOffice } from '../../support/anOffice';
import { forkedSpreadsheets } from '../../support/forkedWorker';
import { createImportDesk, type ImportDesk } from '../../support/importDesk';
import { injectionTexts, type InjectionText } from '../../support/injectionTexts';
import { inProcessReader } from '../../support/inProcessReader';
import { hasSoffice } from '../../support/roundTripDesk';

const heading = ['客户名称', '地址', '备注', '联系人', '手机'];

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** A sheet with a text in its remark and its address, and the beginning of a company's name; as text or as a workbook. */
function sheet(folder: string, as: 'csv' | 'xlsx', texts: readonly InjectionText[], mobile: string): string {
  const rows = texts.map(({ text }, at) => [`第${at}机电有限公司`, text, text, `张${at}`, mobile]);
  const path = join(folder, `客户.${as}`);
  if (as === 'csv') {
    const lines = [heading, ...rows].map((cells) => cells.map(quoted).join(','));
    writeFileSync(path, `\uFEFF${lines.join('\r\n')}\r\n`);
  } else {
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([heading, ...rows]), '客户');
    writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  }
  return path;
}

function deskOf(office: TestOffice, folder: string): ImportDesk {
  return createImportDesk(office.store(), folder, {
    reader: inProcessReader(),
    writer: forkedSpreadsheets(),
  });
}

async function stored(office: TestOffice): Promise<unknown[]> {
  const rows = await office
    .store()
    .database.query<{ address: string; remark: string }>(
      `SELECT typeof(remark) || typeof(address) AS types, address, remark FROM accounts ORDER BY id`,
    );
  return rows;
}

const quiet = { signal: new AbortController().signal, report: () => undefined };

async function exported(office: TestOffice, format: 'xlsx' | 'csv' | 'csvGbk'): Promise<string> {
  const path = join(aFolder(), `list.${format === 'xlsx' ? 'xlsx' : 'csv'}`);
  await office.exports.write(
    office.actor,
    {
      selection: { entity: 'account', sort: [{ field: 'id', direction: 'ascending' }] },
      columns: ['name', 'remark'],
      format,
      language: 'zh',
      path,
    },
    quiet,
  );
  return path;
}

/** What LibreOffice makes of a file, with all it would calculate calculated. */
function openedInOffice(path: string, encoding = 76): XLSX.WorkBook {
  const folder = aFolder();
  const filter = path.endsWith('.csv')
    ? [`--infilter=CSV:44,34,${encoding},1,,0,false,true,true,false,false,0,true`]
    : [];
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  execFileSync(
    'soffice',
    ['--headless', profile, ...filter, '--convert-to', 'xlsx', '--outdir', folder, path],
    { stdio: 'pipe' },
  );
  const opened = join(folder, basename(path).replace(/\.\w+$/, '.xlsx'));
  return XLSX.read(readFileSync(opened), { cellFormula: true });
}

function cellsOf(book: XLSX.WorkBook): XLSX.CellObject[] {
  return book.SheetNames.flatMap((name) =>
    Object.entries(book.Sheets[name] ?? {}).flatMap(([key, cell]) =>
      key.startsWith('!') ? [] : [cell as XLSX.CellObject],
    ),
  );
}

function formulas(book: XLSX.WorkBook): unknown[] {
  return cellsOf(book).filter(({ f }) => f !== undefined);
}

/** The texts of a column below its heading. */
function column(book: XLSX.WorkBook, named: string): string[] {
  const first = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
  const rows = XLSX.utils.sheet_to_json<Record<string, unknown>>(first, { defval: '' });
  return rows.map((row) => String(row[named]).replaceAll('\r\n', '\n'));
}

function keptOf({ kept, keptOfTextFile = kept }: InjectionText, as: 'csv' | 'xlsx'): string {
  return as === 'csv' ? keptOfTextFile : kept;
}

const forWorkbooks = injectionTexts.filter(({ isForTextOnly }) => !isForTextOnly);

describe.each([
  ['csv', injectionTexts],
  ['xlsx', forWorkbooks],
] as const)('texts in a .%s that are no texts to others', (as, texts) => {
  it('come in as the texts they are', async () => {
    const office = await anOffice();
    const folder = aFolder();
    const run = await deskOf(office, folder).importFile(sheet(folder, as, texts, ''));
    expect(run.counts.rows).toMatchObject({ accept: texts.length, reject: 0, skip: 0 });
    expect(await stored(office)).toEqual(
      texts.map((one) => {
        const kept = keptOf(one, as);
        return { types: 'texttext', address: kept.replaceAll('\n', ' '), remark: kept };
      }),
    );
  });
});

describe('what leaves the program again', () => {
  it.each(['xlsx', 'csv', 'csvGbk'] as const)(
    'is text to LibreOffice too, exported as %s',
    { timeout: 180_000 },
    async (format) => {
      const office = await anOffice();
      const folder = aFolder();
      await deskOf(office, folder).importFile(sheet(folder, 'csv', injectionTexts, ''));
      const path = await exported(office, format);
      const kept = injectionTexts.map((one) => keptOf(one, 'csv'));
      const book = hasSoffice ? openedInOffice(path, format === 'csvGbk' ? 65 : 76) : opened(path, format);
      expect(formulas(book)).toEqual([]);
      // A text file has no types: what would be calculated carries an apostrophe, and nothing else is changed.
      const shown = column(book, '备注').map((text, at) =>
        format !== 'xlsx' && text === `'${kept[at] ?? ''}` ? (kept[at] ?? '') : text,
      );
      expect(shown).toEqual(kept);
    },
  );

  it('is text in the workbook of rejected rows', { timeout: 180_000 }, async () => {
    const office = await anOffice();
    const folder = aFolder();
    const desk = deskOf(office, folder);
    const path = sheet(folder, 'csv', injectionTexts, '1390000');
    const session = (await desk.imports.openFile(path, '客户.csv', {})).id;
    const { job } = await desk.imports.rehearse(desk.actor, { session, onDuplicate: 'fill' });
    await desk.jobs.ended(job);
    const commit = await desk.imports.commit(desk.actor, { session, requestId: crypto.randomUUID() });
    await desk.jobs.ended(commit.job);
    const saved = await desk.imports.saveRejects(desk.actor, { session });
    expect(saved).toMatchObject({ rows: injectionTexts.length });
    const book = hasSoffice ? openedInOffice(desk.savedTo) : opened(desk.savedTo, 'xlsx');
    expect(formulas(book)).toEqual([]);
    const cleaned = column(book, '备注').map((text) => text.replaceAll(/[\p{Cc}\p{Cf}\u00a0]/gu, '').trim());
    expect(cleaned).toEqual(
      injectionTexts.map((one) =>
        keptOf(one, 'csv')
          .replaceAll(/[\p{Cc}\p{Cf}\u00a0]/gu, '')
          .trim(),
      ),
    );
  });

  it.runIf(hasSoffice)('would be calculated, were it not kept from it', { timeout: 60_000 }, () => {
    const path = join(aFolder(), 'bare.csv');
    writeFileSync(path, '\uFEFF客户名称,备注\n甲,=1+1\n乙,+1+1\n');
    expect(formulas(openedInOffice(path)).length).toBeGreaterThan(0);
  });
});

/** Where no LibreOffice is: the file as another library reads it; no cell of a text file begins with a sign that starts a formula. */
function opened(path: string, format: 'xlsx' | 'csv' | 'csvGbk'): XLSX.WorkBook {
  const bytes = readFileSync(path);
  if (format === 'xlsx') return XLSX.read(bytes, { cellFormula: true });
  const text = new TextDecoder(format === 'csv' ? 'utf-8' : 'gb18030').decode(bytes);
  const book = XLSX.read(text, { type: 'string', raw: true });
  const texts = cellsOf(book).map(({ v }) => String(v));
  expect(texts.filter((one) => /^[\s\u00a0]*[=+@＝＋＠-]/.test(one))).toEqual([]);
  return book;
}
