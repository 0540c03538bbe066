import { headlineFields } from '../../../db/schema/derive/formSections';
import {
  formatField,
  printModel,
  type PrintFact,
  type PrintModel,
} from '../../../db/schema/derive/printModel';
import { factsOfOther } from '../../../db/schema/derive/homeReference';
import { rankedFields, type NamedField } from '../../../db/schema/derive/ranked';
import { relatedLists, type RelatedList } from '../../../db/schema/derive/relatedLists';
import type { AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { entityOf } from '../../../db/schema/effectiveSchema';
import type { FieldValue } from '../../../db/schema/fields';
import type { Language } from '../../../db/schema/label';
import { largestPage } from '../../../db/schema/listQuery';
import type { PrintedRecordOrder } from '../../api/printing';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';
import type { Clock } from '../ports';
import { Refusal } from '../refusal';
import { html, type SafeHtml } from './html';
import { listEm } from './listDocument';
import type { Piece, PrintDocument } from './printDocument';
import { columnKind, printedLine, titleIn } from './printedWords';
import { relationPieces } from './relationPieces';
import { tablePieces } from './tablePieces';
import { timelinePieces } from './timelinePieces';

/** A record somebody wants on paper; the width is that of the text, in millimetres. */
export interface RecordWish {
  readonly order: PrintedRecordOrder;
  readonly language: Language;
  readonly width: number;
}

/** Makes the document of a record. @throws Refusal `notFound`, also for what this actor does not see. */
export type RecordDocuments = (actor: Actor, wish: RecordWish) => Promise<PrintDocument>;

/** The key facts below the name: at most two rows of three. */
const mostKeyFacts = 6;
const keyFactsInRow = 3;
/** A longer fact has a line of its own. */
const widestFact = 30;

/** Makes the maker of records. */
export function createRecordDocuments(parts: {
  readonly data: OfficeData;
  readonly access: Access;
  readonly clock: Pick<Clock, 'now'>;
  readonly officeName: string;
}): RecordDocuments {
  const { data, access, clock, officeName } = parts;

  return async (actor, { order, language, width }) => {
    const entity = access.readable(actor, order.entity);
    const record = await data.get(order.entity, order.id);
    if (!record || !access.sees(actor, entity, record)) throw new Refusal('notFound');
    const titles = await data.titlesFor(order.entity, [record]);
    const printed = printModel(entity, record, language, titleIn(titles));
    // A link between two records has no name of its own.
    const model = { ...printed, title: printed.title || printed.entityLabel };
    const isWanted = (part: string): boolean => !order.without.includes(part);
    const key = keyFacts(entity, model);
    const of = { actor, entity, id: order.id, language };
    const related = relatedLists(data.schema(), entity).filter((list) =>
      isWanted(`related ${list.entity} ${list.via}`),
    );
    const pieces: Piece[] = [
      ...headPieces(model, factOf(model, 'owner'), key),
      ...sectionPieces(model, { key, entity, isWanted, hasBlanks: order.hasBlanks }),
    ];
    if (isWanted('relationMap')) pieces.push(...(await relationPieces(parts, of)));
    for (const list of related) pieces.push(...(await relatedPieces(list, { ...of, width })));
    if (isWanted('timeline')) pieces.push(...(await timelinePieces(parts, { ...order, ...of })));
    return {
      language,
      title: model.title,
      head: {
        left: officeName,
        right: [model.entityLabel, model.number, model.title].filter(Boolean).join(' '),
      },
      printed: printedLine(actor, clock.now(), language),
      scale: 100,
      rows: null,
      pieces,
    };
  };

  async function relatedPieces(
    list: RelatedList,
    of: { readonly actor: Actor; readonly id: number; readonly language: Language; readonly width: number },
  ): Promise<readonly Piece[]> {
    const { actor, id, language } = of;
    const entity = entityOf(data.schema(), list.entity);
    const page = await data.page(
      access.seen(actor, {
        entity: list.entity,
        filter: { field: list.via, operator: 'is', value: id },
        offset: 0,
        limit: largestPage,
      }),
      list.other ? [list.other.via] : [],
    );
    if (page.rows.length === 0) return [];
    const own = rankedFields(entity, 'list').filter(({ name }) => name !== list.via);
    const otherEntity = list.other ? data.schema().entities[list.other.entity] : undefined;
    const other = otherEntity
      ? factsOfOther(otherEntity, { related: list, link: entity, rank: 'list', most: 2 })
      : [];
    const titleOf = titleIn(page.titles);
    const words = (record: AnyRecord | undefined, fields: readonly NamedField[]): string[] =>
      fields.map((one) =>
        record ? formatField(one, record[one.name] as FieldValue, language, titleOf) : '',
      );
    const rows = page.rows.map((row) => {
      const target = list.other
        ? page.included[list.other.entity]?.[row[list.other.via] as number]
        : undefined;
      return [...words(row, own), ...words(target, other)];
    });
    const fields = [...own, ...other];
    // A column nobody filled in says nothing on paper.
    const filled = fields.map((_field, index) => rows.some((cells) => cells[index] !== ''));
    const kept = <One>(all: readonly One[]): One[] => all.filter((_one, index) => filled[index]);
    const { pieces } = tablePieces(
      {
        key: `${list.entity} ${list.via}`,
        className: 'related',
        columns: kept(fields).map(({ field }) => ({
          heading: field.label[language],
          kind: columnKind(field),
        })),
        lines: rows.map((cells) => ({ is: 'row', cells: kept(cells) })),
      },
      of.width / listEm,
      false,
    );
    return [heading(list.label[language], countWords(rows.length, page.total, language)), ...pieces];
  }
}

/** The heading of a part, with how many there are. */
export function heading(label: string, aside: string): Piece {
  return { html: html`<h2>${label}<span class="aside">${aside}</span></h2>`, keepsNext: true };
}

/** How many there are, and that only some of them stand on paper. */
export function countWords(printed: number, total: number, language: Language): string {
  const all = total.toLocaleString('en');
  if (printed >= total) return language === 'zh' ? `${all} 条` : all;
  const some = printed.toLocaleString('en');
  return language === 'zh' ? `共 ${all} 条，此处打印 ${some} 条` : `${some} of ${all}`;
}

function factOf(model: PrintModel, field: string): string {
  return model.sections.flatMap(({ facts }) => facts).find((fact) => fact.field === field)?.text ?? '';
}

/** What the header of the record's page shows and is filled in; a single fact is no row of its own. */
function keyFacts(entity: Entity, model: PrintModel): readonly PrintFact[] {
  const names = headlineFields(entity)
    .map(({ name }) => name)
    .filter((name) => name !== entity.titleField && name !== 'owner');
  const facts = model.sections.flatMap((section) => section.facts);
  const found = names
    .map((name) => facts.find(({ field }) => field === name))
    .filter((fact): fact is PrintFact => fact !== undefined && fact.text !== '' && fact.text.length <= 40)
    .slice(0, mostKeyFacts);
  return found.length > 1 ? found : [];
}

function headPieces(model: PrintModel, owner: string, key: readonly PrintFact[]): Piece[] {
  const under = [model.entityLabel, model.number ?? '', owner].filter((text) => text !== '');
  const rows: (readonly PrintFact[])[] = [];
  // Four stand two and two, not three and one.
  const inRow = Math.ceil(key.length / Math.ceil(key.length / keyFactsInRow));
  for (let from = 0; from < key.length; from += inRow) rows.push(key.slice(from, from + inRow));
  return [
    { html: html`<h1>${model.title}</h1>`, keepsNext: true },
    { html: html`<p class="under">${under.map((text) => html`<span>${text}</span>`)}</p>` },
    ...(rows.length > 0 ? [{ html: html`${rows.map(keyRow)}` }] : []),
  ];
}

function keyRow(facts: readonly PrintFact[]): SafeHtml {
  const cells = facts.map(
    ({ label, text }) =>
      html`<div><span class="label">${label}</span><span class="value">${text}</span></div>`,
  );
  return html`<div class="key">${cells}</div>`;
}

function sectionPieces(
  model: PrintModel,
  of: {
    readonly key: readonly PrintFact[];
    readonly entity: Entity;
    readonly isWanted: (part: string) => boolean;
    readonly hasBlanks: boolean;
  },
): Piece[] {
  const above = new Set([...of.key.map(({ field }) => field), of.entity.titleField]);
  return model.sections.flatMap(({ name, label, facts }) => {
    if (!of.isWanted(`section ${name}`)) return [];
    const shown = facts.filter(({ field, text }) => !above.has(field) && (of.hasBlanks || text !== ''));
    return shown.length === 0 ? [] : [heading(label, ''), ...factPieces(shown)];
  });
}

/** Facts two in a row; a long one has its row alone and may go on over the page. */
function factPieces(facts: readonly PrintFact[]): Piece[] {
  const pieces: Piece[] = [];
  let waiting: PrintFact[] = [];
  const set = (): void => {
    if (waiting.length > 0) pieces.push({ html: html`<div class="facts">${waiting.map(shortFact)}</div>` });
    waiting = [];
  };
  for (const fact of facts) {
    if (fact.text.length > widestFact || fact.text.includes('\n')) {
      set();
      pieces.push(longFact(fact));
    } else {
      waiting.push(fact);
      if (waiting.length === 2) set();
    }
  }
  set();
  return pieces;
}

function shortFact({ label, text }: PrintFact): SafeHtml {
  return html`<div class="fact"><span class="label">${label}</span><span class="value">${text}</span></div>`;
}

function longFact({ label, text }: PrintFact): Piece {
  const clean = text.replaceAll('\r\n', '\n');
  const part = (piece: string, isFirst: boolean): SafeHtml =>
    html`<div class="fact wide">
      <span class="label">${isFirst ? label : ''}</span
      ><span class="value"><span data-lines="">${piece}</span></span>
    </div>`;
  return { html: part(clean, true), cut: { text: clean, part } };
}
