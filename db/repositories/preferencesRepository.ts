import type { Store } from '../store';

/** What a person prefers, by key; every value is what was kept, its shape not looked at. */
export async function getPreferences(
  store: Pick<Store, 'database'>,
  userId: number,
): Promise<Readonly<Record<string, unknown>>> {
  const rows = await store.database.query<{ key: string; value: string }>(
    'SELECT key, value FROM user_preferences WHERE user_id = ?',
    [userId],
  );
  return Object.fromEntries(rows.map(({ key, value }) => [key, valueOf(value)]));
}

/** A value somebody damaged is one that was never kept. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
