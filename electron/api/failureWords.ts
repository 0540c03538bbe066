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
    zh: '找不到数据库文件：可能已被移动或删除，也可能网络盘没有连接。',
    en: 'The database file is not there: it may have been moved or deleted, or the network drive is not connected.',
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
  duplicatesExist: {
    zh: '已有记录的值重复，暂时不能设为不可重复：{values}。',
    en: 'Records hold the same value, so it cannot be made unique yet: {values}.',
  },
  mergedOn: {
    zh: '这条记录已合并到“{title}”，请先在那里操作或拆分还原。',
    en: 'This record was merged into “{title}”. Go on there, or split it again first.',
  },
  ticketExpired: {
    zh: '文件链接已失效，请重新选择文件。',
    en: 'The file is no longer at hand. Choose it again.',
  },
  fileMissing: {
    zh: '找不到文件：可能已被移动或删除，也可能网络盘没有连接。',
    en: 'The file is not there: it may have been moved or deleted, or the network drive is not connected.',
  },
  fileEmpty: {
    zh: '文件是空的，里面没有内容。请确认选对了文件，或重新导出一份。',
    en: 'The file is empty. Check that it is the right one, or export it again.',
  },
  fileTooLarge: {
    zh: '文件过大，请拆分成几个文件后再导入。',
    en: 'The file is too large. Split it and import the parts.',
  },
  fileDamaged: {
    zh: '文件已损坏或不完整，请用表格软件打开并另存后重试，或重新取得文件。',
    en: 'The file is damaged or incomplete. Open it in a spreadsheet program, save it again, and retry, or get it again.',
  },
  fileUnsafe: {
    zh: '文件含有不安全的内容，已拒绝打开。若来源可信，请用表格软件打开并另存后重试。',
    en: 'The file holds unsafe content and was refused. If you trust it, open it in a spreadsheet program, save it again, and retry.',
  },
  fileNotASheet: {
    zh: '这不是可以识别的表格文件。请用表格软件打开，另存为 .xlsx 后重试。',
    en: 'This is not a spreadsheet the program can read. Open it in a spreadsheet program, save it as .xlsx, and retry.',
  },
  fileDocument: {
    zh: '这是文档、幻灯片或图片，不是表格。请把其中的表格复制到表格软件，另存为 .xlsx 后重试。',
    en: 'This is a document, slides or a picture, not a spreadsheet. Copy its table into a spreadsheet program, save it as .xlsx, and retry.',
  },
  fileWebPage: {
    zh: '这是网页，里面没有表格，可能导出时登录已失效。请重新登录原系统，再导出一次。',
    en: 'This is a web page without a table; the login may have expired during the export. Sign in there again and export once more.',
  },
  fileArchive: {
    zh: '这是压缩包，里面不止一个表格，或有密码。请先解压，再导入里面的表格，也可以导入整个文件夹。',
    en: 'This is an archive of several files, or one with a password. Unpack it first, then import the sheets in it, or the whole folder.',
  },
  fileLink: {
    zh: '这是在线表格或文件的快捷方式，里面没有数据。请打开它，下载为 Excel（.xlsx）后再导入。',
    en: 'This is a shortcut to an online sheet or a file and holds no data. Open it, download it as Excel (.xlsx), and import that.',
  },
  fileForeign: {
    zh: '这是其他表格软件的文件（如 Numbers、Lotus、Gnumeric）。请在原来的软件中导出为 Excel（.xlsx）或 CSV 后再导入。',
    en: 'This is a file of another spreadsheet program (such as Numbers, Lotus or Gnumeric). Export it there as Excel (.xlsx) or CSV, and import that.',
  },
  fileCipher: {
    zh: '文件被加密软件保护，或使用了不支持的加密方式。请在能打开它的电脑上去掉密码或解密，另存为 .xlsx 后再导入。',
    en: 'The file is locked by a protection program, or encrypted in a way that is not supported. Open it where it can be opened, remove the password or decrypt it, save it as .xlsx, and import that.',
  },
  filePassword: {
    zh: '文件有密码保护，请输入密码。',
    en: 'The file is protected. Enter its password.',
  },
  filePasswordWrong: {
    zh: '密码不对，请检查大小写后再试。',
    en: 'The password is wrong. Check upper and lower case and try again.',
  },
  fileEncoding: {
    zh: '无法识别文字编码，请手动选择编码。',
    en: 'The text encoding is unknown. Choose it by hand.',
  },
  fileUnreadable: {
    zh: '文件无法读取：可能正被其他程序占用，或保存方式不受支持。请关闭其他程序，或另存为 .xlsx 后重试。',
    en: 'The file cannot be read: another program may hold it, or it was saved in an unknown way. Close that program, or save the file as .xlsx, and retry.',
  },
  sheetMissing: {
    zh: '文件中有工作表缺失，请用表格软件打开并另存后重试。',
    en: 'A sheet of the file is missing. Open it in a spreadsheet program, save it again, and retry.',
  },
  tooManyRows: {
    zh: '行数过多，请拆分后再导入。',
    en: 'Too many rows. Split the file and import the parts.',
  },
  tooSlow: {
    zh: '读取时间过长，文件可能已损坏。请用表格软件打开并另存后重试。',
    en: 'Reading took too long; the file may be damaged. Open it in a spreadsheet program, save it again, and retry.',
  },
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
  importFileMissing: {
    zh: '找不到当时导入的文件“{name}”，请选择它现在的位置。',
    en: 'The file “{name}” that was imported is not where it was. Choose it.',
  },
  importFileChanged: {
    zh: '这个文件和当时导入的“{name}”内容不同。请选择原来的文件，或撤销已写入的部分后重新导入。',
    en: 'This is not the “{name}” that was imported. Choose the original, or take back what is in and import anew.',
  },
  importNotResumable: {
    zh: '这次导入不能继续，可以撤销已写入的部分后重新导入。',
    en: 'This import cannot go on. Take back what is in and import anew.',
  },
  stampMissing: {
    zh: '这张表里没有导出时的标记，不能与资料逐格比较；可以按普通表格导入。',
    en: 'The sheet carries no mark of an export, so it cannot be compared cell by cell. It may be imported like any sheet.',
  },
  stampOfOtherOffice: {
    zh: '这张表是从另一个数据库导出的，不能与这里的资料逐格比较；可以按普通表格导入。',
    en: 'The sheet was exported from another database and cannot be compared with this one. It may be imported like any sheet.',
  },
  stampTooOld: {
    zh: '这张表导出得太早，当时的资料已无从比较；请重新导出，或按普通表格导入。',
    en: 'The sheet was exported too long ago to be compared. Export it again, or import it like any sheet.',
  },
  stampNewer: {
    zh: '这张表比当前数据库还新，数据库可能是从备份恢复的；请重新导出，或按普通表格导入。',
    en: 'The sheet is newer than the database, which may have been restored from a back-up. Export it again, or import it like any sheet.',
  },
  stampWithoutKeys: {
    zh: '表里隐藏的行标识已被删除，认不出每一行是哪条记录；可以按普通表格导入。',
    en: 'The hidden row keys were removed, so the rows cannot be told apart. The sheet may be imported like any sheet.',
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
