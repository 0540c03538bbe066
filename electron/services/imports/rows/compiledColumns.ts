import type { CellResult, RawCell } from '../../../../db/schema/cell';
import type { Field } from '../../../../db/schema/fields';
import { comparable } from '../cells/cellText';
import { partingOf } from '../cells/compoundCells';
import { senseOf } from '../cells/fieldSenses';
import type { PlannedColumn, TablePlan } from '../finding/plannedTable';
import { isFirstName, isLastName, readHeading } from '../headings/headings';
import type { ImportedEntity, TargetIndex } from '../headings/targetIndex';
import type { Amendments } from '../importAmendments';
import { parserOf, withChoices, withoutOwnLabel, type OwnerLookup } from './cellParsers';
import type { Values } from './rowRecords';

/** A column as its cells are read: parsers are chosen once per column, not per cell. */
export interface CompiledColumn {
  readonly column: PlannedColumn;
  readonly entity: ImportedEntity;
  readonly slot: number;
  readonly name: string;
  readonly target: string;
  readonly field: Field;
  readonly parse: (cell: RawCell) => CellResult<unknown>;
  /** Takes a cell with two things in it apart. */
  readonly part: ReturnType<typeof partingOf>;
  /** Whether a value says what the field is for; null where any words may. */
  readonly senses: ((value: string) => boolean) | null;
  readonly put: (values: Values, value: unknown) => void;
  /** Records are called by it: signs alone are no name. */
  readonly isTitle: boolean;
}

/** Makes the readers of the columns of a table that come to a field, in their order. */
export function compileColumns(
  plan: TablePlan,
  parts: {
    readonly index: TargetIndex;
    readonly owners: OwnerLookup;
    readonly amendments: Amendments;
  },
): CompiledColumn[] {
  const hasEnds = plan.columns.some((column) => column.target === 'contract.endOn');
  return plan.columns.flatMap((column) => {
    const target = column.target === null ? undefined : parts.index.byPath.get(column.target);
    if (!target) return [];
    const { field, name } = target.of;
    return [
      {
        column,
        entity: target.entity,
        slot: target.slot,
        name,
        target: target.path,
        field,
        parse: withChoices(
          withoutOwnLabel(
            parserOf(field, column.context, {
              owners: parts.owners,
              isAuthor: target.path === 'followUp.author',
            }),
            field,
            column.parts,
          ),
          parts.amendments.values[target.path],
        ),
        part:
          // Where a column of its own says when a contract ends, a period in the other one is a slip.
          target.path === 'contract.startOn' && hasEnds
            ? null
            : partingOf(readHeading(column.heading).key, target.path),
        senses: senseOf(target.path),
        put: putterOf(field, name, { column, target: target.path }),
        isTitle: name === target.of.entity.titleField,
      },
    ];
  });
}

/** 王 and 伟 are 王伟, Grace and Hopper Grace Hopper, whichever column comes first. */
function wholeName(known: string, further: string, isFurtherLast: boolean): string {
  const [family, given] = isFurtherLast ? [further, known] : [known, further];
  return /[\u4e00-\u9fff]/.test(known + further) ? family + given : `${given} ${family}`;
}

/** How a value comes into its record; fields that several columns may share put them together. */
function putterOf(
  field: Field,
  name: string,
  { column, target }: { readonly column: PlannedColumn; readonly target: string },
): (values: Values, value: unknown) => void {
  if (field.kind === 'phones' || field.kind === 'tags') {
    return (values, value) => {
      const known = values[name] as readonly string[] | undefined;
      values[name] = known === undefined ? value : [...new Set([...known, ...(value as readonly string[])])];
    };
  }
  if (field.kind === 'longText') {
    const own = column.parts.at(-1) ?? '';
    const isPlain =
      own === '' ||
      /^(?:备注|说明|描述|remarks?|notes?|memo|comments?)/i.test(comparable(own)) ||
      name !== 'remark';
    return (values, value) => {
      const text = isPlain ? String(value) : `${own}：${String(value)}`;
      const known = values[name];
      values[name] = typeof known === 'string' ? `${known}\n${text}` : text;
    };
  }
  const key = readHeading(column.parts.at(-1) ?? '').key;
  if (target === 'contact.name' && (isFirstName(key) || isLastName(key))) {
    return (values, value) => {
      const known = values[name];
      values[name] = typeof known === 'string' ? wholeName(known, String(value), isLastName(key)) : value;
    };
  }
  if (name === 'region') {
    return (values, value) => {
      const known = values[name];
      const text = String(value);
      values[name] = typeof known !== 'string' ? text : known.includes(text) ? known : known + text;
    };
  }
  return (values, value) => {
    values[name] = value;
  };
}
