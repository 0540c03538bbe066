import { isAskedOfEntry } from '../../../db/schema/derive/entryReference';
import { computed, ref, shallowRef, type ComputedRef, type Ref } from 'vue';
import type { AnyDraft, AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { activeFields, type NamedField } from '../../../db/schema/derive/ranked';
import type { Saved } from '../../../electron/api/records';
import { readPage } from '../../stores/records';
import { useSchema } from '../../stores/schema';
import { useSession } from '../../stores/session';
import { useToasts } from '../../stores/toasts';
import { useRecordForm, type RecordFormState } from '../useRecordForm';

/** What an entry is written about; null where that is chosen in the entry itself. */
export interface EntryPlace {
  readonly entity: Entity;
  readonly record: AnyRecord;
  /** The reference of the entry to the record. */
  readonly via: string;
}

/** A new entry of a timeline: its form, and which of its fields are asked for. */
export interface EntryState {
  readonly form: RecordFormState;
  /** The field that holds the words. */
  readonly content: ComputedRef<string>;
  /** What is asked besides the words. */
  readonly fields: ComputedRef<readonly NamedField[]>;
  /** Boxes that may be filled in, by section: what was learned of the customer. */
  readonly boxes: ComputedRef<readonly NamedField[]>;
  /** The field for files and pictures. */
  readonly files: ComputedRef<NamedField | undefined>;
  /** The day of the next contact. */
  readonly nextDay: ComputedRef<string | undefined>;
  /** Whether colleagues can be called by name in it. */
  readonly hasMentions: ComputedRef<boolean>;
  readonly isOpen: Ref<boolean>;
  /** Puts the present time where the entry says when it was, unless somebody typed another. */
  freshen(): void;
  send(): Promise<Saved | null>;
}

/** Makes the state of a new entry of `source`. What the place says, and who and when, stands in it already. */
export function useEntry(source: () => Entity, place: () => EntryPlace | null): EntryState {
  const schema = useSchema();
  const session = useSession();
  const found = shallowRef<AnyDraft>({});
  const isOpen = ref(false);
  const now = ref(new Date().toISOString());
  const content = computed(() => source().timeline?.content ?? source().titleField);
  const at = computed(() => source().timeline?.at ?? '');
  const active = computed(() => activeFields(source()).filter(({ field }) => !field.readOnly));
  const known = computed<AnyDraft>(() => ({ ...fromPlace(source(), place()), ...found.value }));
  const signed = computed<AnyDraft>(() => {
    const author = active.value.find(
      ({ name, field }) => name !== 'owner' && field.kind === 'reference' && field.to === 'user',
    );
    const me = session.database?.user.id;
    const isDated = active.value.some(({ name }) => name === at.value);
    return {
      ...(author && me !== undefined ? { [author.name]: me } : {}),
      ...(isDated ? { [at.value]: now.value } : {}),
    };
  });
  const form = useRecordForm({
    entity: source,
    record: () => null,
    preset: () => ({ ...signed.value, ...known.value }),
  });
  const asked = computed(() =>
    active.value.filter(
      ({ name, field }) => name !== content.value && !(name in known.value) && field.kind !== 'file',
    ),
  );
  const first = computed(() => source().sections[0]?.name);
  const isBox = ({ field }: NamedField): boolean =>
    field.section !== undefined && field.section !== first.value && !field.required;
  const isNeeded = ({ name, field }: NamedField): boolean =>
    field.required === true || isAskedOfEntry(source(), name, place()?.via ?? null);
  const fields = computed(() =>
    asked.value
      .filter(
        (one) =>
          !isBox(one) && (isNeeded(one) || one.field.list !== undefined || one.field.quick !== undefined),
      )
      .sort((left, right) => rankOf(left, isNeeded(left)) - rankOf(right, isNeeded(right))),
  );

  async function findLinked(): Promise<void> {
    const here = place();
    if (here)
      found.value = await linkedTo(schema.schema.entities, here, {
        source: source(),
        fields: fields.value,
      });
  }
  void useToasts().attempt(findLinked);

  async function send(): Promise<Saved | null> {
    freshen();
    const saved = await form.save();
    if (!saved) isOpen.value = true;
    return saved;
  }

  function freshen(): void {
    now.value = new Date().toISOString();
  }

  return {
    form,
    content,
    fields,
    boxes: computed(() => asked.value.filter(isBox)),
    files: computed(() => active.value.find(({ field }) => field.kind === 'file')),
    nextDay: computed(() => fields.value.find(({ field }) => field.kind === 'date')?.name),
    hasMentions: computed(() =>
      Object.values(source().fields).some((field) => field.kind === 'tags' && field.readOnly),
    ),
    isOpen,
    freshen,
    send,
  };
}

function rankOf({ field }: NamedField, isNeeded: boolean): number {
  return (isNeeded ? 0 : 100) + (field.list ?? field.quick ?? 50);
}

/** The record itself, and what it refers to and the entry refers to as well: the account of an opportunity. */
function fromPlace(source: Entity, place: EntryPlace | null): AnyDraft {
  if (!place) return {};
  const own = Object.entries(place.entity.fields);
  const same = Object.entries(source.fields).flatMap(([name, field]) => {
    if (field.kind !== 'reference' || name === place.via || !isAskedOfEntry(source, name, place.via))
      return [];
    const other = own.find(([, candidate]) => candidate.kind === 'reference' && candidate.to === field.to);
    const value = other ? place.record[other[0]] : null;
    return typeof value === 'number' ? [[name, value] as const] : [];
  });
  return { ...Object.fromEntries(same), [place.via]: place.record.id };
}

/** Where a link leads from the record to one other record only, the entry is about that one too. */
async function linkedTo(
  entities: Readonly<Record<string, Entity>>,
  { entity, record, via: here }: EntryPlace,
  { source, fields }: { readonly source: Entity; readonly fields: readonly NamedField[] },
): Promise<AnyDraft> {
  const found: Record<string, number> = {};
  for (const { name, field } of fields) {
    if (field.kind !== 'reference' || !isAskedOfEntry(source, name, here)) continue;
    for (const link of Object.values(entities)) {
      const ends = (link.link ?? []).map((end) => [end, targetOf(link, end)] as const);
      const via = ends.find(([, to]) => to === entity.name)?.[0];
      const other = ends.find(([end, to]) => end !== via && to === field.to)?.[0];
      if (via === undefined || other === undefined || entity.name === field.to) continue;
      const filter = { field: via, operator: 'is', value: record.id } as const;
      const page = await readPage({ entity: link.name, filter, offset: 0, limit: 2 });
      const only = page.total === 1 ? page.rows[0]?.[other] : undefined;
      if (typeof only === 'number') found[name] = only;
      break;
    }
  }
  return found;
}

function targetOf(link: Entity, end: string): string | undefined {
  const field = link.fields[end];
  return field?.kind === 'reference' ? field.to : undefined;
}
