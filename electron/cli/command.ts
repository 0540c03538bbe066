import type { Label, Language } from '../../db/schema/label';
import type { Output } from './output';

/** How a command ended, told to whoever started it (docs/command-line.md). */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  /** Something was done and something was left: rows refused, records kept by an undo. */
  partly: 3,
  /** A check found something wrong. */
  unsound: 4,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** One option of a command: `--name VALUE`, or a switch when it takes no value. */
export interface CommandOption {
  readonly name: string;
  /** What stands for the value in the help; a switch has none. */
  readonly value?: string;
  readonly isRequired?: true;
  /** May be given several times. */
  readonly isRepeated?: true;
  readonly label: Label;
}

/** What a command is given: its words and options as typed, and where to write. */
export interface CommandInput {
  readonly words: readonly string[];
  readonly language: Language;
  readonly output: Output;
  /** The value of an option, or undefined. */
  option(name: string): string | undefined;
  /** All values of a repeated option. */
  options(name: string): readonly string[];
  /** Whether a switch was given. */
  has(name: string): boolean;
}

/** One command of `crm`. */
export interface Command {
  readonly name: string;
  /** Only for the program itself: left out of the help. */
  readonly isHidden?: true;
  /** What follows the name in the help: `FILE… --db F`. */
  readonly usage: string;
  readonly label: Label;
  readonly options: readonly CommandOption[];
  /** How many words it takes. */
  readonly words: { readonly least: number; readonly most: number };
  run(input: CommandInput): Promise<ExitCode>;
}

/** The typed line makes no sense; shown with the help of the command, exit code 2. */
export class UsageMistake extends Error {
  override readonly name = 'UsageMistake';
  constructor(readonly label: Label) {
    super(label.en);
  }
}

/** Options that several commands share, said once. */
export const sharedOptions = {
  database: {
    name: 'db',
    value: 'FILE',
    isRequired: true,
    label: { zh: '数据库文件', en: 'the database file' },
  },
  json: { name: 'json', label: { zh: '以 JSON 输出', en: 'answer in JSON' } },
  search: {
    name: 'search',
    value: 'TEXT',
    label: { zh: '搜索名称、电话、拼音', en: 'search names, phones, pinyin' },
  },
  filter: { name: 'filter', value: 'JSON', label: { zh: '筛选条件（JSON）', en: 'a filter as JSON' } },
  user: { name: 'user', value: 'NAME', label: { zh: '以哪位用户的名义', en: 'in whose name' } },
} as const satisfies Record<string, CommandOption>;
