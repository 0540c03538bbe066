import { formatField } from '../../../db/schema/derive/printModel';
import { timelineSources } from '../../../db/schema/derive/relatedLists';
import { keepsStatusChanges, statusChangeFields } from '../../../db/schema/derive/statusChanges';
import type { AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { fieldOf } from '../../../db/schema/effectiveSchema';
import type { FieldValue } from '../../../db/schema/fields';
import type { Language } from '../../../db/schema/label';
import { largestPage, type Filter } from '../../../db/schema/listQuery';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';
import { html, type SafeHtml } from './html';
import type { Piece } from './printDocument';
import { textOf, titleIn } from './printedWords';

/** An entry of the printed timeline, as words; `instant` is when, for the order. */
interface Entry {
  readonly instant: string;
  readonly at: string;
  readonly by: string;
  readonly kind: string;
  readonly text: string;
}

/** Whose timeline, how many of its entries, and since which day. */
interface TimelineWish {
  readonly actor: Actor;
  readonly entity: Entity;
  readonly id: number;
  readonly language: Language;
  readonly entries: number;
  readonly since?: string | undefined;
}

/** The newest entries of a record's timeline with their day, person and kind; empty without any. */
export async function timelinePieces(
  parts: { readonly data: OfficeData; readonly access: Access },
  wish: TimelineWish,
): Promise<readonly Piece[]> {
  const sources = timelineSources(parts.data.schema(), wish.entity);
  const read = await Promise.all(
    sources.map(({ entity: source, via }) => entriesFrom(parts, wish, { source, via })),
  );
  const entries = read
    .flatMap((one) => one.entries)
    .sort((left, right) => (left.instant < right.instant ? 1 : left.instant > right.instant ? -1 : 0))
    .slice(0, wish.entries);
  if (entries.length === 0) return [];
  const total = read.reduce((sum, one) => sum + one.total, 0);
  return [headingOf(entries.length, total, wish), ...entries.map(entryPiece)];
}

function headingOf(printed: number, total: number, { language, since }: TimelineWish): Piece {
  const all = total.toLocaleString('en');
  const count =
    language === 'zh'
      ? [
          since === undefined ? '' : `${since} 起`,
          printed < total ? `最近 ${printed} 条，共 ${all} 条` : `${all} 条`,
        ]
      : [
          since === undefined ? '' : `since ${since}`,
          printed < total ? `the last ${printed} of ${all}` : all,
        ];
  const label = language === 'zh' ? '跟进记录' : 'Follow-ups';
  const aside = count.filter((text) => text !== '').join(language === 'zh' ? '，' : ', ');
  return { html: html`<h2>${label}<span class="aside">${aside}</span></h2>`, keepsNext: true };
}

async function entriesFrom(
  { data, access }: { readonly data: OfficeData; readonly access: Access },
  { actor, id, language, since, entries }: TimelineWish,
  { source, via }: { readonly source: Entity; readonly via: string },
): Promise<{ readonly entries: readonly Entry[]; readonly total: number }> {
  const { at, content } = source.timeline ?? { at: 'createdAt', content: source.titleField };
  const own: Filter = { field: via, operator: 'is', value: id };
  const page = await data.page(
    access.seen(actor, {
      entity: source.name,
      filter: since === undefined ? own : { all: [own, { field: at, operator: 'onOrAfter', value: since }] },
      sort: [{ field: at, direction: 'descending' }],
      offset: 0,
      limit: Math.min(largestPage, entries),
    }),
    [],
  );
  const titleOf = titleIn(page.titles);
  const words = (name: string, row: AnyRecord): string => {
    const field = fieldOf(source, name);
    return field ? formatField({ name, field }, row[name] as FieldValue, language, titleOf) : '';
  };
  return {
    total: page.total,
    entries: page.rows.map((row) => ({
      instant: textOf(row[at]),
      at: words(at, row),
      by: words(authors.find((name) => row[name] != null) ?? 'owner', row),
      kind: words('method', row) || source.label[language],
      text: (keepsStatusChanges(source) ? statusWords(row, language) : words(content, row)).replaceAll(
        '\r\n',
        '\n',
      ),
    })),
  };
}

/** Who an entry is by, where that is not the owner of the record. */
const authors = ['author', 'operator'] as const;

/** A change of a tracked state: what, from, to, and why. */
function statusWords(row: AnyRecord, language: Language): string {
  const word = (name: string): string => textOf(row[name]);
  const { what, from, to, reason } = statusChangeFields;
  const isChinese = language === 'zh';
  const change = `${word(what)}${isChinese ? '：' : ': '}${word(from) || '–'} → ${word(to) || '–'}`;
  const why = word(reason);
  return why === '' ? change : `${change}\n${isChinese ? '原因：' : 'Reason: '}${why}`;
}

function entryPiece(entry: Entry): Piece {
  const part = (text: string, isFirst: boolean): SafeHtml => {
    const who = [entry.kind, entry.by].filter((word) => word !== '').join(' · ');
    const when = isFirst
      ? html`<span>${entry.at}</span><span class="who">${who}</span>`
      : html`<span></span>`;
    return html`<div class="entry">
      <div class="when">${when}</div>
      <div class="text"><span data-lines="">${text}</span></div>
    </div>`;
  };
  return { html: part(entry.text, true), cut: { text: entry.text, part } };
}
