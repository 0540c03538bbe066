import type { Entity, Tab, TabPart } from '../defineEntity';
import type { Schema } from '../effectiveSchema';
import type { Label } from '../label';
import { attachmentList, relatedLists, timelineSources, type RelatedList } from './relatedLists';
import { relationMapOf } from './relationMap';
import { statusChangeLists } from './statusChanges';

/**
 * The tabs of a record page, as the office arranged them or else made from what points at the entity: an overview,
 * one tab for every kind of record with a page of its own, the smaller tables together, files, and the past. What an
 * arrangement does not mention (an object made after it) gets its own tab at the end: nothing disappears by itself.
 * Hidden tabs are not among them.
 */
export function recordTabs(schema: Schema, entity: Entity): readonly Tab[] {
  const made = defaultTabs(schema, entity);
  if (!entity.tabs) return made;
  const placed = new Set(entity.tabs.flatMap(({ parts }) => parts.map(keyOfPart)));
  const names = new Set(entity.tabs.map(({ name }) => name));
  const rest = made
    .filter(({ name }) => name !== overview && !names.has(name))
    .map((tab) => ({ ...tab, parts: tab.parts.filter((part) => !placed.has(keyOfPart(part))) }));
  const all = [...entity.tabs.map((tab) => existing(schema, entity, tab)), ...rest];
  return all.filter((tab) => !tab.isHidden && tab.parts.length > 0);
}

/** The tabs as they are made when nobody arranged them; what an arrangement begins from. */
export function defaultTabs(schema: Schema, entity: Entity): readonly Tab[] {
  const lists = relatedLists(schema, entity);
  const main = lists.filter((list) => hasPage(schema, entity, list));
  const small = lists.filter((list) => !main.includes(list));
  const files: TabPart[] = attachmentList(schema, entity) ? [{ is: 'attachments' }] : [];
  const map = relationMapOf(schema, entity);
  const peopleFirst = [...main].sort((left, right) => Number(!!right.other) - Number(!!left.other));
  const tabs: Tab[] = [
    { name: overview, label: words.overview, parts: overviewParts(schema, entity, peopleFirst) },
    ...peopleFirst.map((list) => tabOf(list)),
    { name: 'more', label: words.more, parts: small.map(partOf) },
    { name: 'files', label: words.files, parts: files },
    {
      name: 'history',
      label: words.history,
      parts: [...statusChangeLists(schema, entity).map(partOf), { is: 'history' }],
    },
  ];
  if (map) {
    const place = peopleFirst.findIndex((list) => list.entity === map.member.entity.name);
    tabs.splice(place + 2, 0, { name: 'map', label: words.map, parts: [{ is: 'relationMap' }] });
  }
  return tabs.filter((tab) => tab.parts.length > 0);
}

const overview = 'overview';
const words = {
  overview: { zh: '概览', en: 'Overview' },
  more: { zh: '更多资料', en: 'More' },
  map: { zh: '关系图', en: 'Map' },
  files: { zh: '附件', en: 'Files' },
  history: { zh: '变更记录', en: 'History' },
} as const satisfies Record<string, Label>;

function overviewParts(schema: Schema, entity: Entity, main: readonly RelatedList[]): TabPart[] {
  const hasTimeline = timelineSources(schema, entity).length > 0;
  return [{ is: 'facts' }, ...(hasTimeline ? [{ is: 'timeline' } as const] : []), ...main.map(partOf)];
}

/** Whether what a list leads to is a kind of record with a page of its own, or one the office made. */
function hasPage(schema: Schema, entity: Entity, list: RelatedList): boolean {
  const target = schema.entities[list.other?.entity ?? list.entity];
  if (!target || target.name === entity.name) return false;
  return target.navigation !== undefined || target.madeByOffice === true;
}

function tabOf(list: RelatedList): Tab {
  return { name: `${list.entity}.${list.via}`, label: list.label, parts: [partOf(list)] };
}

function partOf({ entity, via }: Pick<RelatedList, 'entity' | 'via'>): TabPart {
  return { is: 'related', entity, via };
}

/** A part by what it shows; the facts of some sections are the facts. */
function keyOfPart(part: TabPart): string {
  return part.is === 'related' ? `related ${part.entity} ${part.via}` : part.is;
}

/** An arranged tab without the parts there is nothing for any more. */
function existing(schema: Schema, entity: Entity, tab: Tab): Tab {
  const isThere = (part: TabPart): boolean => {
    if (part.is === 'related') {
      const candidate = schema.entities[part.entity];
      const field = candidate?.retired ? undefined : candidate?.fields[part.via];
      return field?.kind === 'reference' && !field.retired && field.to === entity.name;
    }
    if (part.is === 'attachments') return attachmentList(schema, entity) !== null;
    if (part.is === 'relationMap') return relationMapOf(schema, entity) !== null;
    if (part.is === 'timeline') return timelineSources(schema, entity).length > 0;
    return true;
  };
  return { ...tab, parts: tab.parts.filter(isThere) };
}
