import { setImmediate as turn } from 'node:timers/promises';
import type { KnownPair } from '../../../db/repositories/duplicatePairs';
import type { Entity } from '../../../db/schema/defineEntity';
import { activeFields } from '../../../db/schema/derive/ranked';
import type { KindName } from '../../../db/schema/fields';
import type { WorkHandle } from '../records/longWork';
import type { DuplicateStore } from './duplicateStore';
import { personMark, recordKeys } from './likeness';
import { createPairFinder } from './pairFinder';

/** Records read at a time, and compared between two looks at what else waits. */
const readAtOnce = 2_000;
const millisecondsPerTurn = 12;
/** More pairs than anybody settles; the likeliest are kept. */
const mostPairs = 20_000;

/** The fields of a kind. */
export function tellingFields(entity: Entity, kind: KindName): string[] {
  return activeFields(entity).flatMap(({ name, field }) => (field.kind === kind ? [name] : []));
}

/**
 * Compares all living records of an entity with those that are like them. Reads in pages and gives way to everything
 * else every few milliseconds; stopped, it answers what it has.
 */
export async function scanAll(
  entity: Entity,
  store: Pick<DuplicateStore, 'livingParts' | 'peopleBetween'>,
  { signal, report }: WorkHandle,
): Promise<{ readonly pairs: readonly KnownPair[]; readonly compared: number }> {
  const finder = createPairFinder();
  const versions = new Map<number, number>();
  const fields = [
    ...new Set([
      entity.titleField,
      ...(['creditCode', 'phones', 'mail', 'address'] as const).flatMap((kind) =>
        tellingFields(entity, kind),
      ),
      ...activeFields(entity).flatMap(({ name }) =>
        name === 'wechat' || name === 'partyKind' ? [name] : [],
      ),
    ]),
  ];
  report({ phase: 'reading', done: 0, total: null });
  for (let after = 0; !signal.aborted;) {
    const part = await store.livingParts(entity.name, fields, { after, limit: readAtOnce });
    const last = part.at(-1)?.id ?? after;
    const people = entity.name === 'account' ? await peopleMarks(store, after + 1, last) : null;
    let since = performance.now();
    for (const record of part) {
      finder.add(record.id, recordKeys(entity, record, people?.get(record.id)));
      versions.set(record.id, record.rowVersion);
      if (performance.now() - since < millisecondsPerTurn) continue;
      await turn();
      since = performance.now();
    }
    report({ done: finder.size });
    if (part.length < readAtOnce) break;
    after = last;
  }
  const found = [];
  report({ phase: 'matching', done: 0, total: finder.size });
  let since = performance.now();
  for (let place = 0; place < finder.size && !signal.aborted; place += 1) {
    found.push(...finder.compare(place, 1));
    if (performance.now() - since < millisecondsPerTurn) continue;
    report({ done: place });
    await turn();
    since = performance.now();
  }
  const pairs = found
    .sort((one, other) => Number(other.isCertain) - Number(one.isCertain) || other.score - one.score)
    .slice(0, mostPairs)
    .map((pair) => ({
      ...pair,
      lowVersion: versions.get(pair.low) ?? 0,
      highVersion: versions.get(pair.high) ?? 0,
    }));
  return { pairs, compared: finder.size };
}

async function peopleMarks(
  store: Pick<DuplicateStore, 'peopleBetween'>,
  first: number,
  last: number,
): Promise<Map<number, string[]>> {
  const marks = new Map<number, string[]>();
  for (const { account, name, phone } of await store.peopleBetween(first, last)) {
    const mark = personMark(name, phone);
    if (mark === null) continue;
    const known = marks.get(account);
    if (known) known.push(mark);
    else marks.set(account, [mark]);
  }
  return marks;
}
