import type { WorkerFailureCode } from './protocol';

/** A file could not be read or written; `code` crosses to the application, `detail` goes to the log (no cell values). */
export class WorkerFailure extends Error {
  override readonly name = 'WorkerFailure';
  constructor(
    readonly code: WorkerFailureCode,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}

const codesOfSystem: Readonly<Record<string, { reading: WorkerFailureCode; writing: WorkerFailureCode }>> = {
  ENOENT: { reading: 'fileMissing', writing: 'notWritable' },
  ENOTDIR: { reading: 'fileMissing', writing: 'notWritable' },
  EISDIR: { reading: 'fileNotASheet', writing: 'notWritable' },
  ENOSPC: { reading: 'diskFull', writing: 'diskFull' },
  EDQUOT: { reading: 'diskFull', writing: 'diskFull' },
  EFBIG: { reading: 'fileTooLarge', writing: 'diskFull' },
  ENOMEM: { reading: 'fileTooLarge', writing: 'notWritable' },
  ERR_FS_FILE_TOO_LARGE: { reading: 'fileTooLarge', writing: 'notWritable' },
  ERR_STRING_TOO_LONG: { reading: 'fileTooLarge', writing: 'notWritable' },
  ERR_MEMORY_ALLOCATION_FAILED: { reading: 'fileTooLarge', writing: 'notWritable' },
};

/** Turns anything thrown into a closed code; what is unknown becomes the general code of the activity. */
export function toWorkerFailure(error: unknown, activity: 'reading' | 'writing'): WorkerFailure {
  if (error instanceof WorkerFailure) return error;
  const general = activity === 'reading' ? 'fileUnreadable' : 'notWritable';
  if (!(error instanceof Error)) return new WorkerFailure(general, String(error).slice(0, 300));
  const systemCode = String((error as NodeJS.ErrnoException).code ?? '');
  const known = codesOfSystem[systemCode];
  // the system's message of a failed file call names the path, which the log may hold only as a code
  if (known !== undefined) return new WorkerFailure(known[activity], systemCode);
  const detail = `${error.name}: ${systemCode || error.message}`.slice(0, 300);
  const isOutOfMemory = error instanceof RangeError && /length|allocation/i.test(error.message);
  return new WorkerFailure(isOutOfMemory && activity === 'reading' ? 'fileTooLarge' : general, detail);
}
