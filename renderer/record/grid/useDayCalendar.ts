import { computed, ref, type ComputedRef, type Ref } from 'vue';
import type { Field } from '../../../db/schema/fields';
import { dayOfIso } from '../../../db/schema/kinds/calendar';
import { today } from '../fields/fieldControl';
import { textOfValue, valueOfText } from '../fields/typedText';
import { addMonths, dayAfterKey, isCalendarKey } from './calendarDays';

/** The time a chosen day begins with where a moment is asked for. */
const firstTime = '09:00';

/** The calendar of a cell's editor. The keyboard stays in the editor; the calendar follows what is typed there. */
export interface DayCalendar {
  /** Whether the field holds a day at all. */
  readonly isPossible: ComputedRef<boolean>;
  readonly isOpen: Ref<boolean>;
  /** The day the keyboard is on; its month is shown. */
  readonly day: Ref<string>;
  /** The day the typed words mean; nothing when they mean none. */
  readonly typed: ComputedRef<string | null>;
  readonly open: () => void;
  readonly close: () => void;
  /** Goes on by months; the keyboard goes along. */
  readonly turn: (months: number) => void;
  /** Answers a key that walks from day to day. */
  readonly walk: (event: KeyboardEvent) => boolean;
  /** The day somebody walked to; nothing when the typed words are to be taken. */
  readonly walked: () => string | null;
  /** Somebody typed: what is typed counts again. */
  readonly follow: () => void;
  /** The words of a chosen day: with the time that was typed, where the field holds a moment. */
  readonly wordsOf: (day: string) => string;
}

/** Makes the calendar of an editor. */
export function useDayCalendar(field: () => Field | undefined, words: () => string): DayCalendar {
  const isOpen = ref(false);
  const day = ref(today());
  let isWalked = false;
  const isPossible = computed(() => field()?.kind === 'date' || field()?.kind === 'timestamp');

  /** The typed words as the field writes them: `YYYY-MM-DD`, with a time after it where it holds a moment. */
  const written = computed(() => {
    const now = field();
    return now && isPossible.value ? textOfValue(valueOfText(words(), now), now) : '';
  });
  const typed = computed(() => {
    const found = written.value.slice(0, 10);
    return dayOfIso(found) ? found : null;
  });

  function follow(): void {
    isWalked = false;
    if (typed.value !== null) day.value = typed.value;
  }

  return {
    isPossible,
    isOpen,
    day,
    typed,
    open() {
      if (!isPossible.value) return;
      day.value = today();
      follow();
      isOpen.value = true;
    },
    close: () => void (isOpen.value = false),
    turn(months) {
      day.value = addMonths(day.value, months);
      isWalked = true;
    },
    walk(event) {
      if (!isOpen.value || event.ctrlKey || event.metaKey || event.altKey) return false;
      if (!isCalendarKey(event.key)) return false;
      // Shift with an arrow chooses letters of what is typed.
      if (event.shiftKey && !event.key.startsWith('Page')) return false;
      day.value = dayAfterKey(day.value, event.key, event.shiftKey);
      isWalked = true;
      return true;
    },
    walked: () => (isOpen.value && isWalked ? day.value : null),
    follow,
    wordsOf(chosen) {
      if (field()?.kind !== 'timestamp') return chosen;
      return `${chosen} ${typed.value === null ? firstTime : written.value.slice(11)}`;
    },
  };
}
