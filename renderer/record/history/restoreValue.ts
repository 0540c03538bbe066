import type { AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { fieldOf } from '../../../db/schema/effectiveSchema';
import { currentLanguage, translate } from '../../i18n/index';
import { saveRecord } from '../../stores/records';
import { useToasts } from '../../stores/toasts';
import { undoAction } from '../../stores/undo';

/** Whether a value of the past may be put back: people type the field, and it is still in use. */
export function isRestorable(entity: Entity, name: string): boolean {
  const field = fieldOf(entity, name);
  return field !== undefined && !field.readOnly && !field.retired;
}

/** Puts a value of the past back by an ordinary save, which can be undone; undefined when it was refused. */
export async function restoreValue(
  entity: Entity,
  record: AnyRecord,
  change: { readonly field: string; readonly value: unknown },
): Promise<AnyRecord | undefined> {
  return useToasts().attempt(async () => {
    const changes = { [change.field]: change.value };
    const saved = await saveRecord({ entity: entity.name, record, changes });
    const label = fieldOf(entity, change.field)?.label[currentLanguage()] ?? change.field;
    const text = translate('history.restored', { field: label });
    useToasts().show({ tone: 'good', text, ...undoAction(saved.changeSet) });
    return saved.record;
  });
}
