import type { Label } from './label';
import type { ProblemCode } from './problem';

/** What to do about a cell of a sheet that has a problem: one sentence beside the words of the problem. */
export const problemAdvice: Readonly<Record<ProblemCode, Label>> = {
  required: {
    zh: '没有它这一行无法导入。补上内容，或选择不导入这一行。',
    en: 'Without it the row cannot come in. Fill it in, or leave the row out.',
  },
  tooLong: { zh: '请缩短，或把多余的部分移到备注。', en: 'Shorten it, or move the rest to the remark.' },
  notText: { zh: '请改为文字。', en: 'Type it as text.' },
  controlCharacters: { zh: '请重新输入这一格。', en: 'Type the cell again.' },
  notANumber: { zh: '请只写数字，如 120 或 3.5。', en: 'Use digits only, such as 120 or 3.5.' },
  notWhole: { zh: '请改为整数，如 12。', en: 'Use a whole number, such as 12.' },
  outOfRange: { zh: '请核对数字，或清空这一格。', en: 'Check the number, or clear the cell.' },
  numberTooLarge: { zh: '请核对位数和单位。', en: 'Check the digits and the unit.' },
  precisionLost: {
    zh: '表格软件只保留 15 位数字，后面的已变成 0。请对照原件重新输入。',
    en: 'Spreadsheets keep 15 digits; the rest became 0. Type it again from the source.',
  },
  dateInvalid: {
    zh: '请写成 2024-03-05 的样子，或清空这一格。',
    en: 'Use the form 2024-03-05, or clear the cell.',
  },
  dateWithoutYear: { zh: '请补上年份，如 2024-03-05。', en: 'Add the year, as in 2024-03-05.' },
  dateAmbiguous: {
    zh: '03/04 可能是 3 月 4 日，也可能是 4 月 3 日。请写成 2024-03-04。',
    en: '03/04 may be either. Use the form 2024-03-04.',
  },
  dateOutOfRange: { zh: '请核对年份。', en: 'Check the year.' },
  dateUnlikely: {
    zh: '已照原样读取。对照原件核对年份，没有错就不必改。',
    en: 'It is read as written. Check the year against the source; leave it if it is right.',
  },
  dateYearGuessed: {
    zh: '已按最接近的年份读取。不对的话请写全四位年份。',
    en: 'The nearest year was taken. Write four digits if it is another.',
  },
  dateDayMissing: {
    zh: '已按当月 1 日读取。知道日期的话请补上。',
    en: 'The first day of the month was taken. Add the day if you know it.',
  },
  timeInvalid: { zh: '请写成 14:30 的样子。', en: 'Use the form 14:30.' },
  moneyInvalid: {
    zh: '请只写数字，可带“万”“元”，如 12.5万。',
    en: 'Use a number, with 万 or 元 if needed, such as 12.5万.',
  },
  moneyCurrency: {
    zh: '请换算成人民币，或清空并写进备注。',
    en: 'Convert it to renminbi, or move it to the remark.',
  },
  moneyRange: {
    zh: '请写一个确定的金额，范围可以写进备注。',
    en: 'Write one amount; a range fits in the remark.',
  },
  moneyOutlier: {
    zh: '比同列其他金额大一百倍以上，可能差了“万”。没有错就不必改。',
    en: 'A hundred times the others; perhaps the unit. Leave it if it is right.',
  },
  percentInvalid: { zh: '请写成 60% 或 60。', en: 'Use the form 60% or 60.' },
  percentRange: { zh: '请改为 0 到 100 之间的数。', en: 'Use a number from 0 to 100.' },
  phoneInvalid: {
    zh: '请改为电话号码，其他文字移到备注。',
    en: 'Keep only the number; move words to the remark.',
  },
  phoneLength: {
    zh: '手机是 11 位，座机是区号加 7 到 8 位。请对照原件核对。',
    en: 'Mobiles have 11 digits, landlines area code and 7 to 8. Check the source.',
  },
  phoneDigitsLost: {
    zh: '表格把号码存成了 1.38E+10 的样子，后面的数字找不回来。请对照原件重新输入。',
    en: 'The sheet kept it as 1.38E+10; the digits are gone. Type it again from the source.',
  },
  mailInvalid: { zh: '请写成 name@example.com 的样子。', en: 'Use the form name@example.com.' },
  urlInvalid: { zh: '请写成 www.example.com 的样子。', en: 'Use the form www.example.com.' },
  choiceUnknown: {
    zh: '在“取值对应”里一次选定它是哪个选项，或新建选项。',
    en: 'Say once in the values which option it is, or make a new one.',
  },
  booleanUnknown: {
    zh: '请写“是”或“否”，也可在“取值对应”里一次选定。',
    en: 'Write yes or no, or say it once in the values.',
  },
  creditCodeInvalid: {
    zh: '应为 18 位数字和大写字母。请对照营业执照核对。',
    en: '18 digits and capital letters. Check the business licence.',
  },
  creditCodeChecksum: {
    zh: '有一位写错了，常见的是 O 与 0、I 与 1。有建议时可直接采用。',
    en: 'One character is wrong, often O for 0 or I for 1. Take the suggestion if there is one.',
  },
  creditCodeOldNumber: {
    zh: '已保留为旧注册号。有 18 位代码时请换上。',
    en: 'It is kept as the old number. Replace it when you have the 18-digit code.',
  },
  referenceUnknown: {
    zh: '在“取值对应”里一次选定对应的人或记录；不选就留空。',
    en: 'Say once in the values who or what it is; otherwise it stays blank.',
  },
  referenceAmbiguous: {
    zh: '在“取值对应”里选定是哪一位；不选就留空。',
    en: 'Say in the values which one; otherwise it stays blank.',
  },
  cellError: { zh: '请改为正确的内容，或清空这一格。', en: 'Type what it should say, or clear the cell.' },
  formulaWithoutValue: {
    zh: '用表格软件打开文件并保存一次，或直接输入结果。',
    en: 'Open and save the file once in a spreadsheet program, or type the result.',
  },
  notUnique: { zh: '请核对，或清空这一格。', en: 'Check it, or clear the cell.' },
  saysSomethingElse: {
    zh: '请改为这一项的内容，或清空这一格。',
    en: 'Type what belongs here, or clear the cell.',
  },
  notAllowedHere: { zh: '请清空这一格。', en: 'Clear the cell.' },
  startAfterEnd: { zh: '请核对两个日期，可能写反了。', en: 'Check both dates; they may be swapped.' },
  differsFromEarlierRow: {
    zh: '默认以先出现的为准。请核对哪一个是对的。',
    en: 'The first one counts. Check which is right.',
  },
  repeatedRow: {
    zh: '只作为一条导入。确实是两条的，请选“仍作为两条导入”。',
    en: 'It goes in once. Choose “Import as two” where two are meant.',
  },
  reasonRequired: { zh: '请写明变更原因。', en: 'Say why it is changed.' },
  changedMeanwhile: { zh: '请查看最新内容后再改。', en: 'Look at the latest before you change it.' },
};
