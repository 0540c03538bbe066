import type { Language } from '../../db/schema/label';
import type { Command } from './command';

/** The help of one command. */
export function helpOf(command: Command, language: Language): string {
  const options = command.options.map((option) => {
    const typed = `--${option.name}${option.value === undefined ? '' : ` ${option.value}`}`;
    return `  ${typed.padEnd(24)}${option.label[language]}`;
  });
  const heading = language === 'zh' ? '用法' : 'Usage';
  return [
    `${heading}: crm ${command.name} ${command.usage}`,
    '',
    `  ${command.label[language]}`,
    '',
    ...options,
  ].join('\n');
}

/** The help of `crm` itself. */
export function helpOfAll(commands: readonly Command[], language: Language): string {
  const shown = commands.filter((command) => command.isHidden !== true);
  const lines = shown.map((command) => `  ${command.name.padEnd(10)} ${command.label[language]}`);
  const head =
    language === 'zh'
      ? '客源 CRM 命令行。用法: crm 命令 [参数]   各命令的说明: crm 命令 --help   语言: --lang zh|en'
      : 'Keyuan CRM command line. Usage: crm COMMAND [options]   Help: crm COMMAND --help   Language: --lang zh|en';
  const tail =
    language === 'zh'
      ? '退出码: 0 成功  1 失败  2 用法不对  3 部分完成（有行未导入或有记录保留）  4 检查发现问题'
      : 'Exit codes: 0 done  1 failed  2 usage  3 partly (rows refused, records kept)  4 check found problems';
  return [head, '', ...lines, '', tail].join('\n');
}
