import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createSpreadsheets } from '../../../electron/application/spreadsheets';
import { startForkedWorker } from '../../support/forkedWorker';
import { hostileFiles } from '../../support/sheets/hostileFiles';
import { inTemporaryFolder } from '../../support/sheets/readAll';

const limited = pathToFileURL(fileURLToPath(new URL('../../support/processLimits.ts', import.meta.url))).href;

/** A worker that is killed when it uses more than two seconds of the processor or 300 MiB. */
const spreadsheets = createSpreadsheets({ startWorker: () => startForkedWorker(['--import', limited]) });

/** Reads a file to the last row of its last sheet; what became of it. */
async function outcomeOf(path: string): Promise<string> {
  try {
    const workbook = await spreadsheets.open(path, {});
    try {
      for (const { index } of workbook.summary.sheets)
        for await (const batch of workbook.rows(index)) void batch;
    } finally {
      await workbook.close();
    }
    return 'opened';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

describe('a file made to cost much, read within two seconds of the processor and 300 MiB', () => {
  it.each(hostileFiles)('$name becomes $becomes', async ({ bytes, becomes }) => {
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, 'file.dat');
      await writeFile(path, bytes());
      expect(await outcomeOf(path)).toBe(becomes);
    });
  });
});

describe('a worker within limits', () => {
  it('is killed above them', async () => {
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, 'file.csv');
      await writeFile(path, `${'ab,'.repeat(100)}\n`.repeat(200_000));
      expect(await outcomeOf(path)).toBe('workerGone');
    });
  });
});
