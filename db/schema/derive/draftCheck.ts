import type { AnyDraft, Entity } from '../defineEntity';
import { fieldOf } from '../effectiveSchema';
import { kindOf } from '../kinds';
import type { FieldProblem } from '../problem';
import { activeFields } from './ranked';

/**
 * Checks a draft by the schema alone: known fields, nobody's read-only fields, right values; for a new record also
 * what is required. Rules that need other records are the service's.
 */
export function draftCheck(entity: Entity, draft: AnyDraft, isNew: boolean): FieldProblem[] {
  const problems = Object.entries(draft).flatMap(([name, value]): FieldProblem[] => {
    const field = fieldOf(entity, name);
    if (!field || field.readOnly || field.rollUp) return [{ field: name, problem: 'notAllowedHere' }];
    if (value === null || value === undefined || value === '') {
      return field.required ? [{ field: name, problem: 'required' }] : [];
    }
    const problem = kindOf(field).check(value, field);
    return problem ? [{ field: name, problem }] : [];
  });
  if (!isNew) return problems;
  const missing = activeFields(entity).filter(
    ({ name, field }) => field.required && draft[name] === undefined,
  );
  return [...problems, ...missing.map(({ name }): FieldProblem => ({ field: name, problem: 'required' }))];
}
