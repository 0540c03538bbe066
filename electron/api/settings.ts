import { z } from 'zod';
import { languages } from '../../db/schema/label';
import { procedure } from './procedure';

/** What a desk remembers about itself; kept by main on this machine, not in the database. */
export const settingsShape = z.strictObject({
  language: z.enum(languages),
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['compact', 'comfortable']),
  isNavigationFolded: z.boolean(),
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
  lists: {},
};

export const settings = {
  'settings.get': procedure<Settings>()(z.strictObject({})),
  'settings.set': procedure<Settings>()(settingsShape.partial()),
};
