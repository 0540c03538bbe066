import type { AnyDraft, AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { draftCheck } from '../../../db/schema/derive/draftCheck';
import { titledDraft } from '../../../db/schema/derive/titledDraft';
import { initialValues } from '../../../db/schema/derive/initialValues';
import { activeFields } from '../../../db/schema/derive/ranked';
import { isShown } from '../../../db/schema/derive/shownFields';
import { fieldOf } from '../../../db/schema/effectiveSchema';
import type { FieldProblem } from '../../../db/schema/problem';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';
import type { Clock } from '../ports';
import type { RuleContext } from './rules/entityRules';
import { rulesOf } from './rules/rulesOf';
import { missingReasons } from './statusChanges';

/** A draft as it may be written, or what is wrong with it. */
export interface CheckedDraft {
  readonly values: AnyDraft;
  readonly problems: readonly FieldProblem[];
}

/** Completes and judges drafts: first the schema, then the rules of the entity. */
export interface DraftCheck {
  /** A new record. Fields in `given` are filled by whoever asks, and may be missing. */
  forNew(actor: Actor, entity: Entity, draft: AnyDraft, given?: readonly string[]): Promise<CheckedDraft>;
  /** A change of a record, and why it is made. */
  forChange(
    actor: Actor,
    entity: Entity,
    draft: AnyDraft,
    change: { readonly before: AnyRecord; readonly reason?: string | undefined },
  ): Promise<CheckedDraft>;
}

/** What is judged. */
interface Judged {
  readonly actor: Actor;
  readonly entity: Entity;
  readonly draft: AnyDraft;
  readonly before: AnyRecord | null;
  readonly reason?: string | undefined;
}

/** Makes the judge. */
export function createDraftCheck(parts: {
  readonly data: Pick<OfficeData, 'get' | 'first' | 'holding' | 'schema' | 'isAskable'>;
  readonly clock: Clock;
}): DraftCheck {
  const { data, clock } = parts;

  async function judged({ actor, entity, draft, before, reason }: Judged): Promise<CheckedDraft> {
    const rules = rulesOf(entity.name);
    const { get, first, schema, isAskable } = data;
    const context: RuleContext = { actor, clock, before, get, first, schema, isAskable };
    const titled = before ? draft : titledDraft(entity, draft);
    const completed = rules.complete ? await rules.complete(titled, context) : titled;
    // What is private stays with whoever made it: nobody gives it to somebody else, nor takes it.
    const owner = before ? before.owner : actor.userId;
    const values = entity.isPrivate ? { ...completed, owner } : completed;
    const problems = [
      ...draftCheck(entity, values, before === null).filter(
        (problem) => !isHidden(entity, problem, values, before),
      ),
      ...(await taken(entity, values, before)),
      ...missingReasons(entity, values, { before, reason }),
      ...((await rules.check?.(values, context)) ?? []),
    ];
    const filled = problems.length === 0 && rules.fill ? await rules.fill(values, context) : {};
    return { values: { ...values, ...filled }, problems };
  }

  /** Values that may stand in one record only and stand in another one. The file itself has the last word. */
  async function taken(entity: Entity, values: AnyDraft, before: AnyRecord | null): Promise<FieldProblem[]> {
    const problems: FieldProblem[] = [];
    for (const { name, field } of activeFields(entity)) {
      const value = values[name];
      const isAsked =
        field.unique && (typeof value === 'number' || (typeof value === 'string' && value !== ''));
      if (!isAsked || value === before?.[name]) continue;
      const others = await data.holding(entity.name, name, [value]);
      if (others.some(({ id }) => id !== before?.id)) problems.push({ field: name, problem: 'notUnique' });
    }
    return problems;
  }

  return {
    async forNew(actor, entity, draft, given = []) {
      const begun = withInitials(entity, draft, { actor, clock });
      const { values, problems } = await judged({ actor, entity, draft: begun, before: null });
      const isMissing = ({ field, problem }: FieldProblem): boolean =>
        problem === 'required' && given.includes(field);
      return { values, problems: problems.filter((problem) => !isMissing(problem)) };
    },
    forChange: (actor, entity, draft, change) => judged({ actor, entity, draft, ...change }),
  };
}

/** What is not shown is not asked for. */
function isHidden(
  entity: Entity,
  { field: name, problem }: FieldProblem,
  values: AnyDraft,
  before: AnyRecord | null,
): boolean {
  const field = fieldOf(entity, name);
  return problem === 'required' && field !== undefined && !isShown(field, { ...before, ...values });
}

/**
 * A new record begins with what its fields name and belongs to whoever makes it. A field that is not shown begins
 * empty, unless the draft fills it.
 */
function withInitials(
  entity: Entity,
  draft: AnyDraft,
  { actor, clock }: { readonly actor: Actor; readonly clock: Clock },
): AnyDraft {
  const initial = initialValues(entity, { today: clock.today(), now: clock.now() });
  const begun: AnyDraft = { ...initial, ...draft };
  const shown = Object.entries(initial).filter(([name]) => {
    const field = fieldOf(entity, name);
    return field !== undefined && isShown(field, begun);
  });
  return { ...Object.fromEntries(shown), owner: actor.userId, ...draft };
}
