import { computed, onBeforeUnmount, shallowReactive, watch, type ComputedRef } from 'vue';
import type { Entity } from '../../../db/schema/defineEntity';
import type { NamedField } from '../../../db/schema/derive/ranked';
import { rangeWords } from '../../../db/schema/filterWords';
import type { Filter, ValueCount } from '../../../db/schema/listQuery';
import type { CallInput } from '../../../electron/api/index';
import { call } from '../../bridge/client';
import { currentLanguage, translate } from '../../i18n/index';
import { useRecords, type Selection } from '../../stores/records';
import { useTitles } from '../../stores/titles';
import { useToasts } from '../../stores/toasts';
import type { FacetValue } from './facetValue';
import { chosenPart, facetSort, rangesFor, withRange, withValues, type ChosenValue } from './topFilter';

/** The most values asked for of one field, and fields of one call; the border refuses more. */
const mostValues = 100;
const mostFields = 12;
/** How long changes rest before values are counted again. */
const restMilliseconds = 250;

/** The counts of the panel of a list. */
export interface Facets {
  /** The values of a field with their counts, most frequent first; null until they are known. */
  valuesOf(named: NamedField): readonly FacetValue[] | null;
  /** Counts again, soon. */
  refresh(): void;
}

/**
 * Counts the values of the fields that lie open, as often as the list changes. A field's own choice does not narrow its
 * own values: the others stay to be chosen as well. Nothing is counted before `mayCount`.
 */
export function useFacets(
  entity: ComputedRef<Entity>,
  open: ComputedRef<readonly NamedField[]>,
  mayCount: ComputedRef<boolean>,
): Facets {
  const list = computed(() => useRecords(entity.value.name));
  const counted = shallowReactive(new Map<string, readonly ValueCount[]>());
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  async function count(): Promise<void> {
    const mine = ++asked;
    const { filter } = list.value;
    const lists = open.value.filter((named) => facetSort(named) === 'values');
    const chosen = lists.filter(({ name }) => chosenPart(filter, name) !== null);
    const others = lists.filter((named) => !chosen.includes(named));
    const jobs: Promise<ReadonlyMap<string, readonly ValueCount[]>>[] = chosen.map((named) =>
      valuesIn(list.value.selectionWith(withValues(filter, named, [])), [named]),
    );
    for (let start = 0; start < others.length; start += mostFields)
      jobs.push(valuesIn(list.value.selection, others.slice(start, start + mostFields)));
    for (const named of open.value.filter((one) => facetSort(one) === 'days')) jobs.push(daysOf(named));
    for (const job of jobs) {
      const found = await useToasts().attempt(() => job);
      if (mine !== asked || !found) return;
      for (const [name, values] of found) counted.set(name, values);
    }
  }

  async function daysOf(named: NamedField): Promise<ReadonlyMap<string, readonly ValueCount[]>> {
    const { filter } = list.value;
    const without: Filter | undefined = withRange(filter, named, null);
    const ranges = rangesFor(named);
    const counts = await list.value.countsOf(ranges.map((range) => withRange(without, named, range)));
    return new Map([[named.name, ranges.map((value, index) => ({ value, count: counts[index] ?? 0 }))]]);
  }

  function refresh(): void {
    clearTimeout(timer);
    if (mayCount.value) timer = setTimeout(() => void count(), restMilliseconds);
  }
  watch(() => [list.value.selection, open.value, mayCount.value], refresh, { immediate: true });
  watch(entity, () => counted.clear());
  onBeforeUnmount(() => clearTimeout(timer));

  return {
    refresh,
    valuesOf(named) {
      const known = counted.get(named.name);
      if (!known && named.field.kind !== 'choice') return null;
      return facetValues(named, known, chosenPart(list.value.filter, named.name)?.values ?? []);
    },
  };
}

async function valuesIn(
  selection: Selection,
  fields: readonly NamedField[],
): Promise<ReadonlyMap<string, readonly ValueCount[]>> {
  if (fields.length === 0) return new Map();
  const { facets, titles } = await call('lists.facets', {
    selection: selection as CallInput<'lists.facets'>['selection'],
    fields: fields.map(({ name }) => name),
    limit: mostValues,
  });
  useTitles().learn(titles);
  return new Map(Object.entries(facets));
}

/** Values in words: those counted, then those chosen that no record has, then nothing. */
function facetValues(
  named: NamedField,
  known: readonly ValueCount[] | undefined,
  chosen: readonly ChosenValue[],
): readonly FacetValue[] {
  const { field } = named;
  const counts = new Map((known ?? []).map(({ value, count }) => [value, count]));
  const listed =
    field.kind === 'choice'
      ? field.options.filter(({ retired, value }) => !retired || counts.has(value)).map(({ value }) => value)
      : [];
  const others = [...counts.keys()].filter((value) => value !== null && !listed.includes(String(value)));
  const values = [...new Set<ChosenValue>([...listed, ...others, ...chosen])].filter((one) => one !== null);
  const blank = counts.has(null) || chosen.includes(null) ? [null] : [];
  return [...values, ...blank].map((value) => ({
    value,
    words: valueWords(named, value),
    count: known ? (counts.get(value) ?? 0) : null,
  }));
}

function valueWords({ field }: NamedField, value: ChosenValue): string {
  const language = currentLanguage();
  if (value === null) return translate('filter.blank');
  if (facetSort({ name: '', field }) === 'days')
    return rangeWords[value as keyof typeof rangeWords][language];
  if (typeof value === 'boolean') return translate(value ? 'filter.yes' : 'filter.no');
  if (field.kind === 'reference' && typeof value === 'number') return useTitles().titleOf(field.to, value);
  if (field.kind === 'reference') return translate('filter.me');
  if (field.kind === 'choice' || field.kind === 'choices')
    return field.options.find((option) => option.value === value)?.label[language] ?? String(value);
  return String(value);
}
