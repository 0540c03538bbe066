import type { Change } from '../../../db/changes/changeSet';
import type { PointingRecord } from '../../../db/repositories/references';
import type { AnyRecord, Entity } from '../../../db/schema/defineEntity';
import type { Schema } from '../../../db/schema/effectiveSchema';
import { createLinkFolding } from './linkFolding';

/** What is to be done with everything that points at records which become part of another. */
export interface Move {
  readonly changes: readonly Change[];
  readonly moved: number;
  readonly folded: number;
}

/** What is needed to say it. */
export interface MoveOrder {
  readonly schema: Schema;
  readonly entity: Entity;
  readonly survivor: number;
  readonly absorbed: readonly number[];
  /** Everything that points at any of these, the survivor among them. */
  readonly pointing: readonly PointingRecord[];
  /** The whole link records among them, by entity and id. */
  readonly links: ReadonlyMap<string, AnyRecord>;
}

/** The key of a record among those of all entities. */
export function recordKey(entity: string, id: number): string {
  return `${entity} ${id}`;
}

/**
 * Moves everything to the survivor, records in the recycle bin too: a child that is brought back later finds its
 * parent. A link that the survivor has already is folded into that one (its blanks filled, the other deleted); a link
 * of a record with itself is deleted, and any other reference to itself emptied.
 */
export function movedReferences(order: MoveOrder): Move {
  const { schema, survivor, absorbed, pointing, links } = order;
  const gone = new Set(absorbed);
  const byRecord = new Map<string, PointingRecord[]>();
  for (const one of pointing) {
    const key = recordKey(one.entity, one.id);
    const known = byRecord.get(key);
    if (known) known.push(one);
    else byRecord.set(key, [one]);
  }
  const folding = createLinkFolding(order);
  const changes: Change[] = [];
  let moved = 0;
  for (const [key, references] of byRecord) {
    const [first] = references;
    if (!first || first.entity === order.entity.name) {
      // A reference from one of the merged records to another is settled with the values of the survivor.
      const own = references.filter(({ id }) => id !== survivor && !gone.has(id));
      if (own.length === 0) continue;
    }
    if (!first || !references.some(({ target }) => gone.has(target))) continue;
    const { entity, id, rowVersion } = first;
    const values = Object.fromEntries(
      references.filter(({ target }) => gone.has(target)).map(({ field }) => [field, survivor]),
    );
    const link = links.get(key);
    const after = link ? { ...link, ...values } : null;
    const owner = schema.entities[entity];
    if (after && owner && !first.isDeleted && isItsOwn(owner, after)) {
      changes.push({ action: 'delete', entity, id, rowVersion });
      continue;
    }
    if (after && !first.isDeleted && folding.fold(entity, after)) continue;
    moved += 1;
    const cleared = withoutSelf(owner, references, { survivor, gone, values });
    changes.push({
      action: 'update',
      entity,
      id,
      rowVersion,
      values: { ...cleared, ...folding.marks(entity, after) },
    });
  }
  const folded = folding.changes();
  return { changes: [...changes, ...folded.changes], moved, folded: folded.count };
}

/** Two references of one record that would now point at the same one: only the first keeps it. */
function withoutSelf(
  entity: Entity | undefined,
  references: readonly PointingRecord[],
  { survivor, gone, values }: { survivor: number; gone: ReadonlySet<number>; values: Record<string, number> },
): Record<string, number | null> {
  const fields = [...new Set(references.map(({ field }) => field))];
  if (!entity || entity.link || fields.length < 2) return values;
  const targets = new Set(references.map(({ target }) => target));
  const isOneNow = [...targets].every((target) => target === survivor || gone.has(target));
  if (!isOneNow || targets.size < 2) return values;
  const [kept, ...others] = fields.sort((left, right) => rank(entity, left) - rank(entity, right));
  const emptied = others.filter((name) => entity.fields[name]?.required !== true).map((name) => [name, null]);
  return {
    ...values,
    ...(kept === undefined ? {} : { [kept]: survivor }),
    ...Object.fromEntries(emptied),
  } as Record<string, number | null>;
}

function rank(entity: Entity, field: string): number {
  return entity.fields[field]?.required === true ? 0 : 1;
}

function isItsOwn(entity: Entity, record: AnyRecord): boolean {
  const [one, other] = entity.link ?? [];
  return (
    one !== undefined &&
    other !== undefined &&
    isOneTarget(entity, one, other) &&
    record[one] === record[other]
  );
}

function isOneTarget(entity: Entity, one: string, other: string): boolean {
  const [left, right] = [entity.fields[one], entity.fields[other]];
  return left?.kind === 'reference' && right?.kind === 'reference' && left.to === right.to;
}
