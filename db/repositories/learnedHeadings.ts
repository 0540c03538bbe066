import type { Store } from '../store';

/** What a heading of a sheet meant before. */
export interface StoredHeading {
  /** The compared form of the heading, and the heading as it stood last. */
  readonly heading: string;
  readonly words: string;
  /** `entity.field`; null for "not imported". */
  readonly target: string | null;
  /** In how many imports. */
  readonly times: number;
  /** A person chose it at least once. */
  readonly isChosen: boolean;
  /** UTC. */
  readonly lastUsedAt: string;
}

interface Row {
  readonly heading: string;
  readonly words: string;
  readonly target: string;
  readonly times: number;
  readonly isChosen: number;
  readonly lastUsedAt: string;
}

/** Everything learned, what was used last first. */
export async function learnedHeadings(store: Pick<Store, 'database'>): Promise<StoredHeading[]> {
  const rows = await store.database.query<Row>(
    `SELECT heading, words, target, times, is_chosen AS isChosen, last_used_at AS lastUsedAt
     FROM learned_headings ORDER BY last_used_at DESC, heading`,
    [],
  );
  return rows.map((row) => ({
    ...row,
    target: row.target === '' ? null : row.target,
    isChosen: row.isChosen === 1,
  }));
}
