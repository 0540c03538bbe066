import { account } from './entities/accounts/account';
import { accountContact } from './entities/accounts/accountContact';
import { contact } from './entities/accounts/contact';
import { source } from './entities/accounts/source';
import { contract } from './entities/money/contract';
import { user } from './entities/platform/user';
import { opportunity } from './entities/sales/opportunity';
import { followUp } from './entities/work/followUp';
import { fieldsOf, type DraftOf, type Entity, type RecordOf } from './defineEntity';
import { SchemaMistake } from './schemaMistake';

/** Every entity the product is born with. One line here and one file in `entities/` make an entity. */
export const registry = Object.freeze({
  account,
  contact,
  accountContact,
  opportunity,
  contract,
  followUp,
  source,
  user,
});

/** The name of a built-in entity. */
export type EntityName = keyof typeof registry;
/** The record of a built-in entity, by name. */
export type RecordFor<Name extends EntityName> = RecordOf<(typeof registry)[Name]>;
/** The draft of a built-in entity, by name. */
export type DraftFor<Name extends EntityName> = DraftOf<(typeof registry)[Name]>;

checkRegistry(registry);

/**
 * Proves that the entities fit together: unique names and tables, references that exist, sections that exist,
 * list ranks distinct, timelines and roll-ups that name real fields.
 * @throws SchemaMistake naming the entity and the field.
 */
export function checkRegistry(entities: Readonly<Record<string, Entity>>): void {
  const tables = new Set<string>();
  for (const [key, entity] of Object.entries(entities)) {
    if (key !== entity.name) throw new SchemaMistake(`${key} calls itself ${entity.name}`);
    if (tables.has(entity.table)) throw new SchemaMistake(`two entities use the table ${entity.table}`);
    tables.add(entity.table);
    checkFields(entity, entities);
  }
}

function checkFields(entity: Entity, entities: Readonly<Record<string, Entity>>): void {
  const fields = fieldsOf(entity);
  const sections = new Set(entity.sections.map((section) => section.name));
  for (const ranked of ['list', 'quick', 'headline'] as const) {
    const ranks = Object.values(fields).flatMap((field) => field[ranked] ?? []);
    if (new Set(ranks).size < ranks.length)
      throw new SchemaMistake(`${entity.name}: two fields share a ${ranked} rank`);
  }
  for (const [name, field] of Object.entries(fields)) {
    const where = `${entity.name}.${name}`;
    if (field.kind === 'reference' && !entities[field.to])
      throw new SchemaMistake(`${where} refers to no entity`);
    if (field.section !== undefined && !sections.has(field.section))
      throw new SchemaMistake(`${where}: no such section`);
    if (field.rollUp && !entities[field.rollUp.from]?.fields[field.rollUp.via]) {
      throw new SchemaMistake(`${where}: rolls up from nowhere`);
    }
  }
  for (const named of [entity.titleField, ...(entity.link ?? []), ...Object.values(entity.timeline ?? {})]) {
    if (!fields[named]) throw new SchemaMistake(`${entity.name} names the missing field ${named}`);
  }
}
