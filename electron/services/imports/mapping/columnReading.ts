import { readHeading, type Heading } from '../headings/headings';
import { initialHeadings } from './initialHeadings';
import { readPeopleByPhone } from './peopleByPhone';
import type { ColumnToMatch, ReadColumn } from './readColumn';
import { contactSlots, type TargetIndex } from '../headings/targetIndex';

/** Reads the headings of all columns of a table, and tells which of several people each of them is about. */
export function readColumns(
  columns: readonly ColumnToMatch[],
  index: TargetIndex,
  users: ReadonlySet<string>,
): ReadColumn[] {
  const seen = new Map<string, number>();
  const asWritten = columns.map((column) => ({
    ...column,
    headings: column.parts.map((part) => readHeading(part)),
  }));
  const initials = initialHeadings(
    asWritten.map(({ headings }) => headings.at(-1)),
    index,
  );
  const read = asWritten.map((column) => ({
    ...column,
    headings: column.headings.map((heading) => ({
      ...heading,
      key: initials.get(heading.key) ?? heading.key,
    })),
  }));
  const slotOf = slotsByFunction(read.map(({ headings }) => headings));
  const slotted = read.map((column) => {
    const { headings, slot: byFunction } = slotOf(column.headings);
    const siblings = read.filter(
      (other) =>
        other !== column &&
        headings.length > 1 &&
        other.parts.length > 1 &&
        other.parts[0] === column.parts[0],
    ).length;
    return { ...column, headings, siblings, slot: byFunction ?? slotIn(headings), byFunction };
  });
  const isByFunction = slotted.some((column) => column.byFunction !== null);
  const named = isByFunction ? slotted : readPeopleByPhone(slotted, index, users);
  return named.map((column) => {
    const { headings, slot } = column;
    const key = headings.map((heading) => heading.key).join('/') + '/' + String(slot);
    const repeats = seen.get(key) ?? 0;
    seen.set(key, repeats + 1);
    return { ...column, repeats };
  });
}

const byFunction =
  /^(采购|财务|技术|业务|商务|行政|仓库|收货|收票|现场|项目|工程|老板|主要|主|备用|紧急|其他|另一|生产|质量|售后|法务|人事|次要|副)((?:联系人|负责人|对接人|经办人|联络人)?(?:姓名|电话|手机|手机号|手机号码|邮箱|微信|职务|职位|联系方式|联系电话|座机|qq)?)$/;

/** Who answers for the business here, not there. */
const isOurs = /^(?:业务|商务|项目|工程|售后|销售)负责人/;

/** `采购联系人` and `财务联系人` in one sheet are two people; each has the columns that name the same function. */
function slotsByFunction(
  all: readonly (readonly Heading[])[],
): (headings: readonly Heading[]) => { readonly headings: readonly Heading[]; readonly slot: number | null } {
  const functions: string[] = [];
  for (const headings of all) {
    const own = headings.at(-1);
    const found = isOurs.test(own?.key ?? '') ? null : byFunction.exec(own?.key ?? '');
    const names = /^(?:联系人|负责人|对接人|经办人|联络人)(?:姓名)?$|^姓名$/;
    if (found && names.test(found[2] ?? '') && !functions.includes(found[1] ?? ''))
      functions.push(found[1] ?? '');
    else if (own && names.test(own.key) && own.slot === null && !functions.includes('')) functions.push('');
  }
  if (functions.length < 2) return (headings) => ({ headings, slot: null });
  return (headings) => {
    const own = headings.at(-1);
    const found = byFunction.exec(own?.key ?? '');
    const at = found ? functions.indexOf(found[1] ?? '') : -1;
    if (!own || !found || at < 0) return { headings, slot: null };
    const rest = (found[2] ?? '').replace(/^(?:联系人|负责人|对接人|经办人|联络人)?(?=姓名|$)/, '联系人');
    return {
      headings: [...headings.slice(0, -1), { ...own, key: rest }],
      slot: Math.min(at + 1, contactSlots),
    };
  };
}

function slotIn(headings: readonly Heading[]): number {
  const named = headings.map((heading) => heading.slot).filter((slot) => slot !== null);
  return Math.min(named.at(-1) ?? 1, contactSlots);
}
