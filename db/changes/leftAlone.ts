import { ofEntity, pieces, type RecordsById } from './recordsById';
import { loggedValues, rangesOf, type LoggedValues, type UndoneWork } from './undoneWork';

/**
 * What the undo came across and left as it is. A set may have changed a record several times; what was judged at its
 * last change holds for the earlier ones, even where the value of an edit happens to be one the set gave on its way.
 */
export interface LeftAlone {
  /** Fields that were edited since the set changed them last. */
  readonly fields: RecordsById<Set<string>>;
  /** Records the set took out in the end, and that something else brought back since. */
  readonly records: RecordsById<true>;
}

/** Notes fields of a record that stay. */
export function leaveFields(left: LeftAlone, entity: string, id: number, fields: readonly string[]): void {
  if (fields.length === 0) return;
  const known = ofEntity(left.fields, entity);
  known.set(id, new Set([...(known.get(id) ?? []), ...fields]));
}

/** The values of an update that may still be put back. */
export function withoutLeft(left: LeftAlone, entity: string, id: number, after: LoggedValues): LoggedValues {
  const fields = left.fields.get(entity)?.get(id);
  if (!fields) return after;
  return Object.fromEntries(Object.entries(after).filter(([name]) => !fields.has(name)));
}

interface Entry {
  readonly entity: string;
  readonly id: number;
  readonly action: string;
  readonly after: string | null;
}

/**
 * What an undo has left alone so far, read from the file: what it came across and did not write. Only of records that
 * have changes of the set on both sides of where it stands. Nothing before it began.
 */
export async function leftSoFar(work: UndoneWork, below: number | null): Promise<LeftAlone> {
  const left: LeftAlone = { fields: new Map(), records: new Map() };
  if (below === null || work.undo === null) return left;
  const seen = await seenTwice(work, below);
  for (const entity of new Set(seen.map((one) => one.entity))) {
    const of = seen.filter((one) => one.entity === entity);
    const written = await writtenBy(work, entity, [...new Set(of.map(({ id }) => id))]);
    for (const { id, action, after } of of) {
      const own = written.get(id);
      if (action === 'remove') {
        if (own?.isBack !== true) ofEntity(left.records, entity).set(id, true);
      } else if (own?.isBack !== true)
        leaveFields(
          left,
          entity,
          id,
          Object.keys(loggedValues(after)).filter((name) => !own?.fields.has(name)),
        );
    }
  }
  return left;
}

/** Entries from `below` on, of records that the set updated before it as well. */
async function seenTwice({ store, changeSet }: UndoneWork, below: number): Promise<Entry[]> {
  const [newest] = await rangesOf(store, changeSet, null);
  return await store.database.query<Entry>(
    `SELECT entity, record_id AS id, action, after FROM changes c
     WHERE id BETWEEN ? AND ? AND change_set_id = ? AND action IN ('update', 'remove')
     AND EXISTS (SELECT 1 FROM changes e WHERE e.record_id = c.record_id AND e.entity = c.entity
                 AND e.change_set_id = c.change_set_id AND e.action = 'update' AND e.id < ?)`,
    [below, newest?.last ?? 0, changeSet, below],
  );
}

interface Written {
  readonly isBack: boolean;
  readonly fields: ReadonlySet<string>;
}

/** Which of these records the undo brought back, and which fields of them it put back. */
async function writtenBy(
  { store, undo }: UndoneWork,
  entity: string,
  ids: readonly number[],
): Promise<Map<number, Written>> {
  const written = new Map<number, Written>();
  for (const some of pieces(ids, 500)) {
    const entries = await store.database.query<Entry>(
      `SELECT entity, record_id AS id, action, after FROM changes
       WHERE record_id IN (SELECT value FROM json_each(?)) AND entity = ? AND change_set_id = ?`,
      [JSON.stringify(some), entity, undo],
    );
    for (const { id, action, after } of entries) {
      const known = written.get(id);
      written.set(id, {
        isBack: known?.isBack === true || action === 'create',
        fields: new Set([...(known?.fields ?? []), ...Object.keys(loggedValues(after))]),
      });
    }
  }
  return written;
}
