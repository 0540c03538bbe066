import type { Change } from '../../../../db/changes/changeSet';
import type { AnyRecord } from '../../../../db/schema/defineEntity';
import type { ConflictChoice } from '../../../api/importMatches';
import type { RecordPolicy } from '../../../api/imports';
import type { UpdateProposal } from './batchPlan';
import { blendValues, type MutableUpdate } from '../rows/blendValues';
import { policyFor, type Amendments } from '../importAmendments';
import type { SaidFields } from '../rows/saidFields';
import type { Values } from '../rows/rowRecords';
import { settleValues } from '../rows/settleValues';

/** A record values are blended into. */
export interface BlendTarget {
  readonly entity: string;
  readonly record: AnyRecord;
  /** Made by this import. */
  readonly isOurs: boolean;
  /** The row that says so. */
  readonly row: number;
}

/** The changes a batch makes in records that are there. */
export interface BatchUpdates {
  policy(entity: string): RecordPolicy;
  /** What the policy takes from the values into a record; false when that is nothing. */
  blend(target: BlendTarget, values: Values, policy: RecordPolicy): boolean;
  changes(): readonly Change[];
  /** By entity: how many records of the office are changed. */
  counts(): Record<string, number>;
  proposals(): readonly UpdateProposal[];
}

/** What a person wants of updates, in a form that is quick to ask. */
export interface UpdateWishes {
  readonly untouched: ReadonlySet<string>;
  readonly agreed: ReadonlySet<string>;
  /** Whose value of an account's field counts, by the name of the field. */
  readonly conflicts: ReadonlyMap<string, ConflictChoice>;
}

/** Reads what a person wants of updates. */
export function readUpdateWishes({ untouched, agreed, conflicts }: Amendments): UpdateWishes {
  const ofAccounts = Object.entries(conflicts).flatMap(([path, choice]) =>
    path.startsWith('account.') ? [[path.slice('account.'.length), choice] as const] : [],
  );
  return { untouched: new Set(untouched), agreed: new Set(agreed), conflicts: new Map(ofAccounts) };
}

/** Makes the list, empty. */
export function createBatchUpdates(parts: {
  readonly amendments: Amendments;
  readonly wishes: UpdateWishes;
  readonly said: SaidFields;
}): BatchUpdates {
  const { wishes, said } = parts;
  const updates = new Map<string, MutableUpdate>();
  const proposals = new Map<string, UpdateProposal>();
  /** The same for records this import made in an earlier batch: nobody is asked about them. */
  const additions = new Map<string, UpdateProposal>();

  /** Where rows about one account differ, the value a person chose takes the place of the first one. */
  function settle({ entity, record, isOurs }: BlendTarget, values: Values, changed: Values): void {
    const earlier = isOurs ? undefined : said.of(entity, record.id);
    for (const [name, choice] of wishes.conflicts) {
      const isFromRows = isOurs || (earlier?.has(name) ?? false) || name in changed;
      if (!isFromRows || values[name] === undefined || values[name] === null) continue;
      const settled = { [name]: name in changed ? changed[name] : record[name] };
      settleValues(settled, { [name]: values[name] }, new Map([[name, choice]]));
      if (settled[name] !== record[name]) changed[name] = settled[name];
    }
  }

  /** What of a record's changes was not left out by a person. */
  function wanted({ entity, record }: BlendTarget, changed: Values, policy: RecordPolicy): Values {
    const { untouched, agreed } = wishes;
    const key = `${entity}:${String(record.id)}`;
    if (policy === 'each' && !agreed.has(key)) return {};
    if (untouched.size === 0) return changed;
    if (untouched.has(key)) return {};
    return Object.fromEntries(
      Object.entries(changed).filter(([name]) => !untouched.has(`${entity}.${name}`)),
    );
  }

  return {
    policy: (entity) => policyFor(parts.amendments, entity),
    blend(target, values, policy) {
      if (policy === 'skip' || policy === 'create') return false;
      const { entity, record, isOurs, row } = target;
      const isUpdate = policy !== 'fill';
      const key = `${entity}\u0001${String(record.id)}`;
      const listed = isOurs ? additions : proposals;
      const known = listed.get(key);
      // Of rows that differ the first one counts, whatever batch they are in, also where it only repeats the record.
      const given = isUpdate && !isOurs ? unsaid(values, said.of(entity, record.id)) : values;
      const changed = blendValues(record, given, isUpdate ? 'update' : 'fill', known?.values ?? {});
      const isSettled = entity === 'account' && wishes.conflicts.size > 0;
      if (isSettled) settle(target, values, changed);
      if (!isOurs && (isUpdate || isSettled)) said.add(entity, record.id, values);
      if (Object.keys(changed).length === 0) return false;
      listed.set(key, { entity, id: record.id, record, values: changed, row: known?.row ?? row });
      const taken = isOurs ? changed : wanted(target, changed, policy);
      if (Object.keys(taken).length === 0) return false;
      updates.set(key, { entity, id: record.id, rowVersion: record.rowVersion, values: taken });
      return true;
    },
    changes: () =>
      [...updates.values()].map(({ entity, id, rowVersion, values }): Change => {
        return { action: 'update', entity, id, rowVersion, values };
      }),
    counts() {
      const counts: Record<string, number> = {};
      for (const [key, { entity }] of updates)
        if (proposals.has(key)) counts[entity] = (counts[entity] ?? 0) + 1;
      return counts;
    },
    proposals: () => [...proposals.values()],
  };
}

/** What no earlier row said of a record. Lists are joined, whoever says them. */
function unsaid(values: Values, earlier: ReadonlySet<string> | undefined): Values {
  if (!earlier) return values;
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => Array.isArray(value) || !earlier.has(name)),
  );
}
