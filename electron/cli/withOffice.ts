import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename } from 'node:path';
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
 * closes it again whatever happened. `writeOrCreate` makes a new office when there is none. @throws what opening throws
 */
export async function withOffice(
  input: CommandInput,
  mode: 'create' | 'write' | 'read' | 'writeOrCreate',
  work: (office: CommandOffice) => Promise<ExitCode>,
): Promise<ExitCode> {
  const path = input.option('db') ?? '';
  const isNew = mode === 'create' || (mode === 'writeOrCreate' && !existsSync(path));
  const office = await openOffice({
    path,
    mode: isNew ? 'create' : mode === 'read' ? 'read' : 'open',
    clock: machineClock,
    deskId: `${hostname()}:crm`,
    officeName: basename(path).replace(/\.\w+$/, ''),
    userName: input.option('user') ?? (isNew ? '管理员' : undefined),
    writer: spreadsheetsOfProcess(),
    listeners: { changed: () => undefined, schemaChanged: () => undefined },
    log: (line) => input.output.note(line),
  });
  try {
    const code = await work({ office, actor: office.actor, clock: machineClock });
    await office.indexed();
    return code;
  } finally {
    await office.close();
  }
}
