import type { MappingReason } from '../../../api/imports';
import { comparable } from '../cells/cellText';
import type { ColumnContent } from './columnContent';
import { headingKeys, type RememberedLayout } from './rememberedLayouts';
import type { FoundColumn } from '../finding/tables';
import type { TargetIndex } from '../headings/targetIndex';

/** What a heading meant to the office before. */
export interface LearnedHeading {
  /** Path of the field, or null for "not imported". */
  readonly target: string | null;
  /** In how many imports. */
  readonly times: number;
  /** A person chose it; what was only left as proposed never overrules a proposal. */
  readonly isChosen: boolean;
}

/** What headings meant before, by their compared form; what was used last first. */
export type LearnedHeadings = ReadonlyMap<string, readonly LearnedHeading[]>;

/** A column whose field is known without matching. */
export interface KnownTarget {
  readonly target: string | null;
  readonly reason: MappingReason;
}

/** What is known of a table before its columns are matched. */
export interface TableKnowledge {
  readonly columns: readonly FoundColumn[];
  readonly contents: ReadonlyMap<number, ColumnContent>;
  readonly index: TargetIndex;
  readonly layout: RememberedLayout | undefined;
  /** The fields of a sheet this program made, by column. */
  readonly own: ReadonlyMap<number, string | null> | null;
  readonly learned: LearnedHeadings;
}

/**
 * The columns whose field is known: of a sheet the program made, of a layout that went in before, of a heading a person
 * once brought to a field. Fields that are gone, and learned fields the values contradict, are not known.
 */
export function knownTargets(table: TableKnowledge): ReadonlyMap<number, KnownTarget> {
  const known = new Map<number, KnownTarget>();
  const keys = headingKeys(table.columns);
  for (const [at, column] of table.columns.entries()) {
    const found = knownTarget(table, column, keys[at] ?? '');
    if (found && (found.target === null || table.index.byPath.has(found.target)))
      known.set(column.column, found);
  }
  return known;
}

function knownTarget(table: TableKnowledge, column: FoundColumn, key: string): KnownTarget | undefined {
  if (table.own) {
    const target = table.own.get(column.column);
    return target === undefined ? undefined : { target, reason: { code: 'ownSheet' } };
  }
  const remembered = table.layout?.columns[key];
  if (remembered !== undefined && key !== '') return { target: remembered, reason: { code: 'remembered' } };
  const learned = table.learned.get(comparable(column.heading))?.find((one) => one.isChosen);
  if (!learned || key === '' || !mayHold(table, column, learned.target)) return undefined;
  return { target: learned.target, reason: { code: 'learned', times: learned.times } };
}

/** Enough values to contradict what was learned, and the share of them a field must understand. */
const fewestValues = 5;
const leastUnderstood = 0.3;

function mayHold(table: TableKnowledge, column: FoundColumn, target: string | null): boolean {
  const field = target === null ? undefined : table.index.byPath.get(target)?.of.field;
  const content = table.contents.get(column.column);
  // Words nobody knows yet are brought to options later; numbers, dates and addresses speak for themselves.
  if (!field || ['reference', 'choice', 'choices', 'tags'].includes(field.kind)) return true;
  if (!content || content.count < fewestValues) return true;
  return content.shareOf(field) >= leastUnderstood;
}

/** How often a heading was confirmed to mean exactly this. */
export function timesLearned(learned: LearnedHeadings, heading: string, target: string | null): number {
  const found = learned.get(comparable(heading))?.find((one) => one.target === target);
  return found?.times ?? 0;
}
