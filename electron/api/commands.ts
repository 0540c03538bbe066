import type { Label } from '../../db/schema/label';

/** The menus of the program and the blocks in them, in order; lines stand between blocks. */
export const menuBlocks = {
  file: ['database', 'sheets'],
  edit: ['actions', 'find'],
  view: ['page', 'theme', 'language', 'zoom'],
  record: ['make', 'change', 'move'],
  tools: ['pages', 'settings'],
  help: ['keys'],
} as const;
type MenuBlocks = typeof menuBlocks;
/** A place in the menu: `record/make`. */
export type MenuPlace = {
  [Menu in keyof MenuBlocks]: `${Menu}/${MenuBlocks[Menu][number]}`;
}[keyof MenuBlocks];

/** The groups of the shortcut sheet and of the command palette, in their order. */
export type CommandGroupName = 'records' | 'lists' | 'sheets' | 'program';

/**
 * A command: what a menu item, a key, the palette or a task of the system's own menu can ask the window to do. Keys are
 * written `mod+shift+j`; `mod` is Ctrl, on macOS Command. The first key is the one that is shown.
 */
export interface Command {
  readonly label: Label;
  /** What the menu says, where that is more than the label: a chosen file follows (`…`), or the menu gives context. */
  readonly menuLabel?: Label;
  readonly keys?: readonly string[];
  /** On macOS in place of `keys`. */
  readonly macKeys?: readonly string[];
  /** What the menu shows where the first key belongs to the field being typed in. */
  readonly menuKey?: string;
  readonly menu?: MenuPlace;
  /** Where the sheet and the palette list it; a command without a group is not listed. */
  readonly group?: CommandGroupName;
  /** Whether the jump list of Windows and the dock of macOS offer it. */
  readonly isTask?: boolean;
}

/** Every command, once: menu, keys, sheet, palette, jump list and dock are made from this list, in its order. */
export const commands = {
  'account.new': { label: { zh: '新建客户', en: 'New Account' }, isTask: true },
  'record.new': {
    label: { zh: '新建记录', en: 'New record' },
    menuLabel: { zh: '新建记录', en: 'New Record' },
    keys: ['mod+n'],
    menu: 'record/make',
    group: 'records',
  },
  'record.newOther': {
    label: { zh: '新建其他记录', en: 'New record of another sort' },
    menuLabel: { zh: '新建其他记录…', en: 'New Record Of…' },
    keys: ['mod+shift+n'],
    menu: 'record/make',
    group: 'records',
  },
  'record.duplicate': {
    label: { zh: '照这条新建', en: 'New record like this one' },
    menuLabel: { zh: '照这条新建…', en: 'New Record Like This…' },
    // In a list the key fills down, as in Excel.
    keys: ['mod+d'],
    menu: 'record/make',
    group: 'records',
  },
  'record.edit': {
    label: { zh: '编辑记录', en: 'Edit the record' },
    menuLabel: { zh: '编辑', en: 'Edit' },
    keys: ['F2'],
    menu: 'record/change',
    group: 'records',
  },
  'pasting.open': {
    label: { zh: '粘贴录入', en: 'Enter by pasting' },
    menuLabel: { zh: '粘贴录入…', en: 'Enter by Pasting…' },
    keys: ['mod+shift+v', 'mod+alt+v'],
    // In a list the first key pastes rows, in a field it pastes without formats.
    menuKey: 'mod+alt+v',
    menu: 'record/make',
    group: 'records',
  },
  'followUp.new': {
    label: { zh: '写跟进', en: 'Write a follow-up' },
    menuLabel: { zh: '写跟进', en: 'New Follow-up' },
    keys: ['mod+shift+j'],
    menu: 'record/make',
    group: 'records',
    isTask: true,
  },
  'record.save': {
    label: { zh: '保存', en: 'Save' },
    keys: ['mod+s'],
    menu: 'record/change',
    group: 'records',
  },
  'record.print': {
    label: { zh: '打印列表或记录', en: 'Print the list or record' },
    menuLabel: { zh: '打印…', en: 'Print…' },
    keys: ['mod+p'],
    menu: 'file/sheets',
    group: 'records',
  },
  'record.delete': {
    label: { zh: '移到回收站', en: 'Move to the recycle bin' },
    menuLabel: { zh: '移到回收站', en: 'Move to Recycle Bin' },
    menu: 'record/change',
    group: 'records',
  },
  'record.previous': {
    label: { zh: '上一条', en: 'Previous record' },
    menuLabel: { zh: '上一条', en: 'Previous' },
    keys: ['mod+ArrowUp'],
    menu: 'record/move',
    group: 'records',
  },
  'record.next': {
    label: { zh: '下一条', en: 'Next record' },
    menuLabel: { zh: '下一条', en: 'Next' },
    keys: ['mod+ArrowDown'],
    menu: 'record/move',
    group: 'records',
  },
  'search.open': {
    label: { zh: '全局搜索', en: 'Search everywhere' },
    menuLabel: { zh: '全局搜索', en: 'Search Everything' },
    keys: ['mod+k'],
    menu: 'edit/find',
    group: 'lists',
    isTask: true,
  },
  'list.find': {
    label: { zh: '在列表中查找', en: 'Find in the list' },
    menuLabel: { zh: '在列表中查找', en: 'Find in List' },
    keys: ['mod+f'],
    menu: 'edit/find',
    group: 'lists',
  },
  'list.filter': {
    label: { zh: '组合筛选条件', en: 'Combine filter conditions' },
    menuLabel: { zh: '组合筛选条件…', en: 'Combine Filter Conditions…' },
    keys: ['mod+shift+l'],
    menu: 'edit/find',
    group: 'lists',
  },
  'list.clearFilters': {
    label: { zh: '清除筛选', en: 'Clear the filters' },
    menuLabel: { zh: '清除筛选', en: 'Clear Filters' },
    keys: ['mod+shift+x'],
    menu: 'edit/find',
    group: 'lists',
  },
  'list.refresh': {
    label: { zh: '刷新', en: 'Refresh' },
    keys: ['F5', 'mod+r'],
    menu: 'view/page',
    group: 'lists',
  },
  'list.export': {
    label: { zh: '导出列表', en: 'Export the list' },
    menuLabel: { zh: '导出列表…', en: 'Export List…' },
    keys: ['mod+e'],
    menu: 'file/sheets',
    group: 'lists',
  },
  'edit.undo': {
    label: { zh: '撤销上一步操作', en: 'Undo the last action' },
    menuLabel: { zh: '撤销上一步操作', en: 'Undo Last Action' },
    keys: ['mod+z', 'mod+alt+z'],
    menuKey: 'mod+alt+z',
    menu: 'edit/actions',
    group: 'lists',
  },
  'import.open': {
    label: { zh: '导入表格', en: 'Import a sheet' },
    menuLabel: { zh: '导入表格…', en: 'Import Spreadsheet…' },
    keys: ['mod+i'],
    menu: 'file/sheets',
    group: 'sheets',
  },
  'import.history': {
    label: { zh: '导入记录', en: 'Earlier imports' },
    menuLabel: { zh: '导入历史', en: 'Import History' },
    menu: 'tools/pages',
    group: 'sheets',
  },
  'note.new': {
    label: { zh: '写便签', en: 'Write a sticky note' },
    menuLabel: { zh: '写便签', en: 'New Sticky Note' },
    keys: ['mod+shift+m'],
    menu: 'record/make',
    group: 'records',
  },
  'view.notes': {
    label: { zh: '打开便签', en: 'Open the sticky notes' },
    menuLabel: { zh: '便签', en: 'Sticky Notes' },
    menu: 'tools/pages',
    group: 'program',
  },
  'view.today': {
    label: { zh: '打开工作台', en: 'Open the home page' },
    menuLabel: { zh: '工作台', en: 'Home' },
    keys: ['alt+Home'],
    menu: 'tools/pages',
    group: 'program',
    isTask: true,
  },
  'view.quality': {
    label: { zh: '打开资料质量', en: 'Open data quality' },
    menuLabel: { zh: '资料质量', en: 'Data Quality' },
    menu: 'tools/pages',
    group: 'program',
  },
  'view.cleanUp': {
    label: { zh: '打开数据清理', en: 'Open the clean-up' },
    menuLabel: { zh: '数据清理', en: 'Clean Up' },
    menu: 'tools/pages',
    group: 'program',
  },
  'view.segments': {
    label: { zh: '打开客户分布', en: 'Open customer segments' },
    menuLabel: { zh: '客户分布', en: 'Customer Segments' },
    menu: 'tools/pages',
    group: 'program',
  },
  'view.recycleBin': {
    label: { zh: '打开回收站', en: 'Open the recycle bin' },
    menuLabel: { zh: '回收站', en: 'Recycle Bin' },
    menu: 'tools/pages',
    group: 'program',
  },
  'view.schemaEditor': {
    label: { zh: '打开字段与表单', en: 'Open fields and forms' },
    menuLabel: { zh: '字段与表单', en: 'Fields and Forms' },
    menu: 'tools/settings',
    group: 'program',
  },
  'view.tags': {
    label: { zh: '打开标签管理', en: 'Open the tags' },
    menuLabel: { zh: '标签管理…', en: 'Tags…' },
    menu: 'tools/settings',
    group: 'program',
  },
  'view.settings': {
    label: { zh: '打开设置', en: 'Open the settings' },
    menuLabel: { zh: '设置…', en: 'Settings…' },
    keys: ['mod+,'],
    menu: 'tools/settings',
    group: 'program',
  },
  'view.help': {
    label: { zh: '打开使用说明', en: 'Open the help' },
    menuLabel: { zh: '使用说明', en: 'Help' },
    menu: 'help/keys',
    group: 'program',
  },
  'view.shortcuts': {
    label: { zh: '查看快捷键', en: 'Show the shortcuts' },
    menuLabel: { zh: '快捷键', en: 'Keyboard Shortcuts' },
    keys: ['F1', '?'],
    menu: 'help/keys',
    group: 'program',
  },
  'view.themeSystem': {
    label: { zh: '外观：跟随系统', en: 'Theme: system' },
    menuLabel: { zh: '跟随系统', en: 'Follow System' },
    menu: 'view/theme',
    group: 'program',
  },
  'view.themeLight': {
    label: { zh: '外观：浅色', en: 'Theme: light' },
    menuLabel: { zh: '浅色', en: 'Light' },
    menu: 'view/theme',
    group: 'program',
  },
  'view.themeDark': {
    label: { zh: '外观：深色', en: 'Theme: dark' },
    menuLabel: { zh: '深色', en: 'Dark' },
    menu: 'view/theme',
    group: 'program',
  },
  // Each language is named in its own words, so that a person who reads only one finds it.
  'view.languageZh': {
    label: { zh: '语言：中文', en: 'Language: 中文' },
    menuLabel: { zh: '简体中文', en: '简体中文' },
    menu: 'view/language',
    group: 'program',
  },
  'view.languageEn': {
    label: { zh: '语言：English', en: 'Language: English' },
    menuLabel: { zh: 'English', en: 'English' },
    menu: 'view/language',
    group: 'program',
  },
  'view.zoomIn': {
    label: { zh: '放大', en: 'Zoom In' },
    keys: ['mod+=', 'mod+shift+=', 'mod+shift+Plus', 'mod+Plus'],
    menu: 'view/zoom',
    group: 'program',
  },
  'view.zoomOut': {
    label: { zh: '缩小', en: 'Zoom Out' },
    keys: ['mod+-'],
    menu: 'view/zoom',
    group: 'program',
  },
  'view.zoomReset': {
    label: { zh: '实际大小', en: 'Actual Size' },
    keys: ['mod+0'],
    menu: 'view/zoom',
    group: 'program',
  },
  'go.back': {
    label: { zh: '后退', en: 'Back' },
    keys: ['alt+ArrowLeft'],
    macKeys: ['mod+['],
    menu: 'view/page',
    group: 'program',
  },
  'database.new': {
    label: { zh: '新建数据库', en: 'New database' },
    menuLabel: { zh: '新建数据库…', en: 'New Database…' },
    menu: 'file/database',
    group: 'program',
  },
  'database.open': {
    label: { zh: '打开数据库', en: 'Open a database' },
    menuLabel: { zh: '打开数据库…', en: 'Open Database…' },
    keys: ['mod+o'],
    menu: 'file/database',
    group: 'program',
  },
  'database.backUp': {
    label: { zh: '备份数据库', en: 'Back up the database' },
    menuLabel: { zh: '备份到…', en: 'Back Up To…' },
    menu: 'file/database',
    group: 'program',
  },
  'database.close': {
    label: { zh: '关闭数据库', en: 'Close the database' },
    menuLabel: { zh: '关闭数据库', en: 'Close Database' },
    menu: 'file/database',
    group: 'program',
  },
  'go.1': { label: { zh: '第 1 个列表', en: 'List 1' }, keys: ['mod+1'] },
  'go.2': { label: { zh: '第 2 个列表', en: 'List 2' }, keys: ['mod+2'] },
  'go.3': { label: { zh: '第 3 个列表', en: 'List 3' }, keys: ['mod+3'] },
  'go.4': { label: { zh: '第 4 个列表', en: 'List 4' }, keys: ['mod+4'] },
  'go.5': { label: { zh: '第 5 个列表', en: 'List 5' }, keys: ['mod+5'] },
  'go.6': { label: { zh: '第 6 个列表', en: 'List 6' }, keys: ['mod+6'] },
  'go.7': { label: { zh: '第 7 个列表', en: 'List 7' }, keys: ['mod+7'] },
  'go.8': { label: { zh: '第 8 个列表', en: 'List 8' }, keys: ['mod+8'] },
  'go.9': { label: { zh: '第 9 个列表', en: 'List 9' }, keys: ['mod+9'] },
} as const satisfies Readonly<Record<string, Command>>;

/** The name of a command. */
export type CommandName = keyof typeof commands;
/** Every name, in the order of the list. */
export const commandNames = Object.keys(commands) as readonly CommandName[];

/** What is known of a command. */
export function commandOf(name: CommandName): Command {
  return commands[name];
}

/** The keys of a command on this sort of machine, the one that is shown first. */
export function keysOfCommand(name: CommandName, isMac: boolean): readonly string[] {
  const { keys = [], macKeys } = commandOf(name);
  return isMac ? (macKeys ?? keys) : keys;
}

/** Whether a word names a command. */
export function isCommandName(word: string): word is CommandName {
  return Object.hasOwn(commands, word);
}
