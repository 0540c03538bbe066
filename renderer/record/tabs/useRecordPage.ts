import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { failureOf, failureWords } from '../../bridge/failures';
import { useWords } from '../../i18n/index';
import { concerns, useRecordChanges } from '../../stores/changes';
import { useRecents } from '../../stores/recents';
import { readRecord } from '../../stores/records';
import { useSchema } from '../../stores/schema';
import { useSession } from '../../stores/session';
import { useTitles } from '../../stores/titles';

/** The record a page is about. */
export interface RecordOnPage {
  readonly definition: ComputedRef<Entity>;
  readonly record: ShallowRef<AnyRecord | null>;
  readonly title: ComputedRef<string>;
  /** Why there is no record, in words; empty while there is one. */
  readonly missing: Ref<string>;
  /** Somebody changed it while this person was typing. */
  readonly isChangedElsewhere: Ref<boolean>;
  read(): Promise<void>;
  /** Takes a record that was just saved or read elsewhere. */
  take(record: AnyRecord): void;
}

/**
 * Reads a record, follows its changes here and on other desks, and remembers that it was opened. `isTyping` says
 * whether somebody is typing into it: what is typed is never replaced. `moved` is told when the page turns to
 * another record.
 */
export function useRecordPage(
  props: { readonly entity: string; readonly id: number },
  { isTyping, moved }: { readonly isTyping: () => boolean; readonly moved: () => void },
): RecordOnPage {
  const { language } = useWords();
  const schema = useSchema();
  const session = useSession();
  const titles = useTitles();
  const recents = useRecents();
  const record = shallowRef<AnyRecord | null>(null);
  const missing = ref('');
  const isChangedElsewhere = ref(false);
  const definition = computed(() => schema.entity(props.entity));
  const title = computed(() => {
    const words = record.value?.[definition.value.titleField];
    return typeof words === 'string' && words !== ''
      ? words
      : `${definition.value.label[language.value]} #${props.id}`;
  });

  function take(shown: AnyRecord): void {
    record.value = shown;
    titles.learnOne(props.entity, shown.id, title.value);
    if (shown.deletedAt !== null) return recents.forget(props.entity, shown.id);
    const detail = definition.value.label[language.value];
    recents.add({
      entity: props.entity,
      id: shown.id,
      title: title.value.slice(0, 60),
      detail,
      no: shown.no,
    });
  }

  async function read(): Promise<void> {
    const { entity, id } = props;
    try {
      const view = await readRecord(entity, id);
      // A slower answer about the record before this one.
      if (entity !== props.entity || id !== props.id) return;
      take(view.record);
      missing.value = '';
    } catch (thrown) {
      record.value = null;
      missing.value = failureWords(failureOf(thrown));
    }
  }

  watch(
    () => [props.entity, props.id, session.generation],
    () => {
      isChangedElsewhere.value = false;
      moved();
      if (record.value?.id !== props.id) record.value = null;
      void read();
    },
  );
  void read();
  useRecordChanges((change) => {
    if (!concerns(change, props.entity, props.id)) return;
    // What is being typed stays; the save will bring both together.
    if (isTyping()) isChangedElsewhere.value = true;
    else void read();
  });
  return { definition, record, title, missing, isChangedElsewhere, read, take };
}
