/** Something kept by entity and id. */
export type RecordsById<Value> = Map<string, Map<number, Value>>;

/** The values of one entity, made when there are none. */
export function ofEntity<Value>(records: RecordsById<Value>, entity: string): Map<number, Value> {
  let found = records.get(entity);
  if (!found) records.set(entity, (found = new Map<number, Value>()));
  return found;
}

/** Cuts a list into pieces of at most `size`. */
export function* pieces<Item>(list: readonly Item[], size: number): Generator<readonly Item[]> {
  for (let start = 0; start < list.length; start += size) yield list.slice(start, start + size);
}
