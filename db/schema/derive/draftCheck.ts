import type { AnyDraft, Entity } from '../defineEntity';
import { fieldOf } from '../effectiveSchema';
import { kindOf } from '../kinds';
import type { FieldProblem } from '../problem';
import { activeFields } from './ranked';
import { isShown } from './shownFields';
import { titledDraft } from './titledDraft';

/**
 * Checks a draft by the schema alone: known fields, nobody's read-only fields, right values; for a new record also
 * what is required and shown. Rules that need other records are the service's.
 */
export function draftCheck(entity: Entity, given: AnyDraft, isNew: boolean): FieldProblem[] {
  const draft = isNew ? titledDraft(entity, given) : given;
  const problems = Object.entries(draft).flatMap(([name, value]): FieldProblem[] => {
    const field = fieldOf(entity, name);
    if (!field || field.readOnly) return [{ field: name, problem: 'notAllowedHere' }];
    if (value === null || value === undefined || value === '') {
      return field.required ? [{ field: name, problem: 'required' }] : [];
    }
    const problem = kindOf(field).check(value, field);
    return problem ? [{ field: name, problem }] : [];
  });
  if (!isNew) return problems;
  const missing = activeFields(entity).filter(
    ({ name, field }) => field.required && draft[name] === undefined && isShown(field, draft),
  );
  return [...problems, ...missing.map(({ name }): FieldProblem => ({ field: name, problem: 'required' }))];
}

/**
 * What a form over a whole record asks for at its next save: required fields that are shown and hold nothing, such as
 * those made required after the record.
 */
export function missingRequired(entity: Entity, record: AnyDraft, draft: AnyDraft): FieldProblem[] {
  const values = { ...record, ...draft };
  return activeFields(entity)
    .filter(({ name, field }) => field.required && !field.readOnly && !(name in draft))
    .filter(({ name, field }) => (values[name] ?? null) === null && isShown(field, values))
    .map(({ name }): FieldProblem => ({ field: name, problem: 'required' }));
}
