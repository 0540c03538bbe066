import { z } from 'zod';
import { languages } from '../../db/schema/label';
import { procedure } from './procedure';

/** A time of day, `HH:MM`. */
const timeShape = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** The steps of the page's size, in percent. */
export const zoomSteps = [100, 110, 125, 150, 175, 200] as const;

/** What a desk remembers about itself; kept by main on this machine, not in the database. */
export const settingsShape = z.strictObject({
  language: z.enum(languages),
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['compact', 'comfortable']),
  isNavigationFolded: z.boolean(),
  /** How large the page is drawn, in percent. */
  zoom: z.int().min(100).max(200),
  /** Whether notifications of the system are shown at all. */
  hasNotifications: z.boolean(),
  /** From when to when none is shown, `HH:MM` of this machine; over midnight when the end is before the start. */
  quietHours: z.strictObject({ from: timeShape, to: timeShape }).nullable(),
  /** Whether the program starts with the database that was open last. */
  isLastReopened: z.boolean(),
  /** Widths, order and visibility of list columns, by entity; what the grid itself hands out. */
  lists: z.record(z.string().max(60), z.string().max(20_000)),
});
export type Settings = z.output<typeof settingsShape>;

/** What a new desk begins with. */
export const firstSettings: Settings = {
  language: 'zh',
  theme: 'system',
  density: 'compact',
  isNavigationFolded: false,
  zoom: 100,
  hasNotifications: true,
  quietHours: null,
  isLastReopened: true,
  lists: {},
};

export const settings = {
  'settings.get': procedure<Settings>()(z.strictObject({})),
  'settings.set': procedure<Settings>()(settingsShape.partial()),
};
