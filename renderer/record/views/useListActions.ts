import { computed, ref, shallowRef, type ComputedRef } from 'vue';
import { ElMessageBox } from 'element-plus';
import type { AnyDraft, Entity } from '../../../db/schema/defineEntity';
import { useWords } from '../../i18n/index';
import { changeMany, deleteRecords, deleteSelection, useRecords } from '../../stores/records';
import { useSession } from '../../stores/session';
import { useToasts } from '../../stores/toasts';
import { undoAction } from '../../stores/undo';
import type { RowChoice } from '../grid/gridColumn';

/** More than this many are deleted only after their number was typed. */
const mostUnasked = 50;

/** What is done with chosen rows of a list, each in one step that can be taken back. */
export function useListActions(definition: ComputedRef<Entity>, clearChoice: () => void) {
  const { t, language } = useWords();
  const session = useSession();
  const toasts = useToasts();
  const list = computed(() => useRecords(definition.value.name));
  const chosen = shallowRef<RowChoice>({ ids: [], isAll: false });
  const isEditingMany = ref(false);
  const chosenCount = computed(() =>
    chosen.value.isAll ? (list.value.total ?? 0) : chosen.value.ids.length,
  );
  const label = computed(() => definition.value.label[language.value]);

  /** Moves rows to the recycle bin: those named, or those chosen; all of a list in one step. */
  async function remove(named?: readonly number[]): Promise<void> {
    if (session.isReadOnly) return;
    const isAll = chosen.value.isAll;
    const ids = named && !isAll ? named : chosen.value.ids;
    const count = isAll ? chosenCount.value : ids.length;
    if (count === 0 || (count > mostUnasked && !(await isConfirmed(count)))) return;
    await toasts.attempt(async () => {
      const entity = definition.value.name;
      const done = isAll
        ? await deleteSelection(entity, list.value.selection)
        : await deleteRecords(entity, ids);
      clearChoice();
      toasts.show({
        tone: 'good',
        text: t('list.deleted', { count: done.changed.toLocaleString(), entity: label.value }),
        ...undoAction(done.changeSet),
      });
    });
  }

  async function isConfirmed(count: number): Promise<boolean> {
    const isTyped = (words: string): boolean => words.replace(/[,，\s]/g, '') === String(count);
    try {
      await ElMessageBox.prompt(
        t('list.deleteMany', {
          count: count.toLocaleString(),
          entity: label.value,
          number: String(count),
        }),
        t('list.deleteTitle'),
        {
          confirmButtonText: t('words.delete'),
          cancelButtonText: t('words.cancel'),
          confirmButtonClass: 'el-button--danger',
          inputValidator: (words) => isTyped(words) || t('list.deleteMismatch'),
          type: 'warning',
        },
      );
      return true;
    } catch {
      return false;
    }
  }

  /** Sets the same values on the chosen rows. */
  async function changeChosen(changes: AnyDraft): Promise<void> {
    isEditingMany.value = false;
    await toasts.attempt(async () => {
      const which = chosen.value.isAll ? { selection: list.value.selection } : { ids: chosen.value.ids };
      const done = await changeMany(definition.value.name, which, changes);
      toasts.show({
        tone: done.skipped > 0 ? 'attention' : 'good',
        text: t(done.skipped > 0 ? 'list.changedSome' : 'list.changed', {
          count: done.changed,
          skipped: done.skipped,
        }),
        ...undoAction(done.changeSet),
      });
    });
  }

  return { chosen, chosenCount, isEditingMany, remove, changeChosen };
}
