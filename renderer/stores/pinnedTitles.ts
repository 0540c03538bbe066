import { readPage } from './records';
import { usePreferences } from './preferences';
import { useSchema } from './schema';
import { useTitles } from './titles';

/** Reads the titles of the records pinned to the menu; those in the recycle bin or of kinds that are gone are left out. */
export async function readPinnedTitles(): Promise<void> {
  const schema = useSchema();
  const pins = usePreferences().preferences.pinnedRecords.filter(({ entity }) => schema.has(entity));
  for (const entity of new Set(pins.map((pin) => pin.entity))) {
    const ids = pins.filter((pin) => pin.entity === entity).map(({ id }) => id);
    const filter = { field: 'id', operator: 'isAnyOf' as const, value: ids };
    const page = await readPage({ entity, filter, offset: 0, limit: ids.length });
    const { titleField } = schema.entity(entity);
    for (const row of page.rows) {
      const title = row[titleField];
      if (typeof title === 'string') useTitles().learnOne(entity, row.id, title.slice(0, 60));
    }
  }
}
