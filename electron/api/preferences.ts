import { z } from 'zod';
import { procedure } from './procedure';
import { idShape, nameShape } from './shapes';

const viewKeyShape = z.string().regex(/^(own\.\d{1,15}|ready\.[a-zA-Z0-9]{1,40})$/);

/** How far back a contract or purchase is recent, on the page 客户分布. */
export const segmentRanges = ['last30Days', 'last90Days', 'last180Days', 'last365Days'] as const;

/** What one person prefers, on whichever desk; kept in the office's file. */
export const preferencesShape = z.strictObject({
  /** Records pinned to the menu, first one first. */
  pinnedRecords: z.array(z.strictObject({ entity: nameShape, id: idShape })).max(30),
  /** Views pinned to the menu. */
  pinnedViews: z.array(z.strictObject({ entity: nameShape, view: viewKeyShape })).max(30),
  /** The view a list opens with, by entity; without it the one used last. */
  defaultViews: z.record(nameShape, viewKeyShape),
  /** Cards of the start page that were put away. */
  dismissed: z.array(z.string().max(40)).max(50),
  /** Until when mentions were seen, an instant. */
  mentionsSeenAt: z.string().max(30),
  /**
   * How the page 客户分布 divides accounts: the fields of its table, and from when on somebody bought lately, often
   * (so many contracts) and much (whole 分).
   */
  segments: z.strictObject({
    rows: nameShape,
    columns: nameShape,
    within: z.enum(segmentRanges),
    contracts: z.int().min(1).max(1000),
    amount: z.int().min(0).max(1_000_000_000_000),
  }),
});
export type Preferences = z.output<typeof preferencesShape>;

/** What somebody new begins with. */
export const firstPreferences: Preferences = {
  pinnedRecords: [],
  pinnedViews: [],
  defaultViews: {},
  dismissed: [],
  mentionsSeenAt: '',
  segments: {
    rows: 'grade',
    columns: 'lifecycle',
    within: 'last180Days',
    contracts: 2,
    amount: 10_000_000,
  },
};

export const preferences = {
  'preferences.get': procedure<Preferences>()(z.strictObject({})),
  /** Changes the parts named. */
  'preferences.set': procedure<Preferences>()(preferencesShape.partial()),
};
