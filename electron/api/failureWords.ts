import type { Label } from '../../db/schema/label';
import type { FailureCode } from './failure';

/**
 * One sentence for every failure: what happened and what to do. `{…}` stands for the failure's parameters. Windows,
 * command line and the report of a rehearsal all speak from here.
 */
export const failureWords: Readonly<Record<FailureCode, Label>> = {
  unknownCall: {
    zh: '程序内部请求无效，请重启程序。',
    en: 'The program asked for something unknown. Restart it.',
  },
  malformedInput: {
    zh: '输入的内容无法识别，请检查后重试。',
    en: 'The input could not be read. Check it and try again.',
  },
  notAllowed: { zh: '没有权限执行此操作。', en: 'This is not allowed.' },
  tooManyCalls: { zh: '操作过于频繁，请稍候再试。', en: 'Too many requests at once. Try again in a moment.' },
  cancelled: { zh: '已取消。', en: 'Cancelled.' },
  internal: {
    zh: '程序出现意外错误（编号 {incident}）。数据未受影响，请重试；若再次出现，请导出日志。',
    en: 'An unexpected error occurred (no. {incident}). The data is safe. Try again; if it returns, export the log.',
  },
  applicationGone: {
    zh: '后台程序意外退出，正在重新启动。刚才的操作请重试。',
    en: 'The background process ended and is being restarted. Repeat the last action.',
  },
  applicationSilent: {
    zh: '后台程序没有响应，请稍候或重启程序。',
    en: 'The background process does not answer. Wait or restart the program.',
  },
  noDatabase: { zh: '尚未打开数据库。', en: 'No database is open.' },
  databaseMissing: {
    zh: '找不到数据库文件，可能已被移动或删除。',
    en: 'The database file is gone; it may have been moved or deleted.',
  },
  databaseNotOurs: { zh: '这不是客源 CRM 的数据库文件。', en: 'This is not a Keyuan CRM database.' },
  databaseNewer: {
    zh: '此文件由更新版本的程序创建，请先升级程序。',
    en: 'The file was made by a newer version. Update the program first.',
  },
  databaseOlderProgram: {
    zh: '当前程序版本过旧，只能查看，不能修改。',
    en: 'This version is too old to change the file; it may only look.',
  },
  databaseReadOnly: { zh: '数据库以只读方式打开，不能修改。', en: 'The database is open for reading only.' },
  databaseOnShare: {
    zh: '数据库在网络共享文件夹中，目前只能查看。',
    en: 'The database lies on a network share and may only be read for now.',
  },
  databaseInSyncFolder: {
    zh: '数据库在云同步文件夹中，目前只能查看；要修改，请移到本机其他文件夹。',
    en: 'The database lies in a synchronised folder and may only be read. Move it to another folder to change it.',
  },
  databaseBusy: {
    zh: '数据库正忙，请稍后重试，内容已保留。',
    en: 'The database is busy. Try again shortly; nothing was lost.',
  },
  databaseUnreachable: {
    zh: '无法访问数据库文件，请检查磁盘或网络。',
    en: 'The database cannot be reached. Check the disk or the network.',
  },
  databaseFull: {
    zh: '磁盘空间不足，未能保存。请清理磁盘后重试。',
    en: 'The disk is full; nothing was saved. Free some space and try again.',
  },
  databaseCorrupt: {
    zh: '数据库文件已损坏，请停止使用并从备份恢复。',
    en: 'The database is damaged. Stop using it and restore a back-up.',
  },
  databaseExists: {
    zh: '该位置已有同名文件，请换一个名称。',
    en: 'A file of that name exists. Choose another name.',
  },
  migrationFailed: {
    zh: '升级数据库未成功，文件保持原样，升级前的备份已保留。',
    en: 'The database could not be upgraded; it is as it was, and a back-up was kept.',
  },
  notFound: { zh: '记录不存在，可能已被删除。', en: 'The record does not exist; it may have been deleted.' },
  invalid: {
    zh: '有内容不符合要求，请检查标出的项目。',
    en: 'Some values are not right. Check the marked fields.',
  },
  conflict: {
    zh: '{by}刚刚修改了同一内容，请选择保留哪一个。',
    en: '{by} has just changed the same fields. Choose which to keep.',
  },
  stale: {
    zh: '记录已被他人修改，请刷新后再试。',
    en: 'The record was changed by somebody else. Refresh and try again.',
  },
  referenced: { zh: '仍有其他记录引用它，不能这样做。', en: 'Other records still refer to it.' },
  recordDeleted: {
    zh: '记录已在回收站中，请先还原。',
    en: 'The record is in the recycle bin. Restore it first.',
  },
  nothingToUndo: { zh: '没有可以撤销的操作。', en: 'There is nothing to undo.' },
  undoPartly: { zh: '部分内容之后又被修改，已保留。', en: 'Some of it was changed later and stays.' },
  ticketExpired: {
    zh: '文件链接已失效，请重新选择文件。',
    en: 'The file is no longer at hand. Choose it again.',
  },
  fileMissing: {
    zh: '找不到文件，可能已被移动或删除。',
    en: 'The file is gone; it may have been moved or deleted.',
  },
  fileEmpty: { zh: '文件是空的，里面没有内容。', en: 'The file is empty.' },
  fileTooLarge: {
    zh: '文件过大，请拆分后再导入。',
    en: 'The file is too large. Split it and import the parts.',
  },
  fileDamaged: {
    zh: '文件已损坏或不完整，请用表格软件打开并另存后重试。',
    en: 'The file is damaged or incomplete. Open it in a spreadsheet program, save it again, and retry.',
  },
  fileUnsafe: {
    zh: '文件含有不安全的内容，已拒绝打开。',
    en: 'The file holds unsafe content and was refused.',
  },
  fileNotASheet: { zh: '这不是可以识别的表格文件。', en: 'This is not a spreadsheet the program can read.' },
  filePassword: {
    zh: '文件有密码保护，需要密码才能打开。',
    en: 'The file is protected; its password is needed to open it.',
  },
  filePasswordWrong: { zh: '密码不对。', en: 'The password is wrong.' },
  fileEncoding: {
    zh: '无法识别文字编码，请手动选择编码。',
    en: 'The text encoding is unknown. Choose it by hand.',
  },
  fileUnreadable: {
    zh: '文件无法读取，可能正被其他程序占用。',
    en: 'The file cannot be read; another program may hold it.',
  },
  sheetMissing: {
    zh: '文件中有工作表缺失，请用表格软件打开并另存后重试。',
    en: 'A sheet of the file is missing. Open it in a spreadsheet program, save it again, and retry.',
  },
  tooManyRows: {
    zh: '行数过多，请拆分后再导入。',
    en: 'Too many rows. Split the file and import the parts.',
  },
  tooSlow: { zh: '读取时间过长，文件可能已损坏。', en: 'Reading took too long; the file may be damaged.' },
  diskFull: {
    zh: '磁盘空间不足，文件未写完，已清除。',
    en: 'The disk is full; the unfinished file was removed.',
  },
  notWritable: {
    zh: '无法写入该位置，文件可能正被打开。',
    en: 'The place cannot be written to; the file may be open.',
  },
  workerGone: {
    zh: '处理表格的程序意外退出，请重试。',
    en: 'The spreadsheet process ended unexpectedly. Try again.',
  },
  noTable: { zh: '没有在文件中找到数据表。', en: 'No table was found in the file.' },
  importNotReady: { zh: '请先完成检查，再开始导入。', en: 'Check the rows before importing.' },
  importInUse: {
    zh: '另一个导入正在进行，请等它完成。',
    en: 'Another import is running. Wait for it to end.',
  },
  printFailed: { zh: '打印未成功，请检查打印机。', en: 'Printing failed. Check the printer.' },
};

const somebody: Label = { zh: '其他人', en: 'Somebody else' };

/** The sentence for a failure with its parameters put in. */
export function failureSentence(
  failure: {
    readonly code: FailureCode;
    readonly params?: Readonly<Record<string, string | number>>;
    readonly incident?: string;
    readonly by?: string;
  },
  language: keyof Label,
): string {
  const params: Record<string, string | number> = {
    ...failure.params,
    incident: failure.incident ?? '–',
    by: failure.by ?? somebody[language],
  };
  return failureWords[failure.code][language].replace(/\{(\w+)\}/g, (_whole, name: string) =>
    String(params[name] ?? ''),
  );
}
