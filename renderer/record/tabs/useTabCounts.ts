import { shallowRef, watch, type ShallowRef } from 'vue';
import type { Entity, Tab, TabPart } from '../../../db/schema/defineEntity';
import { attachmentList } from '../../../db/schema/derive/relatedLists';
import { concerns, useRecordChanges } from '../../stores/changes';
import { readPage } from '../../stores/records';
import { useSchema } from '../../stores/schema';
import { useToasts } from '../../stores/toasts';

interface Counted {
  readonly entity: string;
  readonly via: string;
}

/**
 * How many records the tabs of a page hold, by the name of the tab; the overview is not counted. Read after the page
 * itself, and again when one of the tables changes.
 */
export function useTabCounts(of: {
  readonly entity: () => Entity;
  readonly id: () => number;
  readonly tabs: () => readonly Tab[];
}): ShallowRef<Readonly<Record<string, number>>> {
  const schema = useSchema();
  const counts = shallowRef<Readonly<Record<string, number>>>({});

  function countedIn(part: TabPart): Counted[] {
    if (part.is === 'related') return [part];
    const files = part.is === 'attachments' ? attachmentList(schema.schema, of.entity()) : null;
    return files ? [{ entity: files.entity.name, via: files.via }] : [];
  }

  function countedTabs(): { readonly name: string; readonly lists: readonly Counted[] }[] {
    return of
      .tabs()
      .filter(({ parts }) => !parts.some((part) => part.is === 'timeline' || part.is === 'history'))
      .map(({ name, parts }) => ({ name, lists: parts.flatMap(countedIn) }));
  }

  async function countOf({ entity, via }: Counted, id: number): Promise<number> {
    const filter = { field: via, operator: 'is', value: id } as const;
    return (await readPage({ entity, filter, offset: 0, limit: 1 })).total;
  }

  async function read(): Promise<void> {
    const id = of.id();
    const found: Record<string, number> = {};
    for (const { name, lists } of countedTabs()) {
      const each = await Promise.all(lists.map((list) => countOf(list, id)));
      found[name] = each.reduce((sum, count) => sum + count, 0);
      if (id !== of.id()) return;
    }
    counts.value = found;
  }

  watch(
    () => [of.entity(), of.id(), of.tabs()],
    () => {
      counts.value = {};
      // What is looked at comes first; the little numbers follow.
      setTimeout(() => void useToasts().attempt(read), 60);
    },
    { immediate: true },
  );
  useRecordChanges((change) => {
    const entities = countedTabs().flatMap(({ lists }) => lists.map(({ entity }) => entity));
    if (entities.some((entity) => concerns(change, entity))) void useToasts().attempt(read);
  });
  return counts;
}
