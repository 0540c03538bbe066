import { z } from 'zod';
import type { Label } from '../../db/schema/label';
import { procedure } from './procedure';
import { filterShape, nameShape } from './shapes';

/**
 * What a saved view holds, kept as JSON in `savedView.definition`. Saving, sharing and deleting go through `records.*`:
 * a view is a record.
 */
export const viewDefinitionShape = z.strictObject({
  filter: filterShape.optional(),
  search: z.string().max(200).optional(),
  sort: z
    .array(z.strictObject({ field: nameShape, direction: z.enum(['ascending', 'descending']) }))
    .max(5)
    .optional(),
  /** The columns from left to right; others are hidden. Width in pixels. */
  columns: z
    .array(
      z.strictObject({
        name: nameShape,
        width: z.int().min(40).max(2000).optional(),
        isFrozen: z.boolean().optional(),
      }),
    )
    .max(120)
    .optional(),
  groupBy: nameShape.optional(),
  /** Only so many of the first (TOP 10). */
  top: z.int().min(1).max(10_000).optional(),
});
export type ViewDefinition = z.output<typeof viewDefinitionShape>;

/** A view a list offers: a saved one, or one the product brings along. */
export interface ListView {
  /** `own.12` for a saved view (its id), `ready.mine` for one the product brings. */
  readonly key: string;
  readonly id: number | null;
  /** The version of the saved record; null for ready-made ones. */
  readonly rowVersion: number | null;
  readonly name: string;
  /** The name in both languages of a view the product brings; null for a saved one. */
  readonly label: Label | null;
  readonly definition: ViewDefinition;
  readonly isShared: boolean;
  readonly isGroup: boolean;
  /** Whether whoever asks may change it. */
  readonly isOwn: boolean;
  /** False when a field of its filter is gone or retired: it is shown, and says so. */
  readonly isWhole: boolean;
}

export const views = {
  /** The views of a list: ready-made ones first, then shared and own ones by their position. */
  'views.list': procedure<readonly ListView[]>()(z.strictObject({ entity: nameShape })),
};
