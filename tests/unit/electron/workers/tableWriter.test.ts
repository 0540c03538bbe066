import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { WrittenCell, WrittenTable } from '../../../../electron/workers/protocol';
import { createTable } from '../../../../electron/workers/tableWriter';
import { cellsByRow, inTemporaryFolder, readFileWhole } from '../../../support/sheets/readAll';

const table: WrittenTable = {
  sheet: '客户/名单:2024',
  columns: [
    { heading: '客户名称', as: 'text', width: 30 },
    { heading: '编号', as: 'text', width: 12 },
    { heading: '金额（元）', as: 'money', width: 14 },
    { heading: '数量', as: 'integer', width: 8 },
    { heading: '可能性', as: 'percent', width: 8 },
    { heading: '签订日期', as: 'date', width: 12 },
    { heading: '建立时间', as: 'time', width: 18 },
  ],
};
const payloads = [
  '=1+1',
  "=cmd|'/C calc'!A0",
  '+1+1',
  '-1+1',
  '@SUM(1,1)',
  '\t=1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠x',
  "'=1+1",
  "''=1",
  '=HYPERLINK("http://evil")',
  '=WEBSERVICE("http://evil")',
  '="x"',
  '{=1}',
  '=IMPORTXML(1)',
  '@',
  '=',
  '-',
  '+',
  '"=1+1"',
  '<script>alert(1)</script>',
  '=1+1,"quoted"',
];
const rows: WrittenCell[][] = [
  ['杭州众诚有限公司', '000123', 1234567.89, 12, 60, '2024-02-29', '2024-02-29T10:20:30'],
  ['含，逗,号"引"号\n第二行', '+86 138-0000-0000', -0.5, 0, 57, null, null],
  ['', '123456789012345678', null, null, 0, '1999-12-31', '2024-01-01T00:00:00'],
  ...payloads.map((payload): WrittenCell[] => [payload, "'0012", 1, 1, 1, '2020-01-01', null]),
];

async function written(
  path: string,
  format: 'xlsx' | 'csv' | 'csvGbk',
  cells: readonly (readonly WrittenCell[])[],
): Promise<number> {
  const open = await createTable(path, format, table);
  await open.write(cells);
  return open.finish();
}

/** What a spreadsheet program makes of a file, as CSV text with formulas shown as such. */
function byLibreOffice(path: string, folder: string): string {
  // the fields of the filter: comma, quote, UTF-8, from line 1, no formats, no language, quote all text, as shown, show formulas
  const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,2052,false,false,true';
  execFileSync(
    'soffice',
    [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      filter,
      '--outdir',
      join(folder, 'out'),
      path,
    ],
    { stdio: 'ignore' },
  );
  return join(folder, 'out');
}

const hasLibreOffice = existsSync('/usr/bin/soffice');

describe('an exported workbook', () => {
  it('reads back unchanged', async () => {
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, '名单.xlsx');
      const byteLength = await written(path, 'xlsx', rows);
      const workbook = await readFileWhole(path, {});
      expect(workbook.summary).toMatchObject({
        byteLength,
        sheets: [{ name: '客户 名单 2024', lastRow: rows.length + 1, columnCount: 7 }],
      });
      const read = cellsByRow(workbook);
      const percent = (value: number): unknown => ({ kind: 'number', value, format: '0.00%' });
      expect(read[1]).toEqual(table.columns.map((column) => column.heading));
      expect(read[2]).toEqual([
        '杭州众诚有限公司',
        '000123',
        1234567.89,
        12,
        percent(0.6),
        { kind: 'date', iso: '2024-02-29', serial: 45351 },
        { kind: 'date', iso: '2024-02-29T10:20:30', serial: expect.closeTo(45351.43090277, 6) },
      ]);
      expect(read[3]).toEqual(['含，逗,号"引"号\n第二行', '+86 138-0000-0000', -0.5, 0, percent(0.57)]);
      expect(read[4]).toEqual([
        null,
        '123456789012345678',
        null,
        null,
        percent(0),
        { kind: 'date', iso: '1999-12-31', serial: 36525 },
        { kind: 'date', iso: '2024-01-01', serial: 45292 },
      ]);
      expect(payloads.map((_payload, index) => read[index + 5]?.[0])).toEqual(payloads);
      expect(await readdir(folder)).toEqual(['名单.xlsx']);
    });
  });

  it('has no formula, a frozen heading with a filter, and prints its heading on every page', async () => {
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.xlsx');
      await written(path, 'xlsx', rows);
      const { openSafeZip } = await import('../../../../electron/workers/safeZip');
      const zip = openSafeZip(await readFile(path));
      const sheet = zip.read('xl/worksheets/sheet1.xml').toString();
      expect(sheet).not.toContain('<f>');
      expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
      expect(sheet).toContain(`<autoFilter ref="A1:G${rows.length + 1}"/>`);
      expect(sheet).toMatch(/<pageSetup [^>]*orientation="landscape"[^>]*fitToHeight="0"/);
      expect(zip.read('xl/workbook.xml').toString()).toContain('_xlnm.Print_Titles');
    });
  });

  it('shows notes beside rejected cells and keeps them as they were', async () => {
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.xlsx');
      await written(path, 'xlsx', [
        [
          { value: '=坏', note: '名称不对' },
          { value: 123, note: '' },
          { value: { kind: 'error', text: '#N/A' }, note: '错误单元格' },
          { value: { kind: 'date', iso: '2020-01-01', serial: 43831 }, note: '不是数量' },
          { value: { kind: 'number', value: 1.5, format: '0.0"万"' }, note: 'x' },
          { value: null, note: '缺少日期' },
          { value: true, note: 'y' },
        ],
      ]);
      expect(cellsByRow(await readFileWhole(path, {}))[2]).toEqual([
        '=坏',
        123,
        '#N/A',
        { kind: 'date', iso: '2020-01-01', serial: 43831 },
        { kind: 'number', value: 1.5, format: '0.0"万"' },
        null,
        true,
      ]);
      const { openSafeZip } = await import('../../../../electron/workers/safeZip');
      const notes = openSafeZip(await readFile(path))
        .read('xl/comments1.xml')
        .toString();
      expect(notes.match(/<comment /g)).toHaveLength(6);
      expect(notes).toContain('错误单元格');
    });
  });

  it.skipIf(!hasLibreOffice)(
    'opens in LibreOffice with every cell as written',
    { timeout: 60_000 },
    async () => {
      await inTemporaryFolder(async (folder) => {
        const path = join(folder, 'a.xlsx');
        await written(path, 'xlsx', rows);
        const out = await readFileWhole(join(byLibreOffice(path, folder), 'a.csv'), {});
        const read = cellsByRow(out);
        expect(read[2]?.slice(0, 2)).toEqual(['杭州众诚有限公司', '000123']);
        expect(read[2]?.slice(5, 7)).toEqual(['2024-02-29', '2024-02-29 10:20']);
        // our text reader takes off a guarding apostrophe that LibreOffice did not put on, and LibreOffice a leading TAB
        const changed = new Set(["'=1+1", "''=1", '="x"', '\t=1+1']);
        payloads.forEach((payload, index) => {
          if (!changed.has(payload)) expect(read[index + 5]?.[0]).toBe(payload);
        });
      });
    },
  );
});

describe('an exported text file', () => {
  it.each(['csv', 'csvGbk'] as const)(
    'as %s reads back unchanged and guards every formula',
    async (format) => {
      await inTemporaryFolder(async (folder) => {
        const path = join(folder, 'a.csv');
        await written(path, format, rows);
        const bytes = await readFile(path);
        expect(bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))).toBe(format === 'csv');
        const workbook = await readFileWhole(path, {});
        expect(workbook.summary.encoding).toBe(format === 'csv' ? 'utf-8' : 'gb18030');
        const read = cellsByRow(workbook);
        expect(read[2]).toEqual([
          '杭州众诚有限公司',
          '000123',
          '1234567.89',
          '12',
          '60%',
          '2024-02-29',
          '2024-02-29 10:20:30',
        ]);
        expect(read[3]?.slice(0, 3)).toEqual(['含，逗,号"引"号\n第二行', '+86 138-0000-0000', '-0.50']);
        expect(payloads.map((_payload, index) => read[index + 5]?.[0])).toEqual(payloads);
        expect(read[5]?.[1]).toBe("'0012");
      });
    },
  );

  it('keeps characters GBK lacks', async () => {
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.csv');
      await written(path, 'csvGbk', [['𠮷野家😀€', null, null, null, null, null, null]]);
      expect(cellsByRow(await readFileWhole(path, {}))[2]).toEqual(['𠮷野家😀€']);
    });
  });

  it.skipIf(!hasLibreOffice)('holds no formula for LibreOffice either', { timeout: 60_000 }, async () => {
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.csv');
      await written(
        path,
        'csv',
        payloads.map((payload) => [payload, null, null, null, null, null, null]),
      );
      await mkdir(join(folder, 'out'));
      execFileSync(
        'soffice',
        [
          `-env:UserInstallation=file://${folder}/profile`,
          '--headless',
          '--infilter=CSV:44,34,76',
          '--convert-to',
          'xlsx',
          '--outdir',
          join(folder, 'out'),
          path,
        ],
        { stdio: 'ignore' },
      );
      const { openSafeZip } = await import('../../../../electron/workers/safeZip');
      const sheet = openSafeZip(await readFile(join(folder, 'out/a.xlsx')))
        .read('xl/worksheets/sheet1.xml')
        .toString();
      expect(sheet).not.toMatch(/<f[ >]/);
    });
  });
});

describe('a table that is not finished', () => {
  it('leaves the file that was there before, and nothing of its own', async () => {
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.xlsx');
      await writeFile(path, 'before');
      for (const format of ['xlsx', 'csv', 'csvGbk'] as const) {
        const open = await createTable(path, format, table);
        await open.write(rows);
        await open.discard();
      }
      expect(await readdir(folder)).toEqual(['a.xlsx']);
      expect(await readFile(path, 'utf8')).toBe('before');
    });
  });

  it('in a folder that is not there is refused with a code', async () => {
    await inTemporaryFolder(async (folder) => {
      await expect(createTable(join(folder, 'no/a.xlsx'), 'xlsx', table)).rejects.toMatchObject({
        code: 'notWritable',
      });
    });
  });

  it('whose name is taken by a folder is refused with a code, and leaves nothing of its own', async () => {
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, '客户');
      await mkdir(path);
      for (const format of ['xlsx', 'csv'] as const) {
        const open = await createTable(path, format, table);
        await expect(open.finish()).rejects.toMatchObject({ code: 'notWritable' });
      }
      expect(await readdir(folder)).toEqual(['客户']);
    });
  });

  it.skipIf(!existsSync('/dev/full'))('on a full disk says so', async () => {
    const { createXlsx } = await import('../../../../electron/workers/writeXlsx');
    const { createCsv } = await import('../../../../electron/workers/writeCsv');
    const { toWorkerFailure } = await import('../../../../electron/workers/workerFailure');
    const many = Array.from({ length: 3_000 }, (_, index) =>
      [...(rows[0] ?? [])].fill(`公司${index}${Math.sin(index)}`, 0, 1),
    );
    for (const writer of [createXlsx('/dev/full', table), await createCsv('/dev/full', table, 'utf-8')]) {
      const failure = await (async () => {
        await writer.write(many);
        await writer.finish();
      })().catch((error: unknown) => toWorkerFailure(error, 'writing'));
      expect(failure).toMatchObject({ code: 'diskFull' });
      await writer.abandon();
    }
  });
});
