import { shallowRef, type ShallowRef } from 'vue';
import type { AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { draftCheck } from '../../../db/schema/derive/draftCheck';
import { fieldOf } from '../../../db/schema/effectiveSchema';
import type { FieldProblem } from '../../../db/schema/problem';
import type { Failure } from '../../../electron/api/failure';
import { failureOf, problemWords } from '../../bridge/failures';
import { currentLanguage, translate } from '../../i18n/index';
import { saveRecord } from '../../stores/records';
import { useToasts } from '../../stores/toasts';
import { undoAction } from '../../stores/undo';
import type { CellEdit, GridHandle } from './gridColumn';

/** A change whose reason is asked before it is saved. */
export interface AskedReason {
  readonly edit: CellEdit<AnyRecord>;
  readonly label: string;
  readonly isRequired: boolean;
}

/** Saves cells one by one: shown at once, taken back on the screen when the application refuses. */
export interface CellSaving {
  readonly asked: ShallowRef<AskedReason | null>;
  readonly conflict: ShallowRef<{ readonly failure: Failure; readonly edit: CellEdit<AnyRecord> } | null>;
  readonly save: (edit: CellEdit<AnyRecord>) => Promise<void>;
  readonly answer: (reason: string) => Promise<void>;
  readonly leaveReason: () => void;
  readonly settle: (keepMine: ReadonlySet<string>) => Promise<void>;
  readonly leaveConflict: () => void;
}

/** Makes the saving of cells for a grid of one entity. */
export function useCellSaving(parts: {
  readonly entity: () => Entity;
  readonly grid: () => GridHandle<AnyRecord> | null;
}): CellSaving {
  const toasts = useToasts();
  const asked = shallowRef<AskedReason | null>(null);
  const conflict = shallowRef<CellSaving['conflict']['value']>(null);
  /** The newest version of records saved here, so that two cells of one row saved in a row are no conflict. */
  const versions = new Map<number, number>();

  async function save(edit: CellEdit<AnyRecord>): Promise<void> {
    const problem = draftCheck(parts.entity(), { [edit.name]: edit.value }, false)[0];
    if (problem) return refused(problem);
    const field = fieldOf(parts.entity(), edit.name);
    if (field?.kind === 'choice' && field.tracked) {
      const label = field.label[currentLanguage()];
      asked.value = { edit, label, isRequired: field.tracked.reason === 'required' };
      return;
    }
    await show(edit);
  }

  async function show(edit: CellEdit<AnyRecord>, reason?: string): Promise<void> {
    parts.grid()?.replace({ ...edit.row, [edit.name]: edit.value });
    const { id, rowVersion } = edit.row;
    await send(edit, { id, rowVersion: Math.max(rowVersion, versions.get(id) ?? 0) }, reason);
  }

  async function send(
    edit: CellEdit<AnyRecord>,
    record: Pick<AnyRecord, 'id' | 'rowVersion'>,
    reason?: string,
  ): Promise<void> {
    const entity = parts.entity().name;
    const changes = { [edit.name]: edit.value };
    try {
      const saved = await saveRecord({ entity, record, changes, ...(reason ? { reason } : {}) });
      versions.set(record.id, saved.record.rowVersion);
      parts.grid()?.replace(saved.record, edit.name);
      const column = fieldOf(parts.entity(), edit.name)?.label[currentLanguage()] ?? edit.name;
      const text = translate('grid.saved', { column });
      toasts.show({ tone: 'good', text, ...undoAction(saved.changeSet) });
    } catch (thrown) {
      parts.grid()?.replace(edit.row);
      refuse(edit, failureOf(thrown), thrown);
    }
  }

  function refuse(edit: CellEdit<AnyRecord>, failure: Failure, thrown: unknown): void {
    if (failure.code === 'conflict' && failure.conflicts?.length) {
      conflict.value = { failure, edit };
      return;
    }
    const problem = failure.fields?.[0];
    if (problem) refused(problem);
    else toasts.failed(thrown);
  }

  function refused(problem: FieldProblem): void {
    const field = fieldOf(parts.entity(), problem.field)?.label[currentLanguage()] ?? problem.field;
    const text = translate('list.cellRefused', { field, problem: problemWords(problem.problem) });
    toasts.show({ tone: 'bad', text });
  }

  return {
    asked,
    conflict,
    save,
    async answer(reason) {
      const now = asked.value;
      asked.value = null;
      parts.grid()?.focus();
      if (now) await show(now.edit, reason);
    },
    leaveReason() {
      asked.value = null;
      parts.grid()?.focus();
    },
    async settle(keepMine) {
      const met = conflict.value;
      conflict.value = null;
      parts.grid()?.focus();
      if (!met) return;
      if (!keepMine.has(met.edit.name)) return parts.grid()?.refresh();
      const { id, rowVersion } = met.edit.row;
      await send(met.edit, { id, rowVersion: met.failure.rowVersion ?? rowVersion });
    },
    leaveConflict() {
      conflict.value = null;
      parts.grid()?.focus();
    },
  };
}
