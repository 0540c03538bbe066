import { machineClock } from '../../application/clock';
import type { Office } from '../../application/office';
import { openOffice } from '../../application/openOffice';
import { importsOf } from '../../application/importsOf';
import { noImportFiles } from '../../services/imports/opening/importFiles';
import type { Actor } from '../../services/access/actor';
import type { SpreadsheetWriter } from '../../services/ports';
import type { ImportService } from '../../services/imports/importService';
import { createJobRegistry, type JobRegistry } from '../../services/jobs/jobRegistry';
import { toFailure } from '../../handlers/toFailure';
import { deskWithoutWindow } from '../deskWithoutWindow';
import { spreadsheetsOfProcess } from '../spreadsheets';

/** An office as `crm` opens it, with the jobs and imports of a desk. */
export interface BenchOffice {
  readonly office: Office;
  readonly actor: Actor;
  readonly jobs: JobRegistry;
  readonly imports: ImportService;
}

/** Opens an office, does the work and closes it. The search index is left to the part that measures it. */
export async function withBenchOffice<T>(
  path: string,
  mode: 'create' | 'open',
  work: (bench: BenchOffice) => Promise<T>,
  writer: SpreadsheetWriter = spreadsheetsOfProcess(),
): Promise<T> {
  const clock = machineClock;
  const office = await openOffice({
    path,
    mode,
    clock,
    deskId: `bench-${process.pid}`,
    officeName: 'bench',
    ...(mode === 'create' ? { userName: '管理员' } : {}),
    writer,
    keepsIndex: false,
    listeners: { changed: () => undefined, schemaChanged: () => undefined },
    log: (line) => void process.stderr.write(`${line}\n`),
  });
  try {
    const jobs = createJobRegistry({
      clock,
      toFailure: (thrown) => toFailure(thrown, (_incident, text) => void process.stderr.write(`${text}\n`)),
      tell: () => undefined,
    });
    const imports = importsOf(office, {
      files: noImportFiles,
      spreadsheets: spreadsheetsOfProcess(),
      clock,
      jobs,
      ...deskWithoutWindow('zh', path),
    });
    return await work({ office, actor: office.actor, jobs, imports });
  } finally {
    await office.close();
  }
}
