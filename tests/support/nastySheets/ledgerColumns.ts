import { checkCharacter } from '../../../db/schema/kinds/creditCode';
import { day, heading, row, type Line } from './sheetWriting';

/** A column of a ledger: its heading, what it must become (`|` parts other right answers) and its cells. */
export interface LedgerColumn {
  readonly head: string;
  readonly field: string | null;
  readonly cellOf: (at: number) => unknown;
}

/** A column; a list of cells is gone through again and again. */
export function column(
  head: string,
  field: string | null,
  cells: readonly unknown[] | ((at: number) => unknown),
): LedgerColumn {
  return { head, field, cellOf: typeof cells === 'function' ? cells : (at) => cells[at % cells.length] };
}

/** The heading row of these columns. */
export function headsOf(columns: readonly LedgerColumn[]): Line {
  return heading(
    columns.map((one) => one.head),
    fieldsOf(columns),
  );
}

/** The fields of these columns. */
export function fieldsOf(columns: readonly LedgerColumn[]): (string | null)[] {
  return columns.map((one) => one.field);
}

/** `count` rows of these columns, from the `from`th on. */
export function rowsOf(columns: readonly LedgerColumn[], count: number, from = 0): Line[] {
  return Array.from({ length: count }, (_unused, at) => row(...columns.map((one) => one.cellOf(from + at))));
}

const places = '常州 绍兴 中山 泉州 洛阳 株洲 芜湖 潍坊 绵阳 惠州 台州 襄阳 南通'.split(' ');
const brands = '启航 汇通 百川 昌隆 明达 宏图 卓越 润泽 亿佳 富源 华晟 信诺 同创 凯乐 诚美 海纳 方圆'.split(
  ' ',
);
const families = '章云苏潘葛范彭鲁韦马苗凤花俞任袁柳鲍史唐费廉岑薛雷贺倪汤'.split('');
const givens = '晓东 美玲 国庆 婷婷 永强 海燕 志明 春梅 子豪 文静 少华 丽娟 宏伟 佳宁 德胜 雅琴 金龙'.split(
  ' ',
);

/** A firm nobody else in the sheet has, of a trade: `tail` is how it ends. */
export function firm(at: number, tail: string): string {
  return `${places[at % places.length] ?? ''}${brands[(at * 3 + 1) % brands.length] ?? ''}${tail}`;
}

/** A person nobody else in the sheet is. */
export function person(at: number): string {
  return `${families[at % families.length] ?? ''}${givens[(at * 5 + 2) % givens.length] ?? ''}`;
}

/** A mobile number of its own. */
export function mobile(at: number): string {
  return `1${['39', '58', '86', '77', '52'][at % 5] ?? ''}${String(20_481_000 + at * 7_919).slice(0, 8)}`;
}

/** A telephone number of its own. */
export function landline(at: number): string {
  return `0${String(510 + (at % 40))}-${String(82_310_000 + at * 613)}`;
}

/** A credit code with the right last character. */
export function creditCode(at: number): string {
  const first = `91${String(330_100 + (at % 80))}MA${String(2_700_000 + at * 3_571).slice(0, 7)}`;
  return first + (checkCharacter(first) ?? '0');
}

/** A day as text, `2024-03-05`. */
export function dayText(at: number, year = 2024): string {
  const month = (at * 5) % 12;
  return `${String(year)}-${String(month + 1).padStart(2, '0')}-${String(((at * 11) % 28) + 1).padStart(2, '0')}`;
}

/** A day as the spreadsheet keeps it. */
export function dayCell(at: number, year = 2024): ReturnType<typeof day> {
  return day(dayText(at, year));
}
