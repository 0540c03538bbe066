import type { Change } from '../../../db/changes/changeSet';

/**
 * The same changes with all updates of one record made one, at the place of the first; a record is read in one version
 * and can be changed in that version once. Later values win.
 */
export function joinedUpdates(changes: readonly Change[]): Change[] {
  const joined: Change[] = [];
  const places = new Map<string, number>();
  for (const change of changes) {
    const key = change.action === 'update' ? `${change.entity} ${change.id}` : null;
    const place = key === null ? undefined : places.get(key);
    const known = place === undefined ? undefined : joined[place];
    if (place !== undefined && known?.action === 'update' && change.action === 'update') {
      joined[place] = { ...known, values: { ...known.values, ...change.values } };
    } else {
      if (key !== null) places.set(key, joined.length);
      joined.push(change);
    }
  }
  return joined;
}
