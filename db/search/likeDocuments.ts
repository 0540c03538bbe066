import type { Connection } from '../connection/statements';
import type { Store } from '../store';
import { entityCodes, recordOfDocument } from './documentIds';
import { matchOf } from './searchTokens';
import { normalized } from './searchText';

/** What records that may be the same have in common. Texts are taken in any form and normalized here. */
export interface Likeness {
  /** Whole values a record holds besides its title: codes, digits of telephone numbers, addresses. */
  readonly values: readonly string[];
  /** Beginnings of titles. */
  readonly beginnings: readonly string[];
  /** Pieces of a title that all stand in it, one after the other. */
  readonly pieces: readonly string[];
  /** Pairs of characters of which a title holds at least two. */
  readonly pairs: readonly string[];
  /** Readings of a part of the title, in full and without tones. */
  readonly readings: readonly string[];
}

/** A record that may be meant: its title as search keeps it, normalized. */
export interface LikeDocument {
  readonly entity: string;
  readonly id: number;
  readonly title: string;
  /** Found by how it is read. */
  readonly isReadAlike: boolean;
}

/** The most documents of one probe; what is common to more says nothing about one of them. */
const mostOfProbe = 100;
/** Documents that wait for the index are looked through one by one, the newest ones. */
const mostWaiting = 3_000;

/** A question to the index or to the titles; each costs the driver a way to its thread, so all go together. */
interface Probe {
  readonly sql: string;
  readonly values: readonly string[];
}

/**
 * Living and deleted records of these entities that have anything of the likeness in common, none twice, in no order:
 * candidates to be compared, found through the search index in a few milliseconds whatever the file holds.
 */
export async function likeDocuments(
  store: Store,
  entities: readonly string[],
  likeness: Likeness,
): Promise<LikeDocument[]> {
  return await store.database.read(async (connection) => {
    const names = new Map(
      [...(await entityCodes(connection))].flatMap(([entity, code]) =>
        entities.includes(entity) && store.schema.entities[entity] ? [[code, entity] as const] : [],
      ),
    );
    if (names.size === 0) return [];
    const found = new Map<number, { readonly title: string; readonly isReadAlike: boolean }>();
    for (const { id, title, sound } of await ask(connection, probesOf(likeness, [...names.keys()].join(','))))
      found.set(id, { title, isReadAlike: sound === 1 || found.get(id)?.isReadAlike === true });
    return [...found].map(([document, known]) => {
      const { recordId: id, code } = recordOfDocument(document);
      return { entity: names.get(code) ?? '', id, ...known };
    });
  });
}

async function ask(
  connection: Connection,
  probes: readonly Probe[],
): Promise<{ readonly id: number; readonly title: string; readonly sound: number }[]> {
  if (probes.length === 0) return [];
  return await connection.all(
    probes.map(({ sql }) => `SELECT * FROM (${sql})`).join(' UNION ALL '),
    probes.flatMap(({ values }) => values),
  );
}

function probesOf(likeness: Likeness, codes: string): Probe[] {
  const isOurs = (id: string) => `${id} % 64 IN (${codes})`;
  const indexed = (match: string | null, holds: string, values: readonly string[], sound = 0): Probe[] =>
    match === null
      ? []
      : [
          {
            sql: `SELECT d.id, d.title, ${sound} AS sound FROM search_index i CROSS JOIN search_documents d ON d.id = i.rowid
              WHERE search_index MATCH ? AND ${isOurs('i.rowid')} AND ${holds} LIMIT ${mostOfProbe}`,
            values: [match, ...values],
          },
        ];
  const values = likeness.values.map(normalized).filter(Boolean);
  const beginnings = likeness.beginnings.map(normalized).filter(Boolean);
  const pieces = likeness.pieces.map(normalized).filter(Boolean);
  return [
    ...beginnings.map((text) => ({
      sql: `SELECT d.id, d.title, 0 AS sound FROM search_documents d WHERE d.title >= ? AND d.title < ? AND ${isOurs('d.id')}
        ORDER BY d.title LIMIT ${mostOfProbe}`,
      values: [text, `${text}\u{10ffff}`],
    })),
    ...values.flatMap((text) => indexed(matchOf(text), `instr(d.text, ?)`, [text])),
    ...pieces.flatMap((text) => indexed(matchOf(text), 'd.id > 0', [])),
    ...indexed(twoOf(likeness.pairs.map(normalized)), 'd.id > 0', []),
    ...likeness.readings.flatMap((text) => indexed(matchOf(text), 'instr(d.pinyin, ?)', [text], 1)),
    ...waiting([...pieces, ...beginnings], values, isOurs('d.id')),
  ];
}

/** What was written a moment ago is not in the index yet. */
function waiting(titles: readonly string[], values: readonly string[], isOurs: string): Probe[] {
  const holds = [...titles.map(() => 'instr(d.title, ?)'), ...values.map(() => 'instr(d.text, ?)')];
  if (holds.length === 0) return [];
  return [
    {
      sql: `SELECT d.id, d.title, 1 AS sound FROM (SELECT * FROM search_pending ORDER BY id DESC LIMIT ${mostWaiting}) d
        WHERE ${isOurs} AND (${holds.join(' OR ')}) LIMIT ${mostOfProbe}`,
      values: [...titles, ...values],
    },
  ];
}

/** Any two of the pairs; null for fewer. */
function twoOf(pairs: readonly string[]): string | null {
  const tokens = pairs.flatMap((pair) => (pair.length === 2 ? (matchOf(pair) ?? []) : []));
  const both = tokens.flatMap((one, at) => tokens.slice(at + 1).map((other) => `(${one} ${other})`));
  return both.length === 0 ? null : both.join(' OR ');
}
