import type { Office } from '../application/office';
import { openOffice } from '../application/openOffice';
import { machineClock } from '../application/clock';
import type { Actor } from '../services/access/actor';
import type { Clock } from '../services/ports';
import type { CommandInput, ExitCode } from './command';
import { spreadsheetsOfProcess } from './spreadsheets';

/** What a command works with. */
export interface CommandOffice {
  readonly office: Office;
  readonly actor: Actor;
  readonly clock: Clock;
}

/**
 * Opens the office of `--db`, does the work in the name of `--user` (the first user of the office without it), and
 * closes it again whatever happened. @throws what opening throws
 */
export async function withOffice(
  input: CommandInput,
  mode: 'create' | 'write' | 'read',
  work: (office: CommandOffice) => Promise<ExitCode>,
): Promise<ExitCode> {
  const office = await openOffice({
    path: input.option('db') ?? '',
    mode: mode === 'write' ? 'open' : mode,
    clock: machineClock,
    deskId: 'crm',
    officeName: '演示办公室',
    userName: input.option('user') ?? (mode === 'create' ? '演示用户' : undefined),
    writer: spreadsheetsOfProcess(),
    listeners: { changed: () => undefined, schemaChanged: () => undefined },
    log: (line) => input.output.note(line),
  });
  try {
    return await work({ office, actor: office.actor, clock: machineClock });
  } finally {
    await office.close();
  }
}
