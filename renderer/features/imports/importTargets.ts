import type { CallOutput } from '../../../electron/api/index';
import type { ImportTable } from '../../../electron/api/imports';
import { fieldOf } from '../../../db/schema/effectiveSchema';
import { currentLanguage } from '../../i18n/index';
import { useSchema } from '../../stores/schema';
import { columnLetter, targetWords } from './importWords';

/** A field a column may be brought to. */
export type ImportTargetEntry = CallOutput<'imports.targets'>['targets'][number];

/** The fields of one entity, or of one of several people a row names. */
export interface TargetGroup {
  readonly label: string;
  readonly options: readonly {
    readonly path: string;
    readonly words: string;
    readonly spelling: string;
    /** Letter and heading of the column that is brought there already; '' when none is. */
    readonly usedBy: string;
  }[];
}

/** The fields grouped by entity and person, with the columns of a table that use them. */
export function targetGroups(
  targets: readonly ImportTargetEntry[],
  table: ImportTable | undefined,
): readonly TargetGroup[] {
  const schema = useSchema();
  const used = new Map(
    (table?.columns ?? []).flatMap(({ column, heading, target }) =>
      target === null ? [] : [[target, `${columnLetter(column)} ${heading}`.trim()] as const],
    ),
  );
  const names = [...new Set(targets.map((target) => `${target.entity} ${String(target.slot)}`))];
  return names.map((name) => {
    const own = targets.filter((target) => `${target.entity} ${String(target.slot)}` === name);
    const first = own[0];
    const entity = first && schema.has(first.entity) ? schema.entity(first.entity) : undefined;
    const label = entity?.label[currentLanguage()] ?? '';
    const hasSlots = targets.some((target) => target.entity === first?.entity && target.slot > 1);
    return {
      label: hasSlots ? `${label}${String(first?.slot ?? 1)}` : label,
      options: own.map(({ path, field, spelling }) => ({
        path,
        words: (entity && fieldOf(entity, field)?.label[currentLanguage()]) ?? field,
        spelling,
        usedBy: used.get(path) ?? '',
      })),
    };
  });
}

/** The names of fields by path: `联系人2 · 手机`. */
export function targetLabels(targets: readonly ImportTargetEntry[]): ReadonlyMap<string, string> {
  return new Map(targets.map((target) => [target.path, targetWords(target)]));
}

/** The field a remark of this table goes to: of the account if one is named, else of the contact. */
export function remarkTarget(table: ImportTable, targets: readonly ImportTargetEntry[]): string | null {
  const paths = new Set(targets.map((target) => target.path));
  const hasAccount = table.columns.some((column) => column.target?.startsWith('account.'));
  const wanted = hasAccount ? ['account.remark', 'contact.remark'] : ['contact.remark', 'account.remark'];
  return wanted.find((path) => paths.has(path)) ?? null;
}

/** What became of the columns of a table, counted. */
export function columnCounts(table: ImportTable): {
  readonly mapped: number;
  readonly remark: number;
  /** Left out with values in them, and by nobody's decision. */
  readonly open: number;
  /** Left out because somebody said so, because they are empty or only count the rows. */
  readonly out: number;
} {
  const remark = table.columns.filter(({ target }) => /\.remark$/.test(target ?? '')).length;
  const open = table.columns.filter(isOpen).length;
  const mapped = table.columns.filter(({ target }) => target !== null).length - remark;
  return { mapped, remark, open, out: table.columns.length - mapped - remark - open };
}

/** Whether nobody has said yet what becomes of a column that holds something. */
export function isOpen({ target, reason }: ImportTable['columns'][number]): boolean {
  return target === null && reason.code === 'unknown';
}
