import type { AnyDraft, AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { draftCheck } from '../../../db/schema/derive/draftCheck';
import { activeFields } from '../../../db/schema/derive/ranked';
import type { FieldProblem } from '../../../db/schema/problem';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';
import type { Clock } from '../ports';
import { rulesOf } from './rules/rulesOf';

/** A draft as it may be written, or what is wrong with it. */
export interface CheckedDraft {
  readonly values: AnyDraft;
  readonly problems: readonly FieldProblem[];
}

/** Completes and judges drafts: first the schema, then the rules of the entity. */
export interface DraftCheck {
  /** A new record. Fields in `given` are filled by whoever asks, and may be missing. */
  forNew(actor: Actor, entity: Entity, draft: AnyDraft, given?: readonly string[]): Promise<CheckedDraft>;
  /** A change of a record. */
  forChange(actor: Actor, entity: Entity, draft: AnyDraft, before: AnyRecord): Promise<CheckedDraft>;
}

/** Makes the judge. */
export function createDraftCheck(parts: {
  readonly data: Pick<OfficeData, 'get'>;
  readonly clock: Clock;
}): DraftCheck {
  const { data, clock } = parts;

  async function judged(
    actor: Actor,
    entity: Entity,
    draft: AnyDraft,
    before: AnyRecord | null,
  ): Promise<CheckedDraft> {
    const rules = rulesOf(entity.name);
    const context = { actor, clock, before, get: data.get };
    const values = rules.complete ? await rules.complete(draft, context) : draft;
    const problems = draftCheck(entity, values, before === null);
    return { values, problems: [...problems, ...((await rules.check?.(values, context)) ?? [])] };
  }

  return {
    async forNew(actor, entity, draft, given = []) {
      const { values, problems } = await judged(actor, entity, withInitials(entity, draft, actor), null);
      const isMissing = ({ field, problem }: FieldProblem): boolean =>
        problem === 'required' && given.includes(field);
      return { values, problems: problems.filter((problem) => !isMissing(problem)) };
    },
    forChange: judged,
  };
}

/** A new record begins with the first choices its fields name, and belongs to whoever makes it. */
function withInitials(entity: Entity, draft: AnyDraft, actor: Actor): AnyDraft {
  const initials = activeFields(entity).flatMap(({ name, field }) =>
    field.kind === 'choice' && field.initial !== undefined ? [[name, field.initial] as const] : [],
  );
  return { ...Object.fromEntries(initials), owner: actor.userId, ...draft };
}
