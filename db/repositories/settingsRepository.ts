import type { Store } from '../store';

/** What the office's file remembers about the office as a whole, by name. */
export type SettingName = 'officeName';

/** A setting of the office; null when it was never made. */
export async function readSetting(store: Pick<Store, 'database'>, name: SettingName): Promise<string | null> {
  const [row] = await store.database.query<{ value: string }>('SELECT value FROM meta WHERE key = ?', [name]);
  return row?.value ?? null;
}

/** Makes or changes a setting of the office. @throws DatabaseError `readOnly`, `busy`, `full` */
export async function writeSetting(
  store: Pick<Store, 'database'>,
  name: SettingName,
  value: string,
): Promise<void> {
  await store.database.write(async (connection) => {
    await connection.run('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', [name, value]);
  });
}
