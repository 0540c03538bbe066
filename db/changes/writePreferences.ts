import type { Store } from '../store';

/** Keeps what a person prefers; the keys that are not named stay as they are. @throws DatabaseError */
export async function writePreferences(
  store: Pick<Store, 'database'>,
  userId: number,
  preferences: Readonly<Record<string, unknown>>,
): Promise<void> {
  await store.database.write(async (connection) => {
    for (const [key, value] of Object.entries(preferences))
      await connection.run('INSERT OR REPLACE INTO user_preferences (user_id, key, value) VALUES (?, ?, ?)', [
        userId,
        key,
        JSON.stringify(value),
      ]);
  });
}
