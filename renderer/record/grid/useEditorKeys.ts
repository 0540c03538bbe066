import type { Ref } from 'vue';
import type { EditorMove } from './cellEditing';
import type { EditorShape } from './editorValue';
import type { useCellEditing } from './useCellEditing';
import type { useDayCalendar } from './useDayCalendar';

/** What the keys of an edit do; each answers whether the key was its own, and ends there. */
export function useEditorKeys(editor: {
  readonly editing: Pick<ReturnType<typeof useCellEditing>, 'walk'>;
  readonly calendar: ReturnType<typeof useDayCalendar>;
  readonly shape: Readonly<Ref<EditorShape>>;
  readonly hasCalendar: Readonly<Ref<boolean>>;
  /** The edit was begun by typing, not by going in. */
  readonly isTypedFrom: Readonly<Ref<boolean>>;
  readonly leave: () => true;
  readonly stop: (move: EditorMove) => true;
  readonly enter: (event: KeyboardEvent, mod: boolean) => boolean;
  readonly chooseDay: (day: string, move: EditorMove) => void;
}) {
  const { editing, calendar, shape, hasCalendar, isTypedFrom, leave, stop, enter, chooseDay } = editor;

  function editKey(event: KeyboardEvent): boolean {
    if (hasCalendar.value && calendarKey(event)) return true;
    if (event.key === 'Escape') return leave();
    if (event.key === 'Tab') return stop(event.shiftKey ? 'left' : 'right');
    if (event.key === 'Enter') return enter(event, event.ctrlKey || event.metaKey);
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return false;
    const step = event.key === 'ArrowDown' ? 1 : -1;
    if (shape.value === 'one' || shape.value === 'several') {
      editing.walk(step);
      return true;
    }
    // As in Excel: whoever just typed walks on with the arrows; whoever went in with F2 walks in the words.
    if (shape.value !== 'words' || !isTypedFrom.value) return false;
    return stop(step === 1 ? 'down' : 'up');
  }

  function calendarKey(event: KeyboardEvent): boolean {
    const isOpen = calendar.isOpen.value;
    if (event.altKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      if (event.key === 'ArrowDown') calendar.open();
      else calendar.close();
      return true;
    }
    if (isOpen && event.key === 'Escape') {
      calendar.close();
      return true;
    }
    const day = calendar.walked();
    if (event.key === 'Enter' && day !== null) {
      chooseDay(day, 'down');
      return true;
    }
    return calendar.walk(event);
  }

  return { editKey };
}
