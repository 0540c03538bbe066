import type { Store } from '../store';

/** What the file itself remembers, by key; every value is text. */
export type SettingKey =
  | 'office_name'
  | 'created_at'
  | 'file_id'
  | 'has_sample_data'
  | 'sample_change_set'
  | 'schema_revision'
  | 'shared'
  | 'oldest_writer'
  | 'last_back_up';

/** The value of a setting of the file; null when it was never set. */
export async function getSetting(store: Pick<Store, 'database'>, key: SettingKey): Promise<string | null> {
  const [row] = await store.database.query<{ value: string }>('SELECT value FROM meta WHERE key = ?', [key]);
  return row?.value ?? null;
}
