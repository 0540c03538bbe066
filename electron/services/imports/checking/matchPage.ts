import type { AnyRecord } from '../../../../db/schema/defineEntity';
import type { Language } from '../../../../db/schema/label';
import { entityOf, type Schema } from '../../../../db/schema/effectiveSchema';
import type { ImportMatch, MatchCandidate } from '../../../api/importMatches';
import type { Access } from '../../access/access';
import type { Actor } from '../../access/actor';
import type { LikeAccount } from '../planning/accountLikeness';
import type { CheckDesk } from './checkDesk';
import type { OpenSession } from '../importSession';
import type { ImportStore } from '../importStore';
import type { FoundMatch } from './matchSearch';
import type { Values } from '../rows/rowRecords';
import { accountsOfRows, compareFields, placeKey, valueWords, type ValueWords } from './rowValues';

/** What a page of matches is made with. */
interface MatchPageParts {
  readonly desk: CheckDesk;
  readonly store: ImportStore;
  readonly schema: Schema;
  readonly access: Access;
  readonly today: string;
  readonly language: Language;
  readonly actor: Actor;
}

/** Matches side by side with what they are like: values of the rows and of the records, as words. */
export async function shownMatches(
  session: OpenSession,
  page: readonly FoundMatch[],
  parts: MatchPageParts,
): Promise<Omit<ImportMatch, 'decision'>[]> {
  const rows = page.flatMap((match) => [
    match.newcomer,
    ...match.like.flatMap(({ newcomer }) => newcomer ?? []),
  ]);
  const ids = [...new Set(page.flatMap((match) => match.like.flatMap(({ id }) => id ?? [])))];
  const [accounts, records] = await Promise.all([
    accountsOfRows(session, rows, parts),
    parts.store.records('account', ids),
  ]);
  const words = await valueWords(
    [...accounts.values(), ...records].map((values) => ({ entity: 'account', values })),
    parts,
  );
  const byId = new Map(records.map((record) => [record.id, record]));
  return page.map(({ newcomer, like }) => {
    const ours = words.of('account', accounts.get(placeKey(newcomer)) ?? { name: newcomer.name });
    return {
      key: newcomer.key,
      table: newcomer.table,
      row: newcomer.row,
      title: newcomer.name,
      candidates: like.flatMap((one) => candidateOf(one, { ours, words, byId, accounts, ...parts }) ?? []),
    };
  });
}

function candidateOf(
  like: LikeAccount,
  context: {
    readonly ours: ReadonlyMap<string, string>;
    readonly words: ValueWords;
    readonly byId: ReadonlyMap<number, AnyRecord>;
    readonly accounts: ReadonlyMap<string, Values>;
    readonly schema: Schema;
    readonly access: Access;
    readonly actor: Actor;
  },
): MatchCandidate | null {
  const { ours, words } = context;
  const why = { reasons: like.reasons, score: like.score };
  if (like.newcomer) {
    const { key, row, name } = like.newcomer;
    const theirs = words.of('account', context.accounts.get(placeKey(like.newcomer)) ?? { name });
    return {
      id: null,
      key,
      row,
      title: name,
      no: null,
      owner: theirs.get('owner') ?? null,
      ...why,
      fields: compareFields(ours, theirs),
    };
  }
  const record = like.id === null ? undefined : context.byId.get(like.id);
  // Deleted by somebody since it was found.
  if (!record || record.deletedAt !== null) return null;
  const theirs = words.of('account', record);
  const isSeen = context.access.sees(context.actor, entityOf(context.schema, 'account'), record);
  return {
    id: record.id,
    key: null,
    row: null,
    title: theirs.get('name') ?? '',
    no: record.no,
    owner: theirs.get('owner') ?? null,
    ...why,
    fields: isSeen ? compareFields(ours, theirs) : [],
  };
}
