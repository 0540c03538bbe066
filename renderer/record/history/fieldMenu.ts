import { shallowRef } from 'vue';

/** Which field of the facts a menu is open for, and where it stands in the window, in pixels. */
export interface OpenMenu {
  readonly name: string;
  readonly left: number;
  readonly top: number;
}

/** The menu of a field's label: one for all fields of a page. */
export function useFieldMenu() {
  const open = shallowRef<OpenMenu | null>(null);
  let opener: HTMLElement | null = null;

  /** Opens it below a label, or where the pointer stands. */
  function show(name: string, event: Event): void {
    const label = event.currentTarget as HTMLElement;
    opener = label.matches('button') ? label : label.querySelector<HTMLElement>('button');
    const isPointer = event instanceof MouseEvent && event.type === 'contextmenu' && event.clientX > 0;
    const box = (opener ?? label).getBoundingClientRect();
    open.value = isPointer
      ? { name, left: event.clientX, top: event.clientY }
      : { name, left: box.left, top: box.bottom + 4 };
  }

  /** Closes it and gives the cursor back to the label. */
  function hide(): void {
    open.value = null;
    opener?.focus();
  }

  return { open, show, hide };
}
