import type { Entity } from '../defineEntity';
import type { Schema } from '../effectiveSchema';
import type { FieldByKind } from '../fields';

/** What a map of people around a record is made of (S4-15); every part is an ordinary entity of the schema. */
export interface RelationMapModel {
  /** The people themselves. */
  readonly people: Entity;
  /** Who belongs to the record: a link with a role, and its two references. */
  readonly member: { readonly entity: Entity; readonly via: string; readonly person: string };
  /** What one person is to another: read from `from` to `to`; `kind` is the choice that says it. */
  readonly relation: {
    readonly entity: Entity;
    readonly from: string;
    readonly to: string;
    readonly kind: string;
    /** The value of `kind` that makes a reporting line: `to` is the superior of `from`. */
    readonly superior: string;
  };
  /** The deals of the record in which people take a part and an attitude; null where the record is one itself. */
  readonly deal: {
    readonly entity: Entity;
    readonly via: string;
    readonly member: Entity;
    readonly memberVia: string;
    readonly person: string;
  } | null;
}

/** The value of a relation's choice that is a reporting line (`entities/accounts/contactRelation.ts`). */
const superior = 'manager';

/** The map a record of this entity can draw; null when no people with roles belong to it, or people have no relations. */
export function relationMapOf(schema: Schema, entity: Entity): RelationMapModel | null {
  const entities = Object.values(schema.entities).filter((one) => !one.retired);
  for (const member of entities) {
    const ends = endsOf(member, entity.name);
    if (!ends || ends.to === entity.name || !hasRole(member)) continue;
    const relation = entities.map((one) => relationAmong(one, ends.to)).find((one) => one !== null);
    const people = schema.entities[ends.to];
    if (!relation || !people) continue;
    return {
      people,
      member: { entity: member, via: ends.via, person: ends.other },
      relation,
      deal: dealOf(entities, entity, people, member),
    };
  }
  return null;
}

/** A link between the record's entity and another one: its reference here, the other reference, and where that leads. */
function endsOf(link: Entity, name: string): { via: string; other: string; to: string } | null {
  const via = link.link?.find((end) => leadsTo(link, end) === name);
  const other = link.link?.find((end) => end !== via);
  const to = other === undefined ? undefined : leadsTo(link, other);
  return via === undefined || other === undefined || to === undefined ? null : { via, other, to };
}

function leadsTo(entity: Entity, name: string): string | undefined {
  const field = entity.fields[name];
  return field?.kind === 'reference' ? field.to : undefined;
}

function hasRole(entity: Entity): boolean {
  return Object.values(entity.fields).some((field) => field.kind === 'choice');
}

function relationAmong(link: Entity, people: string): RelationMapModel['relation'] | null {
  const [from, to] = link.link ?? [];
  if (from === undefined || to === undefined) return null;
  if (leadsTo(link, from) !== people || leadsTo(link, to) !== people) return null;
  const kind = Object.entries(link.fields).find(
    ([, field]) => field.kind === 'choice' && field.options.some(({ value }) => value === superior),
  )?.[0];
  return kind === undefined ? null : { entity: link, from, to, kind, superior };
}

function dealOf(
  entities: readonly Entity[],
  entity: Entity,
  people: Entity,
  member: Entity,
): RelationMapModel['deal'] {
  for (const candidate of entities) {
    if (candidate === member || !hasRole(candidate)) continue;
    const ends = endsOf(candidate, people.name);
    const deal = entities.find(({ name }) => name === ends?.to);
    if (!ends || !deal || deal === people || deal === entity) continue;
    const via = Object.keys(deal.fields).find((name) => leadsTo(deal, name) === entity.name);
    if (via !== undefined)
      return { entity: deal, via, member: candidate, memberVia: ends.other, person: ends.via };
  }
  return null;
}

/** The choice of an entity that says somebody's part, and the one that says an attitude: the first two it has. */
export function choicesOf(
  entity: Entity,
): readonly { readonly name: string; readonly field: FieldByKind['choice'] }[] {
  return Object.entries(entity.fields).flatMap(([name, field]) =>
    field.kind === 'choice' && !field.retired ? [{ name, field }] : [],
  );
}
