import type { ChoiceOption } from '../fields';

/** An entry of a choice list as it is offered, with the entry it stands under. */
export interface ChoiceEntry {
  readonly option: ChoiceOption;
  readonly above: ChoiceOption | undefined;
}

/**
 * The entries a list offers, each second-level entry right after the one it stands under. Retired ones are offered
 * only where the record still holds them.
 */
export function choiceEntries(options: readonly ChoiceOption[], held: readonly unknown[]): ChoiceEntry[] {
  const offered = options.filter((option) => !option.retired || held.includes(option.value));
  const first = offered.filter(
    ({ parent }) => parent === undefined || !offered.some(({ value }) => value === parent),
  );
  return first.flatMap((option) => [
    { option, above: options.find(({ value }) => value === option.parent) },
    ...offered
      .filter(({ parent }) => parent === option.value)
      .map((below): ChoiceEntry => ({ option: below, above: option })),
  ]);
}
