import { simplified } from '../../duplicates/simplified';
import { comparable } from '../cells/cellText';

/** A heading taken apart: what it says, what it says in brackets, the unit it names and the slot it belongs to. */
export interface Heading {
  /** As it stands in the sheet, parents joined by `/`. */
  readonly text: string;
  /** Compared form without marks, units and brackets. */
  readonly key: string;
  /** Compared forms of what stood in brackets and was neither a unit nor a remark on how to fill it in. */
  readonly inside: readonly string[];
  /** What one unit means, when the heading says so: 10000 for `金额（万元）`. */
  readonly multiplier: number | null;
  /** The heading says that its values are percentages. */
  readonly isPercent: boolean;
  /** 2 for `联系人2`, `第二联系人`, `手机2`; null when it does not say. */
  readonly slot: number | null;
}

const units: Readonly<Record<string, number>> = {
  元: 1,
  人民币: 1,
  人民币元: 1,
  rmb: 1,
  cny: 1,
  '¥': 1,
  yuan: 1,
  千元: 1000,
  k: 1000,
  万: 10_000,
  万元: 10_000,
  萬元: 10_000,
  人民币万元: 10_000,
  万rmb: 10_000,
  w: 10_000,
  百万: 1_000_000,
  百万元: 1_000_000,
  千万元: 10_000_000,
  亿: 100_000_000,
  亿元: 100_000_000,
};

const fillingRemarks =
  /^(?:必填|选填|非必填|可选|必选|可空|不能为空|下拉(?:选择)?|单选|多选|自动|文本(?:格式)?|数字|日期|必须?|请.*|格式.*|如.*|例.*|yyyy.*|年月日|年-月-日|最多.*|不超过.*|required|optional|\*+|含税|不含税|税前|税后|税率.*)$/;

/** What one unit means in words such as `万元` or `RMB`; nothing for words that are no unit of money. */
function multiplierOf(unit: string): number | undefined {
  const key = comparable(unit).replace(/^(?:单位|unit)[:为]?/, '');
  return Object.hasOwn(units, key) ? units[key] : undefined;
}

/** The unit named in a line above the table: `单位：万元` anywhere in it. */
export function multiplierOfLine(text: string): number | undefined {
  const found = /(?:金额)?单位\s*[:：为]\s*(?:人民币)?\s*([元千万亿百萬]+|RMB|CNY)/i.exec(text);
  return found?.[1] === undefined ? undefined : multiplierOf(found[1]);
}

const numerals: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 首: 1, 主: 1 };

function slotOf(key: string): { readonly slot: number | null; readonly rest: string } {
  const ordinal = /^第([一二三四1-4])(联系人|负责人|联络人)?/.exec(key);
  if (ordinal)
    return { slot: numeralOf(ordinal[1]), rest: (ordinal[2] ?? '') + key.slice(ordinal[0].length) };
  const numbered =
    /(联系人|联络人|姓名|contact)[-_.#]?([一二三四1-4])(?![0-9])/.exec(key) ??
    /(手机|手机号|手机号码|移动电话)([一二三四])$/.exec(key);
  if (numbered) {
    const at = numbered.index + (numbered[1]?.length ?? 0);
    return {
      slot: numeralOf(numbered[2]),
      rest: key.slice(0, at) + key.slice(numbered.index + numbered[0].length),
    };
  }
  const trailing = /^(.*[^0-9一二三四])[-_.#]?([1-4])$/.exec(key);
  if (trailing && trailing[1] !== undefined) return { slot: numeralOf(trailing[2]), rest: trailing[1] };
  return { slot: null, rest: key };
}

function numeralOf(text: string | undefined): number {
  return text === undefined ? 1 : (numerals[text] ?? Number(text));
}

/** The compared form of a bare heading word: marks of punctuation and obligation gone, blanks gone, lower case. */
export function headingKey(text: string): string {
  return comparable(text)
    .replace(/^[*★●▲■◆#、.,。:：\-—_]+/, '')
    .replace(/[*★●▲■◆、.,。:：?？!！\-—_]+$/, '')
    .replace(/^(?:\d+|[一二三四五六七八九十]+)[、.．](?=\D)/, '')
    .replace(/[_\-.'"“”‘’|·*]/g, '');
}

const brackets = /[(（[【〔{]([^()（）[\]【】〔〕{}]*)[)）\]】〕}]/g;

/** Traditional characters of headings that names of companies do not have. */
const furtherPairs = new Map(
  '戶户 郵邮 備备 註注 額额 簽签 約约 狀状 責责 別别 傳传 腦脑 個个 內内 幾几 證证 夠够 辦办 錄录 箱箱 帳账'
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
);

function simplifiedHeading(text: string): string {
  if (!/[\u4e00-\u9fff]/.test(text)) return text;
  let made = '';
  for (const character of simplified(text)) made += furtherPairs.get(character) ?? character;
  return made.replaceAll('聯络', '联络');
}

/** Takes one heading (or the part of a joined one) apart. */
export function readHeading(text: string): Heading {
  const known = readHeadings.get(text);
  if (known) return known;
  const inside: string[] = [];
  let multiplier: number | null = null;
  let isPercent = false;
  const flat = simplifiedHeading(text.normalize('NFKC').replace(/\r\n?|\n/g, ' '));
  const outside = flat.replace(brackets, (_whole, part: string) => {
    const unit = multiplierOf(part);
    if (unit !== undefined) multiplier = unit;
    else if (/^\s*%\s*$/.test(part) || comparable(part) === '百分比') isPercent = true;
    else if (!fillingRemarks.test(comparable(part)) && comparable(part) !== '') inside.push(headingKey(part));
    return ' ';
  });
  let key = headingKey(outside);
  const tail =
    /^(.*[^\d])(?:\/|:|：|,|，|单位[:：]?)(万元|千元|元|亿元|万|%)$/.exec(comparable(outside)) ??
    /^(.*(?:金额|额|价|资本|资金|预算|收入|款))(万元|千元|亿元|元)$/.exec(comparable(outside));
  if (tail?.[1] !== undefined && tail[2] !== undefined) {
    key = headingKey(tail[1]);
    if (tail[2] === '%') isPercent = true;
    else multiplier = multiplierOf(tail[2]) ?? multiplier;
  } else if (key.endsWith('%') && key.length > 1) {
    key = key.slice(0, -1);
    isPercent = true;
  }
  const { slot, rest } = slotOf(key);
  const heading: Heading = { text: text.trim(), key: rest, inside, multiplier, isPercent, slot };
  if (readHeadings.size > 5000) readHeadings.clear();
  readHeadings.set(text, heading);
  return heading;
}
const readHeadings = new Map<string, Heading>();

/** What the workbook of rejected rows adds: it is the same layout as the sheet it came from. */
const addedHeadings = new Set(['原行号', '原因', 'rowinthesheet', 'reason']);

/**
 * The fingerprint of a set of headings, whatever their order: what a remembered layout is found by.
 * Two sheets with the same headings share it.
 */
export function headingFingerprint(headings: readonly string[]): string {
  const keys = headings
    .map((heading) => comparable(heading))
    .filter((key) => key !== '' && !addedHeadings.has(key));
  return [...keys].sort().join('\u0001');
}

/** Whether a heading as it stands in a sheet means a part of a name. */
export function isPartOfName(heading: string): boolean {
  const { key } = readHeading(heading.split('/').at(-1) ?? '');
  return isFirstName(key) || isLastName(key);
}

/** Whether a heading means the given name alone. */
export function isFirstName(key: string): boolean {
  return /^(?:firstname|givenname|forename|名|名字)$/.test(key);
}

/** Whether a heading means the family name alone. */
export function isLastName(key: string): boolean {
  return /^(?:lastname|familyname|surname|姓|姓氏)$/.test(key);
}
