import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { commandNames, commandOf, keysOfCommand, type CommandName } from '../../../../electron/api/commands';
import { firstSettings } from '../../../../electron/api/settings';

vi.mock('electron', () => ({ Menu: {} }));
const { menuTemplate } = await import('../../../../electron/platform/menu');

const choose = vi.fn<(command: CommandName) => void>();

function menu(language: 'zh' | 'en', isMac: boolean): MenuItemConstructorOptions[] {
  return menuTemplate({
    settings: { ...firstSettings, language },
    isMac,
    isPackaged: true,
    choose,
    restartApplication: vi.fn(),
    showLogs: vi.fn(),
  });
}

function all(items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? all(item.submenu) : [])]);
}

const variants = [
  ['zh', false],
  ['zh', true],
  ['en', false],
  ['en', true],
] as const;

describe('menuTemplate', () => {
  it('has the seven menus in order, with their letters where letters are shown', () => {
    expect(menu('zh', false).map((item) => item.label)).toEqual([
      '文件(&F)',
      '编辑(&E)',
      '视图(&V)',
      '记录(&R)',
      '工具(&T)',
      '窗口(&W)',
      '帮助(&H)',
    ]);
    expect(menu('en', false).map((item) => item.label)).toEqual([
      '&File',
      '&Edit',
      '&View',
      '&Record',
      '&Tools',
      '&Window',
      '&Help',
    ]);
    expect(
      menu('zh', true)
        .map((item) => item.role ?? item.label)
        .slice(0, 3),
    ).toEqual(['appMenu', '文件', '编辑']);
  });

  it.each(variants)(
    'tells the window the command of every item that has one (%s, mac %s)',
    (language, isMac) => {
      const named = all(menu(language, isMac)).filter((item) => item.id !== undefined);
      for (const item of named) {
        choose.mockClear();
        (item.click as () => void)();
        expect(choose.mock.calls).toEqual([[item.id]]);
        expect(commandNames).toContain(item.id);
      }
      expect(named.length).toBeGreaterThan(20);
    },
  );

  it.each(variants)('holds every command that names a place in it, once (%s, mac %s)', (language, isMac) => {
    const placed = commandNames.filter((name) => commandOf(name).menu !== undefined);
    const ids = all(menu(language, isMac)).flatMap((item) => item.id ?? []);
    expect([...ids].sort()).toEqual([...placed].sort());
  });

  it.each(variants)('shows the key of every command that has one (%s, mac %s)', (language, isMac) => {
    const items = all(menu(language, isMac)).filter((item) => item.id !== undefined);
    const without = items.filter(
      (item) => keysOfCommand(item.id as CommandName, isMac).length > 0 && item.accelerator === undefined,
    );
    expect(without.map((item) => item.id)).toEqual([]);
    expect(items.find((item) => item.id === 'record.previous')?.accelerator).toBe('CmdOrCtrl+Up');
    expect(items.find((item) => item.id === 'go.back')?.accelerator).toBe(isMac ? 'CmdOrCtrl+[' : 'Alt+Left');
    expect(items.find((item) => item.id === 'view.zoomIn')?.accelerator).toBe('CmdOrCtrl+Plus');
  });

  it.each(variants)('gives no key twice (%s, mac %s)', (language, isMac) => {
    const keys = all(menu(language, isMac)).flatMap((item) =>
      item.accelerator ? [String(item.accelerator)] : [],
    );
    expect(keys.length).toBe(new Set(keys).size);
  });

  it.each(variants)('leaves no item without words in its language (%s, mac %s)', (language, isMac) => {
    const items = all(menu(language, isMac)).filter((item) => item.type !== 'separator');
    expect(items.filter((item) => item.label === undefined && item.role === undefined)).toEqual([]);
    const labels = items
      .flatMap((item) => item.label ?? [])
      .filter((label) => !/Language|简体中文|English/.test(label));
    const foreign = labels.filter((label) => /[\u4e00-\u9fff]/.test(label) === (language === 'en'));
    expect(foreign).toEqual([]);
  });

  it('binds no key an input method needs', () => {
    const keys = all(menu('zh', false)).flatMap((item) =>
      item.accelerator ? [String(item.accelerator)] : [],
    );
    expect(
      keys.filter((key) =>
        /^(Shift|CmdOrCtrl\+Space|Shift\+Space|CmdOrCtrl\+\.|CmdOrCtrl\+Shift\+F)$/.test(key),
      ),
    ).toEqual([]);
  });

  it('marks the language and the appearance that are chosen', () => {
    const checked = all(menu('en', false)).flatMap((item) => (item.checked ? [item.id] : []));
    expect(checked).toEqual(['view.themeSystem', 'view.languageEn']);
  });

  it('has no developer tools in the packaged program', () => {
    expect(all(menu('zh', false)).some((item) => item.role === 'toggleDevTools')).toBe(false);
  });
});
