/** A tag as it is typed; an empty name begins a new one. */
export interface TagDraft {
  name: string;
  category: string;
  tone: string;
  meaning: string;
}

/** What a new tag begins with. */
export const newTag: TagDraft = { name: '', category: '', tone: 'neutral', meaning: '' };
