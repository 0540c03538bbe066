import { account } from './entities/accounts/account';
import { accountAddress } from './entities/accounts/accountAddress';
import { accountContact } from './entities/accounts/accountContact';
import { accountRelation } from './entities/accounts/accountRelation';
import { accountSource } from './entities/accounts/accountSource';
import { billingInfo } from './entities/accounts/billingInfo';
import { contact } from './entities/accounts/contact';
import { contactRelation } from './entities/accounts/contactRelation';
import { purchase } from './entities/accounts/purchase';
import { source } from './entities/accounts/source';
import { contract } from './entities/money/contract';
import { contractParty } from './entities/money/contractParty';
import { delivery } from './entities/money/delivery';
import { savedView } from './entities/platform/savedView';
import { tag } from './entities/platform/tag';
import { user } from './entities/platform/user';
import { lead } from './entities/sales/lead';
import { opportunity } from './entities/sales/opportunity';
import { opportunityContact } from './entities/sales/opportunityContact';
import { attachment } from './entities/work/attachment';
import { comment } from './entities/work/comment';
import { followUp } from './entities/work/followUp';
import { statusChange } from './entities/work/statusChange';
import { stickyNote } from './entities/work/stickyNote';
import { task } from './entities/work/task';
import { fieldsOf, type Entity } from './defineEntity';
import { fieldsOfFormula, parseFormula } from './formula';
import { SchemaMistake } from './schemaMistake';

/** Every entity the product is born with. One line here and one file in `entities/` make an entity. */
export const registry = Object.freeze({
  account,
  contact,
  accountContact,
  opportunity,
  contract,
  delivery,
  followUp,
  source,
  user,
  accountAddress,
  accountSource,
  purchase,
  billingInfo,
  contactRelation,
  accountRelation,
  opportunityContact,
  contractParty,
  statusChange,
  task,
  comment,
  attachment,
  stickyNote,
  tag,
  savedView,
  lead,
});

checkRegistry(registry);

/**
 * Proves that the entities fit together: unique names and tables, references that exist, sections that exist,
 * list ranks distinct, timelines and roll-ups that name real fields, nothing typed that the program makes.
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
    if ((field.rollUp || field.kind === 'computed') && !field.readOnly)
      throw new SchemaMistake(`${where} is made by the program, yet people may type it`);
    if (field.rollUp && !entities[field.rollUp.from]?.fields[field.rollUp.via]) {
      throw new SchemaMistake(`${where}: rolls up from nowhere`);
    }
  }
  for (const [name, field] of Object.entries(fields)) {
    if (field.shownIf && !fields[field.shownIf.field])
      throw new SchemaMistake(`${entity.name}.${name} is shown by nothing`);
    if (field.kind === 'computed')
      for (const used of fieldsOfFormula(parseFormula(field.formula)))
        if (!fields[used] || fields[used].kind === 'computed')
          throw new SchemaMistake(`${entity.name}.${name} is computed from ${used}`);
  }
  for (const named of [
    entity.titleField,
    ...(entity.titleFrom ?? []),
    ...(entity.link ?? []),
    ...Object.values(entity.timeline ?? {}).flat(),
  ]) {
    if (!fields[named]) throw new SchemaMistake(`${entity.name} names the missing field ${named}`);
  }
}
