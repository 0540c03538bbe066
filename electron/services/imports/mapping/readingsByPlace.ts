import type { HeadingEvidence } from './headingEvidence';
import type { Target, TargetIndex } from '../headings/targetIndex';
import type { ReadColumn } from './readColumn';
import type { SheetMatter } from './sheetMatter';

/** `名称` beside `全名`: what everybody says, where another column says it in full. */
export function addShortName(
  column: ReadColumn,
  found: Map<Target, HeadingEvidence>,
  index: TargetIndex,
  { fullName }: SheetMatter,
): void {
  const key = column.headings.at(-1)?.key ?? '';
  const short = index.byPath.get('account.shortName');
  if (!fullName || !short || fullName.column === column.column || found.has(short)) return;
  if (!/^(?:客户|单位|公司|企业|往来单位|客商|供应商|经销商)?名称?$/.test(key)) return;
  if (column.content.averageLength >= fullName.averageLength) return;
  for (const target of [...found.keys()]) if (target.path === 'account.name') found.delete(target);
  found.set(short, { score: 0.95, isByParent: false });
}

/** Whoever `personByPlace` found is the customer's person. */
export function addPersonByPlace(
  column: ReadColumn,
  found: Map<Target, HeadingEvidence>,
  index: TargetIndex,
  matter: SheetMatter,
): void {
  const person = index.byPath.get('contact.name');
  if (person && matter.personAt === column.column && !found.has(person))
    found.set(person, { score: 0.85, isByParent: false });
}

/**
 * Numbers that are not what their heading promises: `注册号` beside a column of credit codes is the old registration,
 * and a `卡号` with letters is a card of the office's own, under which it knows the customer.
 */
export function withoutOtherNumbers(
  column: ReadColumn,
  found: Map<Target, HeadingEvidence>,
  index: TargetIndex,
  { hasCreditCodes }: SheetMatter,
): void {
  const { content } = column;
  if (content.count === 0) return;
  const code = index.byPath.get('account.creditCode');
  if (code && hasCreditCodes && content.creditCode < 0.5) found.delete(code);
  const account = index.byPath.get('account.bankAccount');
  const number = index.byPath.get('account.code');
  if (!account || !number || !found.has(account) || content.numbering < 0.8) return;
  found.delete(account);
  if (/卡号$|number$/.test(column.headings.at(-1)?.key ?? '') && !found.has(number))
    found.set(number, { score: 0.85, isByParent: false });
}
