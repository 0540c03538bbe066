import type { AnyDraft } from '../../../../db/schema/defineEntity';
import { hasEntity } from '../../../../db/schema/effectiveSchema';
import type { FieldProblem } from '../../../../db/schema/problem';
import { viewDefinitionShape, type ViewDefinition } from '../../../api/views';
import { filterFor } from '../../access/readingScope';
import type { EntityRules, RuleContext } from './entityRules';

/**
 * A view names a list there is, holds what that list may be asked today, and bears a name no other view of its owner
 * has in that list.
 */
export const savedViewRules: EntityRules = {
  async check(draft, context) {
    return [...definitionProblems(draft, context), ...(await nameProblems(draft, context))];
  },
};

function definitionProblems(draft: AnyDraft, context: RuleContext): readonly FieldProblem[] {
  const target = now('target', draft, context);
  if (typeof target !== 'string') return [];
  if (!hasEntity(context.schema(), target)) return [{ field: 'target', problem: 'referenceUnknown' }];
  const given = draft['definition'];
  if (typeof given !== 'string') return [];
  const definition = definitionOf(given);
  return definition && fits(target, definition, context)
    ? []
    : [{ field: 'definition', problem: 'notAllowedHere' }];
}

function definitionOf(text: string): ViewDefinition | undefined {
  try {
    const read = viewDefinitionShape.safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

function fits(entity: string, { filter, sort, top }: ViewDefinition, context: RuleContext): boolean {
  const schema = context.schema();
  const target = schema.entities[entity];
  return (
    target !== undefined &&
    context.isAskable({
      entity,
      ...(filter ? { filter: filterFor(context.actor, schema, target, filter) } : {}),
      ...(sort ? { sort } : {}),
      ...(top === undefined ? {} : { top }),
    })
  );
}

async function nameProblems(draft: AnyDraft, context: RuleContext): Promise<readonly FieldProblem[]> {
  const { actor, before, first } = context;
  const [name, target] = [now('name', draft, context), now('target', draft, context)];
  const owner = before ? before.owner : actor.userId;
  if (typeof name !== 'string' || typeof target !== 'string' || owner === null) return [];
  if (before && name === before['name'] && target === before['target']) return [];
  const same = await first(
    {
      entity: 'savedView',
      filter: {
        all: [
          { field: 'name', operator: 'is', value: name },
          { field: 'target', operator: 'is', value: target },
          { field: 'owner', operator: 'is', value: owner },
        ],
      },
    },
    2,
  );
  return same.some(({ id }) => id !== before?.id) ? [{ field: 'name', problem: 'notUnique' }] : [];
}

/** What a field will hold after the change. */
function now(field: string, draft: AnyDraft, { before }: RuleContext): unknown {
  return draft[field] === undefined ? before?.[field] : draft[field];
}
