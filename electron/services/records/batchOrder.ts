import type { AnyDraft, AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { draftCheck } from '../../../db/schema/derive/draftCheck';
import { fieldOf } from '../../../db/schema/effectiveSchema';
import type { FieldProblem } from '../../../db/schema/problem';
import { Refusal } from '../refusal';

/** What a batch does to every record: values that are set, entries put into lists and taken out of them. */
export interface BatchOrder {
  readonly changes: AnyDraft;
  readonly add?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly remove?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly reason?: string | undefined;
}

/** Kinds that are lists of words. */
const listKinds: ReadonlySet<string> = new Set(['tags', 'choices']);

/**
 * Refuses what would be wrong with every record alike: unknown fields and values, a value for many records that only
 * one may have, lists that are none, a tracked state without its reason. @throws Refusal `invalid`
 */
export function refuseWrongBatch(entity: Entity, order: BatchOrder, records: number): void {
  const { changes, add = {}, remove = {}, reason } = order;
  const problems: FieldProblem[] = draftCheck(entity, changes, false);
  for (const [name, value] of Object.entries(changes)) {
    const field = fieldOf(entity, name);
    if (field?.unique && records > 1 && value !== null && value !== '')
      problems.push({ field: name, problem: 'notUnique' });
    if (field?.kind === 'choice' && field.tracked?.reason === 'required' && !reason?.trim())
      problems.push({ field: name, problem: 'reasonRequired' });
  }
  for (const name of new Set([...Object.keys(add), ...Object.keys(remove)])) {
    const field = fieldOf(entity, name);
    if (!field || !listKinds.has(field.kind) || field.readOnly || name in changes)
      problems.push({ field: name, problem: 'notAllowedHere' });
    else problems.push(...draftCheck(entity, { [name]: add[name] ?? [] }, false));
  }
  if (problems.length > 0) throw new Refusal('invalid', { fields: problems });
}

/** The draft of one record of a batch. */
export function draftOf({ changes, add = {}, remove = {} }: BatchOrder, record: AnyRecord): AnyDraft {
  const draft: Record<string, unknown> = { ...changes };
  for (const name of new Set([...Object.keys(add), ...Object.keys(remove)])) {
    const held = Array.isArray(record[name]) ? (record[name] as readonly string[]) : [];
    const taken = new Set(remove[name] ?? []);
    const kept = held.filter((entry) => !taken.has(entry));
    const added = (add[name] ?? []).filter((entry) => !kept.includes(entry));
    const entries = [...kept, ...added];
    draft[name] = entries.length > 0 ? entries : null;
  }
  return draft;
}
