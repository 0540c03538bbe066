import type { Store } from '../store';

type DatabaseOf = Pick<Store, 'database'>;

/** A heading of an import that went in, and what it was brought to (`entity.field`; '' for "not imported"). */
export interface ConfirmedHeading {
  /** The compared form of the heading. */
  readonly heading: string;
  /** The heading as it stood in the sheet. */
  readonly words: string;
  readonly target: string;
  /** A person chose the target; otherwise it was proposed and left so. */
  readonly isChosen: boolean;
}

/** How many headings are remembered; those used longest ago go first. */
const mostRemembered = 5000;

/** Counts every heading once more. What a person chose stays chosen when it is merely confirmed later. */
export async function learnHeadings(
  store: DatabaseOf,
  headings: readonly ConfirmedHeading[],
  at: string,
): Promise<void> {
  if (headings.length === 0) return;
  await store.database.write(async (connection) => {
    for (const { heading, words, target, isChosen } of headings) {
      await connection.run(
        `INSERT INTO learned_headings (heading, target, words, times, is_chosen, last_used_at)
         VALUES (?, ?, ?, 1, ?, ?)
         ON CONFLICT (heading, target) DO UPDATE SET words = excluded.words, times = times + 1,
           is_chosen = max(is_chosen, excluded.is_chosen), last_used_at = excluded.last_used_at`,
        [heading, target, words, isChosen ? 1 : 0, at],
      );
      // A heading that was chosen to mean something else no longer means what was chosen before.
      if (isChosen)
        await connection.run('DELETE FROM learned_headings WHERE heading = ? AND target <> ?', [
          heading,
          target,
        ]);
    }
    await connection.run(
      `DELETE FROM learned_headings WHERE (heading, target) IN (
         SELECT heading, target FROM learned_headings ORDER BY last_used_at DESC, heading LIMIT -1 OFFSET ?)`,
      [mostRemembered],
    );
  });
}

/** Forgets what was learned of these headings, or of all when none is named. @returns how many were forgotten */
export async function forgetHeadings(store: DatabaseOf, headings: readonly string[] | null): Promise<number> {
  return await store.database.write(async (connection) => {
    if (headings === null) return await connection.run('DELETE FROM learned_headings', []);
    let forgotten = 0;
    for (const heading of headings)
      forgotten += await connection.run('DELETE FROM learned_headings WHERE heading = ?', [heading]);
    return forgotten;
  });
}
