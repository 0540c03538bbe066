import { readdirSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { RawRow } from '../../../db/schema/cell';
import { createSpreadsheets } from '../../../electron/application/spreadsheets';
import type { WorkerConnection } from '../../../electron/application/workerCall';
import type { OpenWorkbook } from '../../../electron/services/ports';
import {
  rowsPerBatch,
  temporaryPathOf,
  type WorkerAnswer,
  type WrittenTable,
} from '../../../electron/workers/protocol';
import { forkedSpreadsheets, startForkedWorker } from '../../support/forkedWorker';
import { inTemporaryFolder } from '../../support/sheets/readAll';
import { workbookPackage } from '../../support/sheets/workbookPackage';

const samples = join(import.meta.dirname, '../../fixtures/samples');
const opened: OpenWorkbook[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((workbook) => workbook.close()));
});

async function open(path: string): Promise<OpenWorkbook> {
  const workbook = await forkedSpreadsheets().open(path, {});
  opened.push(workbook);
  return workbook;
}

async function allRows(workbook: OpenWorkbook, sheet: number): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const batch of workbook.rows(sheet)) rows.push(...batch);
  return rows;
}

function bigWorkbook(count: number): Buffer {
  const rows = Array.from(
    { length: count },
    (_, index) => `<row r="${index + 1}"><c r="A${index + 1}"><v>${index}</v></c></row>`,
  );
  return workbookPackage({ sheet: `<sheetData>${rows.join('')}</sheetData>` });
}

interface ExpectedTable {
  readonly sheet: string | null;
  readonly columns: readonly { readonly col: number; readonly header: string }[];
  readonly rows: readonly { readonly row: number; readonly outcome: string }[];
}

describe('the worker process', () => {
  it('reads every sample sheet: all rows, all headings, in their places', async () => {
    const { files } = JSON.parse(await readFile(join(samples, 'expected.json'), 'utf8')) as {
      files: readonly { readonly file: string; readonly tables: readonly ExpectedTable[] }[];
    };
    expect(files.map(({ file }) => file).sort()).toEqual(
      readdirSync(samples)
        .filter((name) => name !== 'expected.json')
        .sort(),
    );
    for (const { file, tables } of files) {
      const workbook = await open(join(samples, file));
      for (const table of tables) {
        const sheet = workbook.summary.sheets.find(({ name }) => name === table.sheet);
        expect(sheet, file).toBeDefined();
        const rows = new Map(
          (await allRows(workbook, sheet?.index ?? 0)).map(({ row, cells }) => [row, cells]),
        );
        for (const { row, outcome } of table.rows)
          if (outcome !== 'skip') expect(rows.has(row), `${file} row ${row}`).toBe(true);
        const heads = [...rows.values()].slice(0, 3).flat();
        for (const { header } of table.columns)
          for (const part of header.split('/')) if (part !== '') expect(heads, file).toContain(part);
      }
    }
  });

  it('sends rows in batches and reads a sheet again when asked', async () => {
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.xlsx');
      await writeFile(path, bigWorkbook(1_000));
      const workbook = await open(path);
      const sizes: number[] = [];
      for await (const batch of workbook.rows(0)) sizes.push(batch.length);
      expect(sizes).toEqual([rowsPerBatch, rowsPerBatch, 200]);
      for await (const batch of workbook.rows(0)) {
        expect(batch[0]?.row).toBe(1);
        break;
      }
      expect((await allRows(workbook, 0)).map(({ row }) => row)).toEqual(
        Array.from({ length: 1_000 }, (_, index) => index + 1),
      );
    });
  });

  it('says by code what is wrong with a file and goes on living', async () => {
    const spreadsheets = forkedSpreadsheets();
    await expect(spreadsheets.open('/nowhere/a.xlsx', {})).rejects.toMatchObject({
      code: 'fileMissing',
      detail: 'ENOENT',
    });
    await inTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'b'));
      await expect(spreadsheets.open(join(folder, 'b'), {})).rejects.toMatchObject({ code: 'fileNotASheet' });
      await writeFile(join(folder, 'a.xlsx'), '');
      await expect(spreadsheets.open(join(folder, 'a.xlsx'), {})).rejects.toMatchObject({
        code: 'fileEmpty',
      });
    });
    const workbook = await open(join(samples, '样例2_名片夹.csv'));
    await expect(allRows(workbook, 5)).resolves.toHaveLength(26);
  });

  it('stops reading when the reader cancels, and can be asked again', async () => {
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.xlsx');
      await writeFile(path, bigWorkbook(5_000));
      const workbook = await open(path);
      const abort = new AbortController();
      let seen = 0;
      const reading = (async () => {
        for await (const batch of workbook.rows(0, abort.signal)) {
          seen += batch.length;
          abort.abort();
        }
      })();
      await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
      expect(seen).toBeLessThan(5_000);
      expect(await allRows(workbook, 0)).toHaveLength(5_000);
      await expect(allRows(workbook, 0)).resolves.toHaveLength(5_000);
    });
  });

  it('does not start when the signal is aborted before', async () => {
    await expect(forkedSpreadsheets().open('a', {}, AbortSignal.abort())).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});

const table: WrittenTable = { sheet: '客户', columns: [{ heading: '名称', as: 'text', width: 20 }] };

describe('writing through the worker process', () => {
  it('makes a whole file only at the end', async () => {
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.xlsx');
      const writing = await forkedSpreadsheets().create(path, 'xlsx', table);
      for (let batch = 0; batch < 5; batch++)
        await writing.write(Array.from({ length: 400 }, (_, index) => [`公司${batch}-${index}`]));
      expect(await readdir(folder)).toEqual(['a.xlsx.partial']);
      const { byteLength } = await writing.finish();
      expect(await readdir(folder)).toEqual(['a.xlsx']);
      expect((await readFile(path)).length).toBe(byteLength);
      expect(await allRows(await open(path), 0)).toHaveLength(2_001);
    });
  });

  it('leaves nothing behind when it is cancelled, discarded or the process dies', async () => {
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.csv');
      const abort = new AbortController();
      const cancelled = await forkedSpreadsheets().create(path, 'csv', table, abort.signal);
      await cancelled.write([['a']]);
      abort.abort();
      await expect(cancelled.write([['b']])).rejects.toMatchObject({ code: 'cancelled' });
      await expect.poll(() => readdir(folder)).toEqual([]);

      const discarded = await forkedSpreadsheets().create(path, 'xlsx', table);
      await discarded.discard();
      expect(await readdir(folder)).toEqual([]);

      let connection: WorkerConnection | undefined;
      const spreadsheets = createSpreadsheets({ startWorker: () => (connection = startForkedWorker()) });
      const killed = await spreadsheets.create(path, 'csv', table);
      await killed.write([['a']]);
      expect(await readdir(folder)).toEqual(['a.csv.partial']);
      connection?.kill();
      await expect(killed.write([['b']])).rejects.toMatchObject({ code: 'workerGone' });
      await expect.poll(() => readdir(folder)).toEqual([]);
    });
  });

  it('refuses a folder that is not there', async () => {
    await expect(forkedSpreadsheets().create('/nowhere/a.xlsx', 'xlsx', table)).rejects.toMatchObject({
      code: 'notWritable',
    });
  });
});

/** A worker that never answers; only processes that hang can show what is done about them. */
function silentWorker(): WorkerConnection & { readonly kills: number; answer(answer: WorkerAnswer): void } {
  let exit = (): void => undefined;
  let hear: (answer: WorkerAnswer) => void = () => undefined;
  const state = { kills: 0 };
  return {
    send: () => undefined,
    onAnswer: (use) => void (hear = use),
    onExit: (use) => void (exit = use),
    kill() {
      state.kills += 1;
      exit();
    },
    answer: (answer) => hear(answer),
    get kills() {
      return state.kills;
    },
  };
}

describe('a worker that fails half way', () => {
  it('is told with the sheet and the last row that was read', async () => {
    const worker = silentWorker();
    const spreadsheets = createSpreadsheets({ startWorker: () => worker });
    const opening = spreadsheets.open('a', {});
    const sheet = { index: 0, name: '客户', visibility: 'visible', lastRow: 9, columnCount: 1 } as const;
    const none = { merges: [], hiddenRows: [], hiddenColumns: [] };
    const known = { format: 'xlsx', byteLength: 1, sha256: '' } as const;
    setTimeout(
      () => worker.answer({ is: 'opened', workbook: { ...known, sheets: [{ ...sheet, ...none }] } }),
      5,
    );
    const workbook = await opening;
    const rows = workbook.rows(0)[Symbol.asyncIterator]();
    setTimeout(() => worker.answer({ is: 'rows', rows: [{ row: 7, cells: ['a'] }] }), 5);
    await rows.next();
    setTimeout(() => worker.answer({ is: 'failed', code: 'fileDamaged', detail: 'record cut off' }), 5);
    await expect(rows.next()).rejects.toMatchObject({
      code: 'fileDamaged',
      detail: 'record cut off',
      place: { sheet: '客户', row: 7 },
    });
  });
});

describe('a worker that hangs', () => {
  it('is killed after its patience and called too slow', async () => {
    const worker = silentWorker();
    const spreadsheets = createSpreadsheets({
      startWorker: () => worker,
      patience: { stallMilliseconds: 50, stopMilliseconds: 20 },
    });
    await expect(spreadsheets.open('a', {})).rejects.toMatchObject({ code: 'tooSlow' });
    expect(worker.kills).toBeGreaterThan(0);
  });

  it('is killed soon after a cancel, which itself answers at once', async () => {
    const worker = silentWorker();
    const spreadsheets = createSpreadsheets({
      startWorker: () => worker,
      patience: { stallMilliseconds: 60_000, stopMilliseconds: 20 },
    });
    const abort = new AbortController();
    const opening = spreadsheets.open('a', {}, abort.signal);
    abort.abort();
    await expect(opening).rejects.toMatchObject({ code: 'cancelled' });
    await expect.poll(() => worker.kills).toBeGreaterThan(0);
  });

  it('that ran out of memory says so', async () => {
    const worker = silentWorker();
    const spreadsheets = createSpreadsheets({
      startWorker: () => worker,
      patience: { stallMilliseconds: 60_000, stopMilliseconds: 20 },
    });
    const opening = spreadsheets.open('a', {});
    await Promise.resolve();
    setTimeout(
      () => worker.answer({ is: 'failed', code: 'fileTooLarge', detail: 'memory of the worker' }),
      5,
    );
    await expect(opening).rejects.toMatchObject({ code: 'fileTooLarge' });
    expect(temporaryPathOf('a')).toBe('a.partial');
  });
});
