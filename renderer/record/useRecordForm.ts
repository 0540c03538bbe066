import { computed, reactive, ref, shallowRef, type ComputedRef, type Ref } from 'vue';
import type { AnyDraft, AnyRecord, Entity } from '../../db/schema/defineEntity';
import { draftCheck, missingRequired } from '../../db/schema/derive/draftCheck';
import { initialValues } from '../../db/schema/derive/initialValues';
import type { ProblemCode } from '../../db/schema/problem';
import type { Failure } from '../../electron/api/failure';
import type { Saved } from '../../electron/api/records';
import { failureOf, problemWords } from '../bridge/failures';
import { currentLanguage, translate } from '../i18n/index';
import { saveRecord, type Save } from '../stores/records';
import { useToasts } from '../stores/toasts';
import { today } from './fields/fieldControl';

/** A form over a record (or over one that does not exist yet): what is typed, what is wrong, and the save. */
export interface RecordFormState {
  /** What was changed so far, by field. */
  readonly draft: Record<string, unknown>;
  readonly isDirty: ComputedRef<boolean>;
  readonly isBusy: Ref<boolean>;
  /** What is wrong, in words, by field; only fields that were touched, or all after a save was tried. */
  readonly problems: ComputedRef<Readonly<Record<string, string>>>;
  /** A save that met changes of somebody else. */
  readonly conflict: Ref<Failure | null>;
  valueOf(name: string): unknown;
  set(name: string, value: unknown): void;
  touch(name: string): void;
  /** Saves; null when something is wrong, which is then shown. */
  save(also?: Save['also']): Promise<Saved | null>;
  /** Ends a conflict: for each field of it, whose value stays. */
  settle(keepMine: ReadonlySet<string>): Promise<Saved | null>;
  reset(): void;
}

/** What a form is about. */
export interface FormSubject {
  readonly entity: () => Entity;
  readonly record: () => AnyRecord | null;
  /** Values a new record begins with. */
  readonly preset?: () => AnyDraft;
  /** The form shows the whole record: what became required since it was saved is asked for. */
  readonly asksAll?: true;
}

/** Makes the state of a form. */
export function useRecordForm({ entity, record, preset, asksAll }: FormSubject): RecordFormState {
  const draft = reactive<Record<string, unknown>>({});
  const touched = reactive(new Set<string>());
  const refused = reactive(new Map<string, ProblemCode>());
  const isBusy = ref(false);
  const conflict = shallowRef<Failure | null>(null);
  const started = computed<AnyDraft>(() => (record() ? {} : { ...beginning(entity()), ...preset?.() }));
  const changes = computed<AnyDraft>(() => ({ ...started.value, ...draft }));
  const isDirty = computed(() => Object.keys(draft).length > 0);
  const found = computed(() => {
    const before = record();
    const missing = before && asksAll ? missingRequired(entity(), before, changes.value) : [];
    return [...draftCheck(entity(), changes.value, before === null), ...missing];
  });
  const problems = computed(() => {
    const shown = found.value.filter(({ field }) => touched.has(field) || touched.has('*'));
    const local = shown.map(({ field, problem }) => [field, problemWords(problem)] as const);
    const remote = [...refused].map(([field, problem]) => [field, problemWords(problem)] as const);
    return Object.fromEntries([...remote, ...local]);
  });

  function valueOf(name: string): unknown {
    return changes.value[name] ?? (name in draft ? null : (record()?.[name] ?? null));
  }

  function set(name: string, value: unknown): void {
    refused.delete(name);
    const before = record()?.[name] ?? started.value[name] ?? null;
    if (isSame(before, value)) delete draft[name];
    else draft[name] = value;
  }

  async function save(also?: Save['also']): Promise<Saved | null> {
    touched.add('*');
    if (isBusy.value || found.value.length > 0) return null;
    return send({
      entity: entity().name,
      record: record(),
      changes: changes.value,
      ...(also ? { also } : {}),
    });
  }

  async function send(what: Save): Promise<Saved | null> {
    isBusy.value = true;
    try {
      const saved = await saveRecord(what);
      reset();
      if (saved.mergedFields.length > 0) sayMerged(entity(), saved);
      return saved;
    } catch (thrown) {
      take(failureOf(thrown), thrown);
      return null;
    } finally {
      isBusy.value = false;
    }
  }

  function take(failure: Failure, thrown: unknown): void {
    if (failure.code === 'conflict' && failure.conflicts?.length) {
      conflict.value = failure;
      return;
    }
    for (const { field, problem } of failure.fields ?? []) refused.set(field, problem);
    if (failure.code !== 'invalid' || !failure.fields?.length) useToasts().failed(thrown);
  }

  async function settle(keepMine: ReadonlySet<string>): Promise<Saved | null> {
    const failure = conflict.value;
    const current = record();
    if (!failure || !current) return null;
    conflict.value = null;
    for (const { field } of failure.conflicts ?? []) if (!keepMine.has(field)) delete draft[field];
    const seen = { id: current.id, rowVersion: failure.rowVersion ?? current.rowVersion };
    return send({ entity: entity().name, record: seen, changes: changes.value });
  }

  function reset(): void {
    for (const name of Object.keys(draft)) delete draft[name];
    touched.clear();
    refused.clear();
    conflict.value = null;
  }

  return {
    draft,
    isDirty,
    isBusy,
    problems,
    conflict,
    valueOf,
    set,
    touch: (name) => void touched.add(name),
    save,
    settle,
    reset,
  };
}

/** What a new record begins with at this moment. */
function beginning(entity: Entity): AnyDraft {
  return initialValues(entity, { today: today(), now: new Date().toISOString() });
}

function isSame(left: unknown, right: unknown): boolean {
  return left === right || JSON.stringify(left ?? null) === JSON.stringify(right ?? null);
}

function sayMerged(entity: Entity, saved: Saved): void {
  const names = saved.mergedFields.map((name) => entity.fields[name]?.label[currentLanguage()] ?? name);
  useToasts().show({
    tone: 'attention',
    text: translate('record.merged', {
      by: saved.mergedFrom ?? translate('words.somebody'),
      fields: names.join(translate('words.listSeparator')),
    }),
  });
}
