import type { AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { formatField } from '../../../db/schema/derive/printModel';
import { choicesOf, relationMapOf, type RelationMapModel } from '../../../db/schema/derive/relationMap';
import type { FieldByKind } from '../../../db/schema/fields';
import type { Language } from '../../../db/schema/label';
import type { Filter } from '../../../db/schema/listQuery';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';
import { html, type SafeHtml } from './html';
import { peopleTree, type PersonLine } from './peopleTree';
import type { Piece } from './printDocument';
import { textOf } from './printedWords';

/** The most people that are drawn, and the most relations among them. */
const mostPeople = 300;
const mostRelations = 500;

/** A person on the printed map, as words. */
interface Person {
  readonly id: number;
  readonly name: string;
  readonly aside: readonly string[];
}

const words = {
  zh: {
    heading: '人员关系图',
    attitude: '态度',
    is: (from: string, kind: string, to: string) => `${from}的${kind}是${to}`,
  },
  en: {
    heading: 'Map of people',
    attitude: 'Attitude',
    is: (from: string, kind: string, to: string) => `${kind} of ${from}: ${to}`,
  },
} as const;

/**
 * The map of the people of a record (S4-15): who answers to whom as a tree, part and attitude in words, other relations
 * as sentences below. Empty without people.
 */
export async function relationPieces(
  parts: { readonly data: OfficeData; readonly access: Access },
  of: { readonly actor: Actor; readonly entity: Entity; readonly id: number; readonly language: Language },
): Promise<readonly Piece[]> {
  const { data, access } = parts;
  const { actor, id, language } = of;
  const map = relationMapOf(data.schema(), of.entity);
  if (!map) return [];
  const rowsOf = async (entity: string, filter: Filter, include: readonly string[] = []) =>
    data.page(access.seen(actor, { entity, filter, offset: 0, limit: mostRelations }), include);

  const { member, relation } = map;
  const members = await rowsOf(member.entity.name, is(member.via, id), [member.person]);
  const rows = members.rows
    .slice(0, mostPeople)
    .filter((row) => members.included[map.people.name]?.[row[member.person] as number]);
  if (rows.length === 0) return [];
  const attitudes = await attitudesOf(map);
  const people = rows.map((row) =>
    personOf(row, members.included[map.people.name]?.[row[member.person] as number]),
  );
  const ids = people.map((person) => person.id);
  const relations = await rowsOf(relation.entity.name, {
    all: [
      { field: relation.from, operator: 'isAnyOf', value: ids },
      { field: relation.to, operator: 'isAnyOf', value: ids },
    ],
  });
  const lines = peopleTree(
    ids,
    relations.rows
      .filter((row) => row[relation.kind] === relation.superior)
      .map((row) => ({ from: row[relation.from] as number, to: row[relation.to] as number })),
  );
  const byId = new Map(people.map((person) => [person.id, person]));
  return [
    { html: html`<h2>${words[language].heading}</h2>`, keepsNext: true },
    ...lines.map((line) => ({ html: personBlock(line, byId.get(line.id)) })),
    ...otherRelations(relations.rows),
  ];

  async function attitudesOf({ deal }: RelationMapModel): Promise<ReadonlyMap<number, string>> {
    const attitude = deal && choicesOf(deal.member)[1];
    if (!deal || !attitude) return new Map();
    const newest = (await rowsOf(deal.entity.name, is(deal.via, id))).rows[0];
    if (!newest) return new Map();
    const { rows: parts } = await rowsOf(deal.member.name, is(deal.memberVia, newest.id));
    return new Map(
      parts.map((row) => [row[deal.person] as number, optionWords(attitude.field, row[attitude.name])]),
    );
  }

  function personOf(row: AnyRecord, person: AnyRecord | undefined): Person {
    const personId = row[member.person] as number;
    const choices = choicesOf(member.entity);
    const title = member.entity.fields[member.entity.titleField];
    const own = choices[1];
    const attitude = map?.deal
      ? (attitudes.get(personId) ?? '')
      : own
        ? optionWords(own.field, row[own.name])
        : '';
    return {
      id: personId,
      name: textOf(person?.[map?.people.titleField ?? '']),
      aside: [
        title?.kind === 'text' ? textOf(row[member.entity.titleField]) : '',
        choices[0] ? optionWords(choices[0].field, row[choices[0].name]) : '',
        attitude === '' ? '' : `${words[language].attitude}：${attitude}`,
      ].filter((text) => text !== ''),
    };
  }

  function optionWords(field: FieldByKind['choice'], value: unknown): string {
    return formatField({ name: '', field }, typeof value === 'string' ? value : null, language, () => '');
  }

  function otherRelations(all: readonly AnyRecord[]): Piece[] {
    const kind = relation.entity.fields[relation.kind];
    if (kind?.kind !== 'choice') return [];
    return all
      .filter((row) => row[relation.kind] !== relation.superior)
      .map((row) => {
        const from = byId.get(row[relation.from] as number)?.name ?? '';
        const to = byId.get(row[relation.to] as number)?.name ?? '';
        const text = words[language].is(from, optionWords(kind, row[relation.kind]), to);
        return { html: html`<p class="note">${text}</p>` };
      });
  }
}

function is(field: string, value: number): Filter {
  return { field, operator: 'is', value };
}

function personBlock(line: PersonLine, person: Person | undefined): SafeHtml {
  const branches = line.branches.map((branch) => html`<span class="branch ${branch}"></span>`);
  const aside = (person?.aside ?? []).map((text) => html`<span class="aside">${text}</span>`);
  return html`<div class="person">
    ${branches}
    <div class="card"><span class="name">${person?.name ?? ''}</span>${aside}</div>
  </div>`;
}
