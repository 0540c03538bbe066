import type { ProblemCode } from '../../../db/schema/problem';
import type { OfficeData } from '../officeData';

/** The id of the one living record of that title or number, or why there is none. */
export type NamedRecords = (to: string, title: string) => number | ProblemCode;

/** Looks up records by exact title, or by number: one question per entity for titles, one for numbers. */
export async function namedByTitle(
  data: Pick<OfficeData, 'holding' | 'schema'>,
  wanted: readonly { readonly to: string; readonly title: string }[],
): Promise<NamedRecords> {
  const byEntity = new Map<string, Set<string>>();
  for (const { to, title } of wanted) byEntity.set(to, (byEntity.get(to) ?? new Set<string>()).add(title));
  const found = new Map<string, Set<number>>();
  for (const [to, titles] of byEntity) {
    const target = data.schema().entities[to];
    if (!target) continue;
    const fields = target.numberPrefix === undefined ? [target.titleField] : [target.titleField, 'no'];
    for (const field of fields)
      for (const { id, value } of await data.holding(to, field, [...titles])) {
        const key = `${to} ${value}`;
        found.set(key, (found.get(key) ?? new Set<number>()).add(id));
      }
  }
  return (to, title) => {
    const ids = [...(found.get(`${to} ${title}`) ?? [])];
    const [id] = ids;
    if (id === undefined) return 'referenceUnknown';
    return ids.length > 1 ? 'referenceAmbiguous' : id;
  };
}
