import { onMounted, ref, type Ref } from 'vue';

/** Where something stands on the page. */
export interface Spot {
  readonly left: string;
  readonly top: string;
  readonly minWidth: string;
}

/**
 * Places something beside an element: below it where there is room, else above it, always within the window. `place`
 * does it again once its own size has changed. The sizes are the most it may take, in pixels.
 */
export function usePlaceBeside(
  root: () => HTMLElement | null,
  beside: () => HTMLElement,
  most: { readonly width: number; readonly height: number },
): { readonly spot: Ref<Spot>; readonly place: () => void } {
  const spot = ref<Spot>({ left: '0px', top: '0px', minWidth: '160px' });

  function place(): void {
    const { left, top, bottom, width } = beside().getBoundingClientRect();
    const isBelow = bottom + most.height < window.innerHeight || top < most.height;
    const own = Math.min(root()?.offsetHeight ?? most.height, most.height);
    spot.value = {
      left: `${Math.max(8, Math.min(left, window.innerWidth - most.width))}px`,
      top: `${isBelow ? bottom + 4 : Math.max(8, top - own - 4)}px`,
      minWidth: `${Math.max(width, 180)}px`,
    };
  }
  onMounted(place);
  return { spot, place };
}
