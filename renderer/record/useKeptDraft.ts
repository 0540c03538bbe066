import { ref, watch, type Ref } from 'vue';
import type { Entity } from '../../db/schema/defineEntity';
import type { Titles } from '../../electron/api/records';
import { useDrafts } from '../stores/drafts';
import { useTitles } from '../stores/titles';
import type { RecordFormState } from './useRecordForm';

/** What was typed into a form and not saved: kept while it is typed, put back into the form, thrown away. */
export interface FormDraft {
  /** When the draft that stands in the form now was typed, UTC; null when nothing was put back. */
  readonly since: Ref<string | null>;
  /** Puts the kept draft into the form, if there is one. */
  restore(): void;
  /** Goes on with what was put back. */
  goOn(): void;
  /** Throws it away, also from the form. */
  drop(): void;
}

/** Keeps the draft of a form under a name; `isActive` says whether what is in the form now belongs to that name. */
export function useKeptDraft(parts: {
  readonly form: RecordFormState;
  readonly entity: () => Entity;
  readonly key: () => string;
  readonly isActive: () => boolean;
  readonly rowVersion?: () => number | null;
}): FormDraft {
  const { form, entity, key, isActive } = parts;
  const drafts = useDrafts();
  const since = ref<string | null>(null);

  watch(form.draft, (values) => {
    if (!isActive()) return;
    drafts.keep(key(), values, {
      titles: titlesIn(entity(), values),
      rowVersion: parts.rowVersion?.() ?? null,
    });
    if (Object.keys(values).length === 0) since.value = null;
  });

  return {
    since,
    restore() {
      const kept = drafts.find(key());
      since.value = kept?.at ?? null;
      for (const [name, value] of Object.entries(kept?.values ?? {})) form.set(name, value);
    },
    goOn: () => void (since.value = null),
    drop() {
      since.value = null;
      drafts.drop(key());
      form.reset();
    },
  };
}

/** The titles of the records a draft refers to, as far as they are known. */
function titlesIn(entity: Entity, values: Readonly<Record<string, unknown>>): Titles {
  const titles = useTitles();
  const found: Record<string, Record<number, string>> = {};
  for (const [name, value] of Object.entries(values)) {
    const field = entity.fields[name];
    if (field?.kind !== 'reference' || typeof value !== 'number') continue;
    const title = titles.titleOf(field.to, value);
    if (title !== `#${value}`) (found[field.to] ??= {})[value] = title;
  }
  return found;
}
