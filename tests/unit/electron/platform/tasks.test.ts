import { describe, expect, it, vi } from 'vitest';
import { commandOf, type CommandName } from '../../../../electron/api/commands';
import { readStartWords } from '../../../../electron/platform/startWords';

vi.mock('electron', () => ({ app: {}, Menu: {}, dialog: {} }));
const { dockItems, jumpList, taskNames } = await import('../../../../electron/platform/tasks');

const starter = { program: 'C:\\Program Files\\Keyuan CRM\\Keyuan CRM.exe', words: ['C:\\my work\\keyuan'] };

describe('the tasks at the icon of the program', () => {
  it('offer to make an account and a follow-up and to search', () => {
    expect(taskNames).toEqual(expect.arrayContaining(['account.new', 'followUp.new', 'search.open']));
  });

  it('stand in the jump list in the language of the desk, and start the program with their command', () => {
    const tasks = jumpList('zh', starter).find(({ type }) => type === 'tasks')?.items ?? [];
    expect(tasks.map(({ title }) => title)).toEqual(taskNames.map((name) => commandOf(name).label.zh));
    const words = tasks.map(({ args = '' }) =>
      args.match(/"[^"]*"|\S+/g)?.map((word) => word.replaceAll('"', '')),
    );
    const wishes = words.map((all) => readStartWords(all ?? [], 'C:\\'));
    expect(wishes).toEqual(
      taskNames.map((command) => ({ do: 'open', isSample: false, file: null, command })),
    );
    expect(tasks[0]?.args).toContain('"C:\\my work\\keyuan"');
  });

  it('are the same in the dock, and tell the window their command', () => {
    const chosen: CommandName[] = [];
    const items = dockItems('en', (command) => chosen.push(command));
    expect(items.map(({ label }) => label)).toEqual(taskNames.map((name) => commandOf(name).label.en));
    for (const { click } of items) (click as () => void)();
    expect(chosen).toEqual(taskNames);
  });
});
