import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { CommandName } from '../api/events';
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

function command(parts: Parts, name: CommandName, label: string, accelerator?: string): Item {
  return { id: name, label, click: () => parts.choose(name), ...(accelerator ? { accelerator } : {}) };
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
      command(parts, 'view.settings', word('偏好设置…', 'Settings…'), 'Cmd+,'),
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
      command(parts, 'database.new', word('新建数据库…', 'New Database…')),
      command(parts, 'database.open', word('打开数据库…', 'Open Database…'), 'CmdOrCtrl+O'),
      ...(parts.isMac
        ? [{ role: 'recentDocuments', submenu: [{ role: 'clearRecentDocuments' }] } satisfies Item]
        : []),
      command(parts, 'database.backUp', word('备份到…', 'Back Up To…')),
      command(parts, 'database.close', word('关闭数据库', 'Close Database')),
      line,
      command(parts, 'import.open', word('导入表格…', 'Import Spreadsheet…'), 'CmdOrCtrl+I'),
      command(parts, 'list.export', word('导出列表…', 'Export List…'), 'CmdOrCtrl+E'),
      command(parts, 'record.print', word('打印…', 'Print…'), 'CmdOrCtrl+P'),
      ...(parts.isMac
        ? [line, { role: 'close', label: word('关闭窗口', 'Close Window') } satisfies Item]
        : [line, { role: 'quit', label: word('退出', 'Exit') } satisfies Item]),
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
      command(parts, 'edit.undo', word('撤销上一步操作', 'Undo Last Action'), 'CmdOrCtrl+Alt+Z'),
      line,
      { role: 'cut', label: word('剪切', 'Cut') },
      { role: 'copy', label: word('复制', 'Copy') },
      { role: 'paste', label: word('粘贴', 'Paste') },
      { role: 'delete', label: word('删除文字', 'Delete Text') },
      { role: 'selectAll', label: word('全选', 'Select All') },
      line,
      command(parts, 'list.find', word('在列表中查找', 'Find in List'), 'CmdOrCtrl+F'),
      command(parts, 'search.open', word('全局搜索', 'Search Everything'), 'CmdOrCtrl+K'),
    ],
  };
}

function viewMenu(parts: Parts): Item {
  const { word, settings } = parts;
  const radio = (name: CommandName, label: string, checked: boolean): Item => ({
    ...command(parts, name, label),
    type: 'radio',
    checked,
  });
  return {
    label: title(parts, '视图', 'View', 'V'),
    submenu: [
      command(parts, 'list.refresh', word('刷新', 'Refresh'), 'F5'),
      command(parts, 'go.back', word('后退', 'Back'), parts.isMac ? 'Cmd+[' : 'Alt+Left'),
      line,
      {
        label: word('外观', 'Appearance'),
        submenu: [
          radio('view.themeSystem', word('跟随系统', 'Follow System'), settings.theme === 'system'),
          radio('view.themeLight', word('浅色', 'Light'), settings.theme === 'light'),
          radio('view.themeDark', word('深色', 'Dark'), settings.theme === 'dark'),
        ],
      },
      {
        // Both languages are named in their own words, so that a person who reads only one finds it.
        label: '语言 / Language',
        submenu: [
          radio('view.languageZh', '简体中文', settings.language === 'zh'),
          radio('view.languageEn', 'English', settings.language === 'en'),
        ],
      },
      line,
      { role: 'zoomIn', label: word('放大', 'Zoom In') },
      { role: 'zoomOut', label: word('缩小', 'Zoom Out') },
      { role: 'resetZoom', label: word('实际大小', 'Actual Size') },
      { role: 'togglefullscreen', label: word('全屏', 'Full Screen') },
      ...(parts.isPackaged ? [] : [line, { role: 'toggleDevTools' } satisfies Item]),
    ],
  };
}

function recordMenu(parts: Parts): Item {
  const { word } = parts;
  return {
    label: title(parts, '记录', 'Record', 'R'),
    submenu: [
      command(parts, 'record.new', word('新建记录', 'New Record'), 'CmdOrCtrl+N'),
      command(parts, 'followUp.new', word('写跟进', 'New Follow-up'), 'CmdOrCtrl+Shift+J'),
      line,
      command(parts, 'record.save', word('保存', 'Save'), 'CmdOrCtrl+S'),
      command(parts, 'record.delete', word('删除记录', 'Delete Record')),
      line,
      command(parts, 'record.previous', word('上一条', 'Previous'), 'CmdOrCtrl+Up'),
      command(parts, 'record.next', word('下一条', 'Next'), 'CmdOrCtrl+Down'),
    ],
  };
}

function toolsMenu(parts: Parts): Item {
  const { word } = parts;
  return {
    label: title(parts, '工具', 'Tools', 'T'),
    submenu: [
      command(parts, 'import.history', word('导入历史', 'Import History')),
      command(parts, 'view.recycleBin', word('回收站', 'Recycle Bin')),
      ...(parts.isMac
        ? []
        : [line, command(parts, 'view.settings', word('设置…', 'Settings…'), 'CmdOrCtrl+,')]),
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
      command(parts, 'view.shortcuts', word('快捷键', 'Keyboard Shortcuts'), 'F1'),
      line,
      { label: word('打开日志文件夹', 'Open Log Folder'), click: () => parts.showLogs() },
      { label: word('重新启动数据服务', 'Restart Data Service'), click: () => parts.restartApplication() },
      ...(parts.isMac
        ? []
        : [line, { role: 'about', label: word('关于客源', 'About Keyuan CRM') } satisfies Item]),
    ],
  };
}
