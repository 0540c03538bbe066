import { Menu, type MenuItemConstructorOptions } from 'electron';
import { commandNames, commandOf, keysOfCommand, type CommandName, type MenuPlace } from '../api/commands';
import type { Settings } from '../api/settings';

type Language = Settings['language'];
type Item = MenuItemConstructorOptions;

/** What the menu is made for, and whom it tells. */
export interface MenuSurroundings {
  readonly settings: Settings;
  readonly isMac: boolean;
  readonly isPackaged: boolean;
  choose(command: CommandName): void;
  restartApplication(): void;
  showLogs(): void;
}

/** Puts the menu of the program in place. */
export function setMenu(surroundings: MenuSurroundings): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(surroundings)));
}

/** The menu as data, in the language of the desk; roles where the system has its own idea of an item. */
export function menuTemplate(surroundings: MenuSurroundings): Item[] {
  const parts = { ...surroundings, word: wordOf(surroundings.settings.language) };
  return [
    ...(surroundings.isMac ? [programMenu(parts)] : []),
    fileMenu(parts),
    editMenu(parts),
    viewMenu(parts),
    recordMenu(parts),
    toolsMenu(parts),
    windowMenu(parts),
    helpMenu(parts),
  ];
}

type Parts = MenuSurroundings & { word(zh: string, en: string): string };

function wordOf(language: Language): (zh: string, en: string) => string {
  return (zh, en) => (language === 'zh' ? zh : en);
}

const line: Item = { type: 'separator' };

/** The commands of a block of the menu, in the order of the list of commands. */
function block(parts: Parts, place: MenuPlace): Item[] {
  return commandNames.filter((name) => commandOf(name).menu === place).map((name) => item(parts, name));
}

function item(parts: Parts, name: CommandName): Item {
  const { label, menuLabel, menuKey } = commandOf(name);
  const keys = menuKey ?? keysOfCommand(name, parts.isMac)[0];
  const isMarked = markedBy(parts.settings)[name];
  return {
    id: name,
    label: (menuLabel ?? label)[parts.settings.language],
    click: () => parts.choose(name),
    ...(keys === undefined ? {} : { accelerator: acceleratorOf(keys) }),
    ...(isMarked === undefined ? {} : { type: 'radio', checked: isMarked }),
  };
}

/** The items of which one is marked, and whether it is this one. */
function markedBy({ theme, language }: Settings): Partial<Record<CommandName, boolean>> {
  return {
    'view.themeSystem': theme === 'system',
    'view.themeLight': theme === 'light',
    'view.themeDark': theme === 'dark',
    'view.languageZh': language === 'zh',
    'view.languageEn': language === 'en',
  };
}

/** Keys as the system's menu writes them: `mod+ArrowUp` is `CmdOrCtrl+Up`. */
function acceleratorOf(keys: string): string {
  const names: Record<string, string> = { mod: 'CmdOrCtrl', shift: 'Shift', alt: 'Alt', '=': 'Plus' };
  return keys
    .split('+')
    .map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key.replace('Arrow', '')))
    .join('+');
}

/** A menu title with its letter for the keyboard, which macOS does not show. */
function title(parts: Parts, zh: string, en: string, letter: string): string {
  if (parts.isMac) return parts.word(zh, en);
  const at = en.toUpperCase().indexOf(letter);
  return parts.word(`${zh}(&${letter})`, `${en.slice(0, at)}&${en.slice(at)}`);
}

function programMenu(parts: Parts): Item {
  const { word } = parts;
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about', label: word('关于客源', 'About Keyuan CRM') },
      line,
      ...block(parts, 'tools/settings'),
      line,
      { role: 'services', label: word('服务', 'Services') },
      line,
      { role: 'hide', label: word('隐藏客源', 'Hide Keyuan CRM') },
      { role: 'hideOthers', label: word('隐藏其他', 'Hide Others') },
      { role: 'unhide', label: word('全部显示', 'Show All') },
      line,
      { role: 'quit', label: word('退出客源', 'Quit Keyuan CRM') },
    ],
  };
}

function fileMenu(parts: Parts): Item {
  const { word } = parts;
  return {
    label: title(parts, '文件', 'File', 'F'),
    submenu: [
      ...block(parts, 'file/database'),
      ...(parts.isMac
        ? [
            {
              role: 'recentDocuments',
              label: word('最近打开', 'Open Recent'),
              submenu: [{ role: 'clearRecentDocuments', label: word('清除菜单', 'Clear Menu') }],
            } satisfies Item,
          ]
        : []),
      line,
      ...block(parts, 'file/sheets'),
      line,
      parts.isMac
        ? { role: 'close', label: word('关闭窗口', 'Close Window') }
        : { role: 'quit', label: word('退出(&X)', 'E&xit') },
    ],
  };
}

function editMenu(parts: Parts): Item {
  const { word } = parts;
  return {
    label: title(parts, '编辑', 'Edit', 'E'),
    submenu: [
      { role: 'undo', label: word('撤销输入', 'Undo Typing') },
      { role: 'redo', label: word('恢复输入', 'Redo Typing') },
      ...block(parts, 'edit/actions'),
      line,
      { role: 'cut', label: word('剪切', 'Cut') },
      { role: 'copy', label: word('复制', 'Copy') },
      { role: 'paste', label: word('粘贴', 'Paste') },
      { role: 'pasteAndMatchStyle', label: word('粘贴为纯文本', 'Paste as Plain Text') },
      { role: 'delete', label: word('删除文字', 'Delete Text') },
      { role: 'selectAll', label: word('全选', 'Select All') },
      line,
      ...block(parts, 'edit/find'),
    ],
  };
}

function viewMenu(parts: Parts): Item {
  const { word } = parts;
  return {
    label: title(parts, '视图', 'View', 'V'),
    submenu: [
      ...block(parts, 'view/page'),
      line,
      { label: word('外观', 'Appearance'), submenu: block(parts, 'view/theme') },
      // Both languages are named in their own words, so that a person who reads only one finds it.
      { label: '语言 / Language', submenu: block(parts, 'view/language') },
      line,
      ...block(parts, 'view/zoom'),
      { role: 'togglefullscreen', label: word('全屏', 'Full Screen') },
      ...(parts.isPackaged ? [] : [line, { role: 'toggleDevTools' } satisfies Item]),
    ],
  };
}

function recordMenu(parts: Parts): Item {
  return {
    label: title(parts, '记录', 'Record', 'R'),
    submenu: [
      ...block(parts, 'record/make'),
      line,
      ...block(parts, 'record/change'),
      line,
      ...block(parts, 'record/move'),
    ],
  };
}

function toolsMenu(parts: Parts): Item {
  return {
    label: title(parts, '工具', 'Tools', 'T'),
    submenu: [
      ...block(parts, 'tools/pages'),
      ...(parts.isMac ? [] : [line, ...block(parts, 'tools/settings')]),
    ],
  };
}

function windowMenu(parts: Parts): Item {
  const { word } = parts;
  const own: Item[] = [
    { role: 'minimize', label: word('最小化', 'Minimize') },
    { role: 'zoom', label: word('缩放', 'Zoom') },
    ...(parts.isMac
      ? [line, { role: 'front', label: word('前置全部窗口', 'Bring All to Front') } satisfies Item]
      : [{ role: 'close', label: word('关闭窗口', 'Close Window') } satisfies Item]),
  ];
  return { role: 'windowMenu', label: title(parts, '窗口', 'Window', 'W'), submenu: own };
}

function helpMenu(parts: Parts): Item {
  const { word } = parts;
  return {
    role: 'help',
    label: title(parts, '帮助', 'Help', 'H'),
    submenu: [
      ...block(parts, 'help/keys'),
      line,
      { label: word('打开日志文件夹', 'Open Log Folder'), click: () => parts.showLogs() },
      { label: word('重新启动数据服务', 'Restart Data Service'), click: () => parts.restartApplication() },
      ...(parts.isMac
        ? []
        : [line, { role: 'about', label: word('关于客源', 'About Keyuan CRM') } satisfies Item]),
    ],
  };
}
