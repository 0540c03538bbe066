import { computed, ref, type Ref } from 'vue';

/** Where the editor stands over its cell, and how large it is there. */
export function useEditorPlace(
  box: Readonly<Ref<HTMLElement | null>>,
  /** How wide an editor must be at least, in pixels; null while nothing is edited: then it is as wide as its cell. */
  least: () => number | null,
) {
  const rect = ref({ left: 0, top: 0, width: 0, height: 0 });

  const look = computed(() => {
    const { left, top, width, height } = rect.value;
    const own = Math.max(width, least() ?? 0);
    // A narrow cell at the edge: the editor grows towards the middle, nothing of it is cut off.
    const room = box.value?.parentElement?.clientWidth ?? left + own;
    return {
      left: `${Math.max(0, Math.min(left, room - own))}px`,
      top: `${top}px`,
      width: `${own}px`,
      minHeight: `${height}px`,
    };
  });

  /** Stands over a cell; the numbers are pixels from the grid's corner. */
  function place(next: { left: number; top: number; width: number; height: number }): void {
    rect.value = next;
  }

  return { look, place };
}
