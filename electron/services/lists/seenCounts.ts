import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';

/** The counts of all entities as an actor sees them: of what is private only their own and what is shared. */
export async function seenCounts(
  parts: { readonly data: Pick<OfficeData, 'schema' | 'counts'>; readonly access: Pick<Access, 'seen'> },
  actor: Actor,
  all: Readonly<Record<string, number>>,
): Promise<Readonly<Record<string, number>>> {
  const { data, access } = parts;
  const hidden = Object.values(data.schema().entities).filter(({ isPrivate }) => isPrivate);
  const counts = await data.counts(hidden.map(({ name }) => access.seen(actor, { entity: name })));
  return { ...all, ...Object.fromEntries(hidden.map(({ name }, at) => [name, counts[at] ?? 0])) };
}
