import type { Store } from '../store';

/** So many values are kept at hand, those used last first. */
const mostLearned = 5000;

/** What values of sheets stood for at earlier imports: path of the field, compared value, choice as it was kept. */
export async function learnedValues(
  store: Pick<Store, 'database'>,
): Promise<{ readonly path: string; readonly value: string; readonly choice: unknown }[]> {
  const rows = await store.database.query<{ path: string; value: string; choice: string }>(
    'SELECT path, value, choice FROM import_values ORDER BY used_at DESC LIMIT ?',
    [mostLearned],
  );
  return rows.map((row) => ({ ...row, choice: JSON.parse(row.choice) as unknown }));
}
