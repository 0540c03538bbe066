import type { Entity } from '../defineEntity';
import { activeFields, rankedFields, type NamedField } from './ranked';

/** A column a list may show. `from the start` columns carry a rank; the others are offered by the column chooser. */
export interface ListColumn extends NamedField {
  readonly isShownFirst: boolean;
  readonly isSortable: boolean;
  /** Whether the cell may be edited in place. */
  readonly isEditable: boolean;
  /** Numbers and amounts stand right, everything else left. */
  readonly align: 'left' | 'right';
}

const rightAligned = new Set(['integer', 'decimal', 'money', 'percent']);
const unsortable = new Set(['choices', 'longText', 'phones']);

/** The columns of a list: those with a rank first, then every other field; the title field always stands first. */
export function listColumns(entity: Entity): ListColumn[] {
  const shown = rankedFields(entity, 'list');
  const others = activeFields(entity).filter(({ field }) => field.list === undefined);
  return [...shown, ...others].map(({ name, field }) => ({
    name,
    field,
    isShownFirst: field.list !== undefined,
    isSortable: !unsortable.has(field.kind),
    isEditable: !field.readOnly,
    align: rightAligned.has(field.kind) ? 'right' : 'left',
  }));
}
