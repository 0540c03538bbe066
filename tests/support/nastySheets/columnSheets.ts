import { heading, isMeant, refused, row, type Line, type WrittenSheet } from './sheetWriting';

/** A column of a sheet from the top down: what stands above it, the field it is, and its cells. */
export interface WrittenColumn {
  readonly head: string;
  readonly field: string | null;
  readonly cells: readonly unknown[];
}

/** A column; a column shorter than the others ends in empty cells. */
export function column(head: string, field: string | null, cells: readonly unknown[]): WrittenColumn {
  return { head, field, cells };
}

/** A sheet by its columns. Rows without a customer have to be refused where the sheet has a column of them. */
export function sheetOf(
  columns: readonly WrittenColumn[],
  around: { readonly above?: readonly Line[]; readonly below?: readonly Line[] } = {},
): WrittenSheet {
  const key = columns.findIndex(({ field }) => field?.split('|')[0] === 'customer.name');
  const count = Math.max(...columns.map(({ cells }) => cells.length));
  const lines = Array.from({ length: count }, (_unused, at) => {
    const cells = columns.map((one) => one.cells[at] ?? '');
    return key >= 0 && saysNothing(cells[key]) ? refused(...cells) : row(...cells);
  });
  const heads = heading(
    columns.map(({ head }) => head),
    columns.map(({ field }) => field),
  );
  return { lines: [...(around.above ?? []), heads, ...lines, ...(around.below ?? [])] };
}

function saysNothing(cell: unknown): boolean {
  const meant = isMeant(cell) ? cell.means : cell;
  return meant === undefined || meant === '';
}

const places = ['苏州', '无锡', '常州', '绍兴', '嘉兴', '芜湖', '合肥', '南通', '徐州', '洛阳'];
const brands = ['恒泰', '瑞丰', '金鼎', '华彩', '明达', '立信', '博远'];
const trades = ['机电设备', '包装材料', '食品', '纺织', '建材'];

/** Different names of companies. `from` keeps those of one sheet apart from those of another. */
export function companies(count: number, from: number): string[] {
  return Array.from({ length: count }, (_unused, index) => {
    const at = from + index;
    const brand = brands[Math.floor(at / 10) % 7] ?? '';
    return `${places[at % 10] ?? ''}${brand}${trades[(at + Math.floor(at / 70)) % 5] ?? ''}有限公司`;
  });
}

/** Different names of people. */
export function persons(count: number): string[] {
  const families = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许';
  const given = ['建国', '丽华', '志强', '晓燕', '海涛', '雪梅', '文斌'];
  return Array.from({ length: count }, (_unused, at) => `${families[at % 20] ?? ''}${given[at % 7] ?? ''}`);
}

/** Different mobile numbers. */
export function mobiles(count: number): string[] {
  return Array.from({ length: count }, (_unused, at) => `1380000${String(1000 + at * 7)}`);
}
