import type { RawCell } from '../../../../db/schema/cell';
import type { RepairSort } from '../../../api/importChecks';
import type { Amendments, ValueChoice } from '../importAmendments';

/** One entry of a decision before and after; undefined: nothing was said. */
interface Turn<Value> {
  readonly key: string;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

/** A repair as it can be taken back and done again. */
export interface RepairStep {
  readonly sort: RepairSort;
  readonly cells: number;
  readonly rows: number;
  readonly cellTurns: readonly Turn<RawCell>[];
  readonly rowTurns: readonly Turn<'data' | 'skip'>[];
  readonly valueTurns: readonly (Turn<ValueChoice> & { readonly path: string })[];
}

/** What is decided after a step, or after it was taken back. Decisions the step does not name stay. */
export function applied(amendments: Amendments, step: RepairStep, direction: 'do' | 'undo'): Amendments {
  const { cellTurns, rowTurns, valueTurns } = step;
  return {
    ...amendments,
    ...(cellTurns.length > 0 ? { cells: turned(amendments.cells, cellTurns, direction) } : {}),
    ...(rowTurns.length > 0 ? { rows: turned(amendments.rows, rowTurns, direction) } : {}),
    ...(valueTurns.length > 0 ? { values: turnedValues(amendments.values, valueTurns, direction) } : {}),
  };
}

function turned<Value>(
  known: Readonly<Record<string, Value>>,
  turns: readonly Turn<Value>[],
  direction: 'do' | 'undo',
): Record<string, Value> {
  const next = new Map(Object.entries(known));
  for (const { key, before, after } of turns) {
    const value = direction === 'do' ? after : before;
    if (value === undefined) next.delete(key);
    else next.set(key, value);
  }
  return Object.fromEntries(next);
}

function turnedValues(
  known: Amendments['values'],
  turns: RepairStep['valueTurns'],
  direction: 'do' | 'undo',
): Amendments['values'] {
  const next: Record<string, Readonly<Record<string, ValueChoice>>> = { ...known };
  for (const path of new Set(turns.map((turn) => turn.path))) {
    const own = turns.filter((turn) => turn.path === path);
    next[path] = turned(next[path] ?? {}, own, direction);
  }
  return next;
}
