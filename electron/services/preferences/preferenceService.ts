import type { CallInput } from '../../api';
import { firstPreferences, preferencesShape, type Preferences } from '../../api/preferences';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';

/** What a person prefers, on whichever desk. */
export interface PreferenceService {
  /** What is kept; a part that was never set, or that an older program cannot read, is as for somebody new. */
  get(actor: Actor): Promise<Preferences>;
  /** Changes the parts named, and tells this desk's windows. @throws Refusal `databaseReadOnly` */
  set(actor: Actor, changes: CallInput<'preferences.set'>): Promise<Preferences>;
}

/** Makes the service; `changed` hears of every change made here. */
export function createPreferenceService(parts: {
  readonly data: Pick<OfficeData, 'preferences' | 'writePreferences'>;
  readonly access: Pick<Access, 'writableFile'>;
  readonly changed: (preferences: Preferences) => void;
}): PreferenceService {
  const { data, access, changed } = parts;

  async function get({ userId }: Actor): Promise<Preferences> {
    const kept = userId === null ? {} : await data.preferences(userId);
    const parts = Object.entries(preferencesShape.shape).flatMap(([key, shape]) => {
      const read = shape.safeParse(kept[key]);
      return read.success ? [[key, read.data] as const] : [];
    });
    return { ...firstPreferences, ...(Object.fromEntries(parts) as Partial<Preferences>) };
  }

  return {
    get,
    async set(actor, changes) {
      access.writableFile(actor);
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      if (actor.userId !== null) await data.writePreferences(actor.userId, given);
      const preferences = await get(actor);
      changed(preferences);
      return preferences;
    },
  };
}
