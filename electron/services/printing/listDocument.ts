import { filterSentence } from '../../../db/schema/derive/filterSentence';
import { recordsNamed } from '../../../db/schema/derive/ownFilter';
import { formatField } from '../../../db/schema/derive/printModel';
import type { NamedField } from '../../../db/schema/derive/ranked';
import type { AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { fieldOf } from '../../../db/schema/effectiveSchema';
import type { FieldValue } from '../../../db/schema/fields';
import type { Language } from '../../../db/schema/label';
import type { RecordGroup, SortKey } from '../../../db/schema/listQuery';
import { mostPrintedRows, type PrintedListOrder } from '../../api/printing';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { JobHandle } from '../jobs/jobRegistry';
import type { ListSelection, OfficeData } from '../officeData';
import type { Clock } from '../ports';
import { Refusal } from '../refusal';
import { html } from './html';
import type { Piece, PrintDocument } from './printDocument';
import { columnKind, isSummed, printedLine, titleIn } from './printedWords';
import { tablePieces, type TableLine } from './tablePieces';

/** A list somebody wants on paper. */
export interface ListWish {
  readonly order: PrintedListOrder;
  readonly language: Language;
  /** How wide the text may stand, in millimetres, and whether it may be set smaller to fit. */
  readonly width: number;
  readonly fitsWidth: boolean;
}

/** Makes the document of a list. @throws Refusal `notFound`, `invalid` naming columns that do not exist. */
export type ListDocuments = (
  actor: Actor,
  wish: ListWish,
  job: Pick<JobHandle, 'signal' | 'report'>,
) => Promise<PrintDocument>;

/** How many records are read at a time. */
const rowsAtOnce = 400;
/** The width of a character at the usual size of a list (8.5 pt), in millimetres. */
export const listEm = (8.5 * 25.4) / 72;

/** What was read: the rows on paper as words, by column, and how many there are in all. */
interface ReadRows {
  readonly rows: readonly (readonly string[])[];
  readonly groups: readonly string[] | null;
  readonly records: readonly AnyRecord[];
  readonly total: number;
}

/** Makes the maker of lists. */
export function createListDocuments(parts: {
  readonly data: OfficeData;
  readonly access: Access;
  readonly clock: Pick<Clock, 'now'>;
  readonly officeName: string;
}): ListDocuments {
  const { data, access, clock, officeName } = parts;

  return async (actor, { order, language, width, fitsWidth }, job) => {
    const asked = order.selection as ListSelection;
    const entity = access.readable(actor, asked.entity);
    const columns = order.columns.map((name) => namedField(entity, name));
    const group = order.groupBy === undefined ? null : namedField(entity, order.groupBy);
    const selection = access.seen(actor, group ? { ...asked, sort: sortByGroup(group, asked.sort) } : asked);
    const read = await rowsOf({ selection, columns, group, language, ids: order.ids }, job);
    const sums = order.hasTotals ? await sumsOf({ selection, columns, language, order, read }) : null;
    const { pieces, scale } = tablePieces(
      {
        key: 'list',
        className: 'list',
        columns: columns.map(({ field }) => ({ heading: field.label[language], kind: columnKind(field) })),
        lines: [
          ...linesOf(read.rows, read.groups, language),
          ...(sums ? [{ is: 'sums' as const, cells: sums }] : []),
        ],
      },
      width / listEm,
      fitsWidth,
    );
    const plural = language === 'en' ? (entity.plural ?? entity.label.en) : entity.label.zh;
    const title = order.view ? `${plural} · ${order.view}` : plural;
    const conditions = order.hasConditions ? await conditionsOf(entity, asked, language) : [];
    return {
      language,
      title: order.view ? `${plural} ${order.view}` : plural,
      head: { left: officeName, right: title },
      printed: printedLine(actor, clock.now(), language),
      scale,
      rows: { printed: read.rows.length, total: read.total },
      pieces: [...headPieces(title, conditions, amountWords(read, sums !== null, language)), ...pieces],
    };
  };

  async function rowsOf(
    what: {
      readonly selection: ListSelection;
      readonly columns: readonly NamedField[];
      readonly group: NamedField | null;
      readonly language: Language;
      readonly ids: readonly number[] | undefined;
    },
    job: Pick<JobHandle, 'signal' | 'report'>,
  ): Promise<ReadRows> {
    const { selection, columns, group, language } = what;
    job.report({ phase: 'reading' });
    const wanted = what.ids ? new Set(what.ids) : null;
    const all = (await data.ids(selection)).filter((id) => !wanted || wanted.has(id));
    const ids = all.slice(0, mostPrintedRows);
    const rows: string[][] = [];
    const groups: string[] = [];
    const records: AnyRecord[] = [];
    for (let from = 0; from < ids.length; from += rowsAtOnce) {
      job.signal.throwIfAborted();
      const some = await data.getMany(selection.entity, ids.slice(from, from + rowsAtOnce));
      const titleOf = titleIn(await data.titlesFor(selection.entity, some));
      for (const record of some) {
        rows.push(columns.map((one) => formatField(one, record[one.name] as FieldValue, language, titleOf)));
        if (group) groups.push(groupWords(group, record, language, titleOf));
      }
      records.push(...some);
      job.report({ done: records.length, total: ids.length });
    }
    return { rows, groups: group && groups, records, total: all.length };
  }

  async function conditionsOf(
    entity: Entity,
    { search, filter }: ListSelection,
    language: Language,
  ): Promise<readonly string[]> {
    const looked = search ? [language === 'zh' ? `查找：${search}` : `Search: ${search}`] : [];
    if (!filter) return looked;
    const titles = new Map<string, string>();
    for (const { entity: other, id } of recordsNamed(data.schema(), entity, filter))
      titles.set(`${other}/${id}`, await data.titleOf(other, id));
    const titleOf = (other: string, id: number): string => titles.get(`${other}/${id}`) ?? '';
    const sentence = filterSentence(entity, filter, { schema: data.schema(), language, titleOf });
    return [...looked, language === 'zh' ? `筛选：${sentence}` : `Filter: ${sentence}`];
  }

  /** Sums of the whole list, or of the chosen rows. Empty texts where there is none; null without any. */
  async function sumsOf(of: {
    readonly selection: ListSelection;
    readonly columns: readonly NamedField[];
    readonly language: Language;
    readonly order: PrintedListOrder;
    readonly read: ReadRows;
  }): Promise<readonly string[] | null> {
    const { columns, language, read } = of;
    const names = columns.filter(({ field }) => isSummed(field)).map(({ name }) => name);
    if (names.length === 0) return null;
    const found = of.order.ids ? sumsIn(read.records, names) : (await data.totals(of.selection, names)).sums;
    const cells = columns.map((named) => {
      const sum = found[named.name];
      return sum && sum.filled > 0 ? formatField(named, sum.sum, language, () => '') : '';
    });
    if (cells[0] === '') cells[0] = language === 'zh' ? '合计' : 'Total';
    return cells;
  }
}

function sumsIn(
  records: readonly AnyRecord[],
  names: readonly string[],
): Readonly<Record<string, { readonly filled: number; readonly sum: number }>> {
  return Object.fromEntries(
    names.map((name) => {
      const values = records.map((record) => record[name]).filter((value) => typeof value === 'number');
      return [name, { filled: values.length, sum: values.reduce((total, value) => total + value, 0) }];
    }),
  );
}

function headPieces(title: string, conditions: readonly string[], amount: string): Piece[] {
  return [
    { html: html`<h1>${title}</h1>`, keepsNext: true },
    ...conditions.map((words) => ({ html: html`<p class="conditions">${words}</p>`, keepsNext: true })),
    { html: html`<p class="amount">${amount}</p>`, keepsNext: true },
  ];
}

function namedField(entity: Entity, name: string): NamedField {
  const field = fieldOf(entity, name);
  if (!field || field.retired)
    throw new Refusal('invalid', { fields: [{ field: name, problem: 'notAllowedHere' }] });
  return { name, field };
}

/** Rows of one group stand together; within it the list's own order holds. */
function sortByGroup({ name }: NamedField, sort: readonly SortKey[] | undefined): readonly SortKey[] {
  const others = (sort ?? []).filter(({ field }) => field !== name);
  return [{ field: name, direction: 'ascending' } as const, ...others].slice(0, 5);
}

function groupWords(
  named: NamedField,
  row: AnyRecord,
  language: Language,
  titleOf: (entity: string, id: number) => string,
): string {
  const value = row[named.name] as RecordGroup['value'] | undefined;
  if (value === null || value === undefined || value === '') return language === 'zh' ? '（空）' : '(empty)';
  const words = formatField(named, value, language, titleOf);
  return named.field.kind === 'date' ? words.slice(0, 7) : words;
}

function linesOf(
  rows: readonly (readonly string[])[],
  groups: readonly string[] | null,
  language: Language,
): readonly TableLine[] {
  if (!groups) return rows.map((cells) => ({ is: 'row', cells }));
  const counts = new Map<string, number>();
  for (const label of groups) counts.set(label, (counts.get(label) ?? 0) + 1);
  return rows.flatMap((cells, index): TableLine[] => {
    const label = groups[index] ?? '';
    const line: TableLine = { is: 'row', cells };
    if (groups[index - 1] === label) return [line];
    const goesOn = language === 'zh' ? `${label}（续）` : `${label} (continued)`;
    return [{ is: 'group', label, goesOn, count: counts.get(label) ?? 0 }, line];
  });
}

function amountWords({ total, rows }: ReadRows, hasSums: boolean, language: Language): string {
  const isChinese = language === 'zh';
  const all = total.toLocaleString('en');
  if (rows.length >= total) return isChinese ? `共 ${all} 条` : `${all} in all`;
  const some = rows.length.toLocaleString('en');
  const sums = isChinese ? `；合计为全部 ${all} 条的合计` : `; totals are of all ${all}`;
  const printed = isChinese
    ? `共 ${all} 条，此处打印前 ${some} 条`
    : `${all} in all, the first ${some} printed here`;
  return hasSums ? printed + sums : printed;
}
