import type { Command } from '../command';
import { backup } from './backup';
import { bench } from './bench';
import { benchPart } from './benchPart';
import { check } from './check';
import { demo } from './demo';
import { exportCommand } from './export';
import { get } from './get';
import { importCommand } from './import';
import { list } from './list';
import { rehearse } from './rehearse';
import { save } from './save';
import { undo } from './undo';

/** Every command of `crm`, in the order of the help. */
export const commands: readonly Command[] = [
  importCommand,
  rehearse,
  exportCommand,
  list,
  get,
  save,
  undo,
  check,
  backup,
  demo,
  bench,
  benchPart,
];
