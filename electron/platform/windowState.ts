import { createJsonStore } from './jsonStore';

/** A rectangle on the desk, in pixels of the system. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the window stood when it was last closed. */
export interface WindowState {
  readonly place: Place | null;
  readonly isMaximized: boolean;
}

/** The smallest window the page is drawn for. */
export const smallestWindow = { width: 960, height: 600 } as const;
/** The window of a new desk. */
export const firstWindow = { width: 1360, height: 860 } as const;

/** How far a further window stands from the one it came from. */
const step = 28;

/** Where a further window goes: beside the one it came from, so that both are seen to be there. */
export function besides(place: Place): Place {
  return { ...place, x: place.x + step, y: place.y + step };
}

/** Keeps where the window stood in a file of this desk. */
export function createWindowStateStore(file: string) {
  return createJsonStore<WindowState>(file, checked);
}

function checked(found: unknown): WindowState {
  const state = (typeof found === 'object' && found !== null ? found : {}) as Record<string, unknown>;
  return {
    place: isPlace(state['place']) ? state['place'] : null,
    isMaximized: state['isMaximized'] === true,
  };
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null) return false;
  const place = value as Record<string, unknown>;
  return ['x', 'y', 'width', 'height'].every((side) => Number.isInteger(place[side]));
}

/**
 * Where the window goes: where it stood, if at least 120 × 60 pixels of its top are on a screen that is still there;
 * otherwise nowhere in particular (the system puts it in the middle), never larger than the screen.
 */
export function placeOnScreens(state: WindowState, screens: readonly Place[]): Partial<Place> {
  const main = screens[0];
  const fitted = (wanted: { width: number; height: number }, screen: Place | undefined) => ({
    width: Math.max(smallestWindow.width, Math.min(wanted.width, screen?.width ?? wanted.width)),
    height: Math.max(smallestWindow.height, Math.min(wanted.height, screen?.height ?? wanted.height)),
  });
  const { place } = state;
  const screen = place === null ? undefined : screens.find((one) => isTopVisible(place, one));
  if (place === null || screen === undefined) return fitted(firstWindow, main);
  return { x: place.x, y: place.y, ...fitted(place, screen) };
}

function isTopVisible(place: Place, screen: Place): boolean {
  const across = Math.min(place.x + place.width, screen.x + screen.width) - Math.max(place.x, screen.x);
  return across >= 120 && place.y >= screen.y - 8 && place.y <= screen.y + screen.height - 60;
}
