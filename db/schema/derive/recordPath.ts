import type { AnyRecord, Entity } from '../defineEntity';
import type { ChoiceOption, FieldByKind } from '../fields';
import { fieldsOfFormula, parseFormula } from '../formula';
import { activeFields, rankedFields, type NamedField } from './ranked';

/** The path of a record: a tracked choice drawn as steps. */
export interface RecordPath {
  readonly name: string;
  readonly field: FieldByKind['choice'];
  /** The way forward, in its order. */
  readonly steps: readonly ChoiceOption[];
  /** Where the way may end instead: lost, void. */
  readonly exits: readonly ChoiceOption[];
}

/** The path of an entity: the first fact of its header, where that is a choice whose changes are tracked. */
export function recordPath(entity: Entity): RecordPath | null {
  const first = rankedFields(entity, 'headline')[0];
  if (first?.field.kind !== 'choice' || !first.field.tracked) return null;
  const options = first.field.options.filter((option) => !option.retired && option.parent === undefined);
  const isExit = (option: ChoiceOption): boolean => option.tone === 'bad' || option.tone === 'neutral';
  return {
    name: first.name,
    field: first.field,
    steps: options.filter((option) => !isExit(option)),
    exits: options.filter(isExit),
  };
}

/** How complete a record is (资料完整度), in percent, and the fields that are still blank. */
export interface Completeness {
  readonly percent: number;
  readonly missing: readonly NamedField[];
}

/**
 * What the computed field of an entity says that is nothing but `filled(…)`; null when it has none. Counted as the
 * formula counts: nothing, an empty text and an empty list are blank, 0 and "no" are not.
 */
export function completenessOf(entity: Entity, record: AnyRecord): Completeness | null {
  const active = activeFields(entity);
  for (const { field } of active) {
    if (field.kind !== 'computed') continue;
    const formula = parseFormula(field.formula);
    if (formula.is !== 'call' || formula.function !== 'filled') continue;
    const named = fieldsOfFormula(formula);
    const missing = named.filter((name) => isBlank(record[name]));
    return {
      percent: Math.round(((named.length - missing.length) / named.length) * 100),
      missing: missing.flatMap((name) => active.find((one) => one.name === name) ?? []),
    };
  }
  return null;
}

/** Whether a value is nothing that could be shown. */
export function isBlank(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}
