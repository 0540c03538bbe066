import type { DefinitionLogRow } from '../../../db/repositories/definitionLog';
import type { Label } from '../../../db/schema/label';
import type { DefinitionLogEntry } from '../../api/schemaEditor';

interface Named {
  readonly label?: Label;
  readonly isActive?: boolean;
}

/** A line of the log as the window shows it: what happened, and the names of it then and before. */
export function describeLog(row: DefinitionLogRow, by: string | null): DefinitionLogEntry {
  // Definitions are JSON this program wrote; layouts and rules have neither label nor state.
  const before = row.before as Named | null;
  const after = row.after as Named | null;
  const label = after?.label ?? before?.label ?? null;
  const former = before?.label ?? null;
  const isRenamed = label !== null && former !== null && (label.zh !== former.zh || label.en !== former.en);
  return {
    id: row.id,
    at: row.at,
    by,
    part: row.part,
    entity: row.entity,
    key: row.key,
    what: whatHappened(row, before, after, isRenamed),
    label,
    formerLabel: isRenamed ? former : null,
    isUndo: row.isUndo,
    canUndo: row.isLast,
  };
}

function whatHappened(
  row: DefinitionLogRow,
  before: Named | null,
  after: Named | null,
  isRenamed: boolean,
): DefinitionLogEntry['what'] {
  if (after === null) return 'reset';
  if (before?.isActive === true && after.isActive === false) return 'retired';
  if (before?.isActive === false && after.isActive === true) return 'restored';
  if (isRenamed) return 'renamed';
  const isOwn = row.part === 'object' || (row.part === 'field' && row.key.startsWith('x'));
  return before === null && isOwn ? 'made' : 'changed';
}
