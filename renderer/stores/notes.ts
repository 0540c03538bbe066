import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { AnyDraft, AnyRecord } from '../../db/schema/defineEntity';
import { deleteRecords, readPage, saveRecord } from './records';
import { useToasts } from './toasts';
import { undoAction } from './undo';

/** A sticky note that lies on the window. `id` is null until its first words are kept. */
export interface OpenNote {
  readonly key: number;
  readonly id: number | null;
  readonly content: string;
  readonly color: string;
  /** The record it is about: a reference of the note's entity and the id. */
  readonly about: AnyDraft;
}

/** References a sticky note may hold, the closest first. */
export const noteSubjects = ['account', 'contact', 'opportunity', 'contract'] as const;

/** What a person notes during a call (S1-23): kept as it is typed, seen by nobody else. */
export const useNotes = defineStore('notes', () => {
  const open = shallowRef<readonly OpenNote[]>([]);
  const isListShown = shallowRef(false);
  let lastKey = 0;

  /** Lays an empty note on the window, about a record when one is shown. */
  function begin(about: AnyDraft): void {
    isListShown.value = false;
    lastKey += 1;
    open.value = [...open.value, { key: lastKey, id: null, content: '', color: 'yellow', about }];
  }

  /** Lays a kept note on the window, in place of the list it was chosen in. */
  function show(row: AnyRecord): void {
    isListShown.value = false;
    if (open.value.some((note) => note.id === row.id)) return;
    lastKey += 1;
    open.value = [...open.value, { key: lastKey, ...noteOf(row) }];
  }

  function replace(key: number, part: Partial<OpenNote>): void {
    open.value = open.value.map((note) => (note.key === key ? { ...note, ...part } : note));
  }

  /** Keeps what was typed; an empty note is kept only when it had words before. @throws RequestFailed */
  async function keep(key: number, content: string, color: string): Promise<void> {
    const note = open.value.find((one) => one.key === key);
    if (!note || (content.trim() === '' && note.id === null)) return;
    replace(key, { content, color });
    if (content.trim() === '') return;
    const record = note.id === null ? null : { id: note.id, rowVersion: Number.MAX_SAFE_INTEGER };
    const about = note.id === null ? note.about : {};
    const saved = await saveRecord({ entity: 'stickyNote', record, changes: { content, color, ...about } });
    replace(key, { id: saved.record.id });
  }

  /** Takes a note off the window; it stays in the list of notes. */
  function putAway(key: number): void {
    open.value = open.value.filter((note) => note.key !== key);
  }

  /** Moves a note to the recycle bin. @throws RequestFailed */
  async function remove(
    note: Pick<OpenNote, 'id'> & { readonly key?: number },
    words: string,
  ): Promise<void> {
    open.value = open.value.filter((one) => one.key !== note.key && (note.id === null || one.id !== note.id));
    if (note.id === null) return;
    const done = await deleteRecords('stickyNote', [note.id]);
    useToasts().show({ tone: 'good', text: words, ...undoAction(done.changeSet) });
  }

  /** All notes of the person who works here, newest first. @throws RequestFailed */
  async function all(): Promise<readonly AnyRecord[]> {
    const sort = [{ field: 'updatedAt', direction: 'descending' as const }];
    return (await readPage({ entity: 'stickyNote', sort, offset: 0, limit: 200 })).rows;
  }

  /** Puts everything away; another database was opened. */
  function forget(): void {
    open.value = [];
    isListShown.value = false;
  }

  return { open, isListShown, begin, show, keep, putAway, remove, all, forget };
});

function noteOf(row: AnyRecord): Omit<OpenNote, 'key'> {
  const about = noteSubjects.flatMap((name) =>
    typeof row[name] === 'number' ? [[name, row[name]] as const] : [],
  );
  return {
    id: row.id,
    content: typeof row['content'] === 'string' ? row['content'] : '',
    color: typeof row['color'] === 'string' ? row['color'] : 'yellow',
    about: Object.fromEntries(about),
  };
}
