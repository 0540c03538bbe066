import type { SettingKey } from '../repositories/settingsRepository';
import type { Store } from '../store';

/** Sets settings of the file; null takes one away. @throws DatabaseError */
export async function writeSettings(
  store: Pick<Store, 'database'>,
  settings: Readonly<Partial<Record<SettingKey, string | null>>>,
): Promise<void> {
  await store.database.write(async (connection) => {
    for (const [key, value] of Object.entries(settings)) {
      if (value === null) await connection.run('DELETE FROM meta WHERE key = ?', [key]);
      else await connection.run('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', [key, value]);
    }
  });
}
