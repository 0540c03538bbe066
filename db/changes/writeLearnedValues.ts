import type { Store } from '../store';

/** Remembers what values of sheets stood for, in the place of what was known, and forgets what a person took back. */
export async function writeLearnedValues(
  store: Pick<Store, 'database'>,
  learned: {
    readonly known: readonly { readonly path: string; readonly value: string; readonly choice: unknown }[];
    readonly forgotten: readonly { readonly path: string; readonly value: string }[];
    readonly at: string;
  },
): Promise<void> {
  await store.database.write(async (connection) => {
    for (const { path, value } of learned.forgotten)
      await connection.run('DELETE FROM import_values WHERE path = ? AND value = ?', [path, value]);
    for (const { path, value, choice } of learned.known) {
      await connection.run(
        'INSERT OR REPLACE INTO import_values (path, value, choice, used_at) VALUES (?, ?, ?, ?)',
        [path, value, JSON.stringify(choice), learned.at],
      );
    }
  });
}
