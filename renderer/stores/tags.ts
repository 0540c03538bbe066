import { defineStore } from 'pinia';
import { ref, shallowReactive, shallowRef } from 'vue';
import type { ChoiceOption } from '../../db/schema/fields';
import { call } from '../bridge/client';
import { listen } from '../bridge/events';
import { failureOf } from '../bridge/failures';
import { useToasts } from './toasts';

/** A tag with how many records hold it. */
export interface OfferedTag {
  readonly tag: string;
  readonly count: number;
}

/** The office's tags: its list with colours, and the words in use for each field. */
export const useTags = defineStore('tags', () => {
  const tones = shallowRef<ReadonlyMap<string, ChoiceOption['tone']>>(new Map());
  /** Whether the list of all tags is in front. */
  const isManaging = ref(false);
  const used = shallowReactive(new Map<string, readonly OfferedTag[]>());

  /** Reads the office's list of tags; call it whenever a database was opened. */
  async function loadList(): Promise<void> {
    const page = await call('records.list', { query: { entity: 'tag', offset: 0, limit: 500 } });
    tones.value = new Map(
      page.rows.flatMap((row) =>
        typeof row['name'] === 'string' ? [[row['name'], toneOfRow(row['tone'])] as const] : [],
      ),
    );
  }

  /** Reads the words in use for a field. */
  async function load(entity: string | undefined, field: string | undefined): Promise<void> {
    if (entity === undefined || field === undefined) return;
    const found = await useToasts().attempt(() => call('lists.tags', { entity, field }));
    if (found) used.set(`${entity}.${field}`, found);
  }

  /** Whether the words in use for a field were read before; they are offered at once and read again beside. */
  function isKnown(entity: string | undefined, field: string | undefined): boolean {
    return used.has(`${entity ?? ''}.${field ?? ''}`);
  }

  /** What is offered for a field: the words in use, most used first, then the office's list. */
  function offered(entity: string | undefined, field: string | undefined): readonly OfferedTag[] {
    const known = used.get(`${entity ?? ''}.${field ?? ''}`) ?? [];
    const others = [...tones.value.keys()].filter((tag) => !known.some((one) => one.tag === tag));
    return [...known, ...others.map((tag) => ({ tag, count: 0 }))];
  }

  /** The tone a tag is drawn in. */
  function toneOf(tag: string): ChoiceOption['tone'] {
    return tones.value.get(tag);
  }

  /** An office that was closed meanwhile has no list to be read. */
  async function readAgain(): Promise<void> {
    try {
      await loadList();
    } catch (thrown) {
      if (failureOf(thrown).code !== 'noDatabase') useToasts().failed(thrown);
    }
  }

  /** Reads the list again whenever somebody changes it. */
  function follow(): void {
    listen('records.changed', ({ entities }) => {
      if ('tag' in entities) void readAgain();
    });
  }

  return { isManaging, loadList, load, isKnown, offered, toneOf, follow };
});

function toneOfRow(value: unknown): ChoiceOption['tone'] {
  return value === 'good' || value === 'attention' || value === 'bad' ? value : 'neutral';
}
