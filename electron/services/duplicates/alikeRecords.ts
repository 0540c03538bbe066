import type { Likeness, LikeDocument } from '../../../db/search/likeDocuments';
import type { AnyRecord, Entity } from '../../../db/schema/defineEntity';
import type { OfficeData } from '../officeData';
import { pairsOf } from './companyName';
import { compareRecords, nameOnlyKeys, recordKeys, type RecordKeys, type RecordLikeness } from './likeness';
import { isReadAlike, tellingReadings } from './readAlike';
import { isTelling } from './tellingPairs';

/** A living record that is like what was asked about. */
export interface AlikeRecord {
  readonly entity: Entity;
  readonly record: AnyRecord;
  readonly likeness: RecordLikeness;
}

/**
 * Records of these entities that are like the one whose keys are given, best first. The first entity is its own; of
 * the others only what one can be reached by counts: a person is not called like the firm. What became part of another
 * record leads to that one.
 */
export type FindAlike = (
  keys: RecordKeys,
  entities: readonly Entity[],
  isOther: (entity: string, id: number) => boolean,
) => Promise<readonly AlikeRecord[]>;

/** From here a record needs no weaker ones beside it: the same name or core, code or number. */
const strong = 0.6;
/** Candidates whose records are read, the best ones by their names. */
const mostRead = 40;

/** Makes the search for records that are alike, through the search index. */
export function createFindAlike(data: Pick<OfficeData, 'getMany' | 'like'>): FindAlike {
  async function compareAll(
    wanted: RecordKeys,
    entity: Entity,
    documents: readonly LikeDocument[],
  ): Promise<AlikeRecord[]> {
    const records = await data.getMany(entity.name, bestByName(wanted, documents));
    const found: AlikeRecord[] = [];
    for (const record of records) {
      const likeness = compareRecords(wanted, recordKeys(entity, record), isReadAlike);
      const living = likeness && (await survivor(entity, record));
      if (living) found.push({ entity, record: living, likeness });
    }
    return found;
  }

  /** The record itself while it lives, or what it became part of; null when that is gone. */
  async function survivor(entity: Entity, record: AnyRecord): Promise<AnyRecord | null> {
    let last: AnyRecord | undefined = record;
    const seen = new Set<number>();
    while (last?.mergedInto !== undefined && !seen.has(last.id)) {
      seen.add(last.id);
      [last] = await data.getMany(entity.name, [last.mergedInto]);
    }
    return last?.deletedAt === null ? last : null;
  }

  async function among(
    wanted: RecordKeys,
    entities: readonly Entity[],
    isOther: (entity: string, id: number) => boolean,
    likeness: Likeness,
  ): Promise<AlikeRecord[]> {
    if (Object.values(likeness).every((texts: readonly string[]) => texts.length === 0)) return [];
    const names = entities.map((one) => one.name);
    const documents = (await data.like(names, likeness)).filter(({ entity, id }) => isOther(entity, id));
    const found: AlikeRecord[] = [];
    for (const [at, entity] of entities.entries()) {
      const asked = at === 0 ? wanted : { ...wanted, name: null };
      const ofEntity = documents.filter((document) => document.entity === entity.name);
      found.push(...(await compareAll(asked, entity, ofEntity)));
    }
    return found;
  }

  return async (keys, entities, isOther) => {
    const found = await among(keys, entities, isOther, strongLikeness(keys));
    // What is like for certain needs no weaker hints; they cost most of the time.
    if (!found.some(({ likeness }) => likeness.score >= strong))
      found.push(...(await among(keys, entities, isOther, weakLikeness(keys))));
    const best = new Map<string, AlikeRecord>();
    for (const one of found) {
      const key = `${one.entity.name} ${one.record.id}`;
      const known = best.get(key);
      const isBetter = !known || known.likeness.score < one.likeness.score;
      if (isBetter && isOther(one.entity.name, one.record.id)) best.set(key, one);
    }
    return [...best.values()].sort(
      (left, right) => right.likeness.score - left.likeness.score || left.record.id - right.record.id,
    );
  };
}

/** Reading every candidate would cost more than finding it: those with a like name first, then the others. */
function bestByName(wanted: RecordKeys, documents: readonly LikeDocument[]): number[] {
  return documents
    .map(({ id, title, isReadAlike: mayBe }) => {
      const isAlike = mayBe ? isReadAlike : isNever;
      return { id, score: compareRecords(wanted, nameOnlyKeys(wanted, title), isAlike)?.score ?? 0 };
    })
    .sort((one, other) => other.score - one.score)
    .slice(0, mostRead)
    .map(({ id }) => id);
}

function isNever(): boolean {
  return false;
}

const nothing: Likeness = { values: [], beginnings: [], pieces: [], pairs: [], readings: [] };

/** What the index is asked for first: the same numbers and codes, the same name, the same core in another place. */
function strongLikeness(keys: RecordKeys): Likeness {
  const { name } = keys;
  const values = [...keys.creditCodes, ...keys.phones, ...keys.mails, ...keys.wechats];
  if (!name || name.core.length < 2) return { ...nothing, values };
  const beginnings = [...new Set([name.key, name.stem])];
  return { ...nothing, values, beginnings, pieces: keys.isCompany ? [name.core] : [] };
}

/** What the index is asked for when that gave nothing sure: some of the same characters, the same sound. */
function weakLikeness({ name, isCompany }: RecordKeys): Likeness {
  if (!name || name.core.length < 2) return nothing;
  return {
    ...nothing,
    pairs: isCompany ? pairsOf(name.core).filter(isTelling).slice(0, 3) : [],
    readings: tellingReadings(isCompany ? name.core : name.key).slice(0, 2),
  };
}
