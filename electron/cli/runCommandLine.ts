import { parseArgs } from 'node:util';
import { languages, type Language } from '../../db/schema/label';
import { UsageMistake, exitCodes, type Command, type CommandInput, type ExitCode } from './command';
import { commands } from './commands';
import { describeFailure } from './describeFailure';
import { helpOf, helpOfAll } from './help';
import type { Output } from './output';

/**
 * Runs one line of `crm`: finds the command, reads its options, and turns whatever goes wrong into words on standard
 * error (or `{ "failure": … }` with --json) and an exit code. Never throws.
 */
export async function runCommandLine(
  words: readonly string[],
  output: Output,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<ExitCode> {
  const language = languageOf(words, environment);
  const asked = askedLanguage(words);
  if (asked !== undefined && !(languages as readonly string[]).includes(asked)) {
    output.note(language === 'zh' ? `--lang 应为 zh 或 en：${asked}` : `--lang is zh or en: ${asked}`);
    return exitCodes.usage;
  }
  const [name, ...rest] = words.filter(
    (word, index) => word !== '--lang' && words[index - 1] !== '--lang' && !word.startsWith('--lang='),
  );
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const topic = commands.find((command) => command.name === rest[0]);
    output.line(topic ? helpOf(topic, language) : helpOfAll(commands, language));
    return name === undefined ? exitCodes.usage : exitCodes.done;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    output.note(language === 'zh' ? `没有这个命令：${name}` : `no such command: ${name}`);
    output.note(helpOfAll(commands, language));
    return exitCodes.usage;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    output.line(helpOf(command, language));
    return exitCodes.done;
  }
  return runCommand(command, rest, language, output);
}

async function runCommand(
  command: Command,
  words: readonly string[],
  language: Language,
  output: Output,
): Promise<ExitCode> {
  try {
    return await command.run(readInput(command, words, language, output));
  } catch (thrown) {
    if (thrown instanceof UsageMistake) {
      output.note(thrown.label[language]);
      output.note(helpOf(command, language));
      return exitCodes.usage;
    }
    const described = describeFailure(thrown, language);
    if (words.includes('--json')) output.json({ failure: described.failure });
    output.note(described.words);
    return exitCodes.failed;
  }
}

/** Reads the typed words by the command's own list of options. @throws UsageMistake */
function readInput(
  command: Command,
  words: readonly string[],
  language: Language,
  output: Output,
): CommandInput {
  const parsed = parseTyped(command, words);
  const count = parsed.positionals.length;
  if (count < command.words.least || count > command.words.most) {
    throw new UsageMistake({ zh: '参数个数不对', en: 'wrong number of words' });
  }
  const valuesOf = (name: string): readonly string[] => {
    const value = parsed.values[name];
    return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');
  };
  for (const option of command.options) {
    if (option.isRequired && valuesOf(option.name).length === 0) {
      throw new UsageMistake({ zh: `缺少 --${option.name}`, en: `--${option.name} is missing` });
    }
  }
  return {
    words: parsed.positionals,
    language,
    output,
    option: (name) => valuesOf(name)[0],
    options: valuesOf,
    has: (name) => parsed.values[name] === true,
  };
}

function parseTyped(
  command: Command,
  words: readonly string[],
): { values: Record<string, unknown>; positionals: string[] } {
  const options = Object.fromEntries(
    command.options.map((option) => [
      option.name,
      {
        type: option.value === undefined ? ('boolean' as const) : ('string' as const),
        multiple: option.isRepeated ?? false,
      },
    ]),
  );
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (thrown) {
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    throw new UsageMistake({ zh: `看不懂这一行：${detail}`, en: detail });
  }
}

/** The word after `--lang`, wherever it stands; `--lang=en` is the same. */
function askedLanguage(words: readonly string[]): string | undefined {
  const joined = words.find((word) => word.startsWith('--lang='));
  if (joined !== undefined) return joined.slice('--lang='.length);
  return words.includes('--lang') ? (words[words.indexOf('--lang') + 1] ?? '') : undefined;
}

/** Chinese, unless `--lang en` is typed or the system speaks something else. */
function languageOf(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  const asked = askedLanguage(words);
  if (asked !== undefined) return asked === 'en' ? 'en' : 'zh';
  const system = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return /^en/i.test(system) ? 'en' : 'zh';
}
