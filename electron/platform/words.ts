import type { Settings } from '../api/settings';

const zh = {
  program: '客源 CRM',
  sheets: '电子表格',
  databases: '客源数据库',
  allFiles: '所有文件',
  chooseSheet: '选择要导入的表格',
  chooseDatabase: '打开数据库',
  newDatabase: '新建数据库',
  exportTo: '导出到',
  pdfTo: '保存为 PDF',
  backUpTo: '备份到',
  openLink: '打开链接',
  openLinkAsk: '要在其他程序中打开这个地址吗?',
  open: '打开',
  cancel: '取消',
  silent: '数据库没有回应',
  silentAsk:
    '已经 30 秒没有回应,可能是网络磁盘断开了。可以继续等待,也可以重新启动数据服务;没有保存的操作不会写入。',
  wait: '继续等待',
  restart: '重新启动',
  refusedSwitches: '程序不能带这些参数启动:',
  pageGone: '窗口出了问题',
  pageGoneAsk: '窗口的页面意外结束,数据没有受影响。',
  reload: '重新打开窗口',
  leave: '有没有完成的工作',
  leaveAsk:
    '有没有保存的内容,或者正在进行的任务。现在关闭,没有保存的内容会丢失;导入已经写入的部分会保留,可以撤销。',
  stay: '留下',
  leaveAnyway: '关闭窗口',
} as const;

const en: Record<keyof typeof zh, string> = {
  program: 'Keyuan CRM',
  sheets: 'Spreadsheets',
  databases: 'Keyuan databases',
  allFiles: 'All files',
  chooseSheet: 'Choose the sheet to import',
  chooseDatabase: 'Open a database',
  newDatabase: 'New database',
  exportTo: 'Export to',
  pdfTo: 'Save as PDF',
  backUpTo: 'Back up to',
  openLink: 'Open link',
  openLinkAsk: 'Open this address in another program?',
  open: 'Open',
  cancel: 'Cancel',
  silent: 'The database does not answer',
  silentAsk:
    'There has been no answer for 30 seconds; a network drive may be gone. You can wait, or restart the data service; actions that were not saved are not written.',
  wait: 'Wait',
  restart: 'Restart',
  refusedSwitches: 'The program does not start with these arguments:',
  pageGone: 'The window ran into a problem',
  pageGoneAsk: 'The page of the window ended unexpectedly. Data was not affected.',
  reload: 'Open the window again',
  leave: 'Work is not finished',
  leaveAsk:
    'There are unsaved changes or a running task. If you close now, unsaved changes are lost; the part of an import that is already written stays and can be undone.',
  stay: 'Stay',
  leaveAnyway: 'Close the window',
};

const words = { zh, en } satisfies Record<Settings['language'], Record<keyof typeof zh, string>>;

/** The words of the dialogs of the system, which the window's catalogue cannot reach. */
export function wordsOf(language: Settings['language']): Record<keyof typeof zh, string> {
  return words[language];
}
