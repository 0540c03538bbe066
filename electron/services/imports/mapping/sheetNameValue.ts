import type { CellContext } from '../../../../db/schema/cell';
import type { Field } from '../../../../db/schema/fields';
import { kindOf } from '../../../../db/schema/kinds';
import { isRegion } from '../finding/alikeTables';
import type { TablePlan } from '../finding/plannedTable';
import type { RowRecords, Values } from '../rows/rowRecords';
import type { Target, TargetIndex } from '../headings/targetIndex';

/** What the name of a sheet means to every row of it. */
export interface SheetNameValue {
  readonly target: Target;
  readonly value: unknown;
}

/** What a name is read with: the fields there are, the people of the office, and the day. */
export interface SheetNameParts {
  readonly index: TargetIndex;
  readonly owners: (name: string) => number | null | 'ambiguous';
  readonly today: string;
}

/** The field the name of a table's sheet goes to: as a person said, else as the importer found; null: none. */
export function sheetNameTargetOf(plan: TablePlan): string | null {
  if (plan.options.usesSheetName === false) return null;
  return plan.options.sheetNameTarget ?? plan.sheetNameTarget;
}

/** Whether the name of the sheet is the name of the one account all its rows are about. */
export function isNamedBySheet(plan: TablePlan): boolean {
  return sheetNameTargetOf(plan) === 'account.name';
}

/** The name of the sheet as a value of its field; null where there is no field for it, or it does not fit. */
export function sheetNameValue(plan: TablePlan, parts: SheetNameParts): SheetNameValue | null {
  const name = plan.sheetName?.trim() ?? '';
  const target = parts.index.byPath.get(sheetNameTargetOf(plan) ?? '');
  if (name === '' || target === undefined) return null;
  // What nobody asked for has to be sure: any text would do for a region.
  if (plan.options.sheetNameTarget === undefined && target.path === 'account.region' && !isRegion(name))
    return null;
  const value = readName(name, target.of.field, parts);
  return value === null ? null : { target, value };
}

function readName(name: string, field: Field, { owners, today }: SheetNameParts): unknown {
  if (field.kind === 'reference') {
    if (field.to !== 'user') return { title: name, to: field.to };
    const owner = owners(name);
    return typeof owner === 'number' ? owner : null;
  }
  const context: CellContext = { today };
  const found = kindOf(field).parseCell(name, field, context);
  return found.is === 'value' ? found.value : null;
}

/**
 * Gives the value to the records of a row: a cell of the row itself counts more, and no record comes to be by the name
 * of a sheet alone but the account that has this name.
 */
export function giveSheetName({ target, value }: SheetNameValue, records: RowRecords): void {
  const field = target.of.name;
  if (target.path === 'account.name') (records.account ??= {})[field] ??= value;
  for (const values of recordsOf(target, records)) values[field] ??= value;
}

function recordsOf({ entity, slot }: Target, records: RowRecords): readonly Values[] {
  const person = records.people[slot - 1];
  if (records.alone) return records.alone.entity === entity ? [records.alone.values] : [];
  const found = {
    account: records.account,
    opportunity: records.opportunity,
    contract: records.contract,
    followUp: records.followUp,
    contact: person?.values ?? null,
    accountContact: person?.position ?? null,
  }[entity];
  return found ? [found] : [];
}
