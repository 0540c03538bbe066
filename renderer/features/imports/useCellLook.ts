import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue';
import type { CellReading } from '../../../electron/api/importChecks';
import type { ImportSession, ImportTable } from '../../../electron/api/imports';
import { call } from '../../bridge/client';
import { useWords } from '../../i18n/index';
import { useToasts } from '../../stores/toasts';
import { columnAt, headingOf, type CheckRow } from './checkColumns';

/** The cell of the check step the keyboard is on, and what is known of it. */
export interface CellLook {
  /** The row and its column from 0; null on none. */
  readonly at: ShallowRef<{ readonly row: CheckRow; readonly column: number } | null>;
  readonly reading: ShallowRef<CellReading | null>;
  /** Where the cell stands in the sheet, in words. */
  readonly place: ComputedRef<string>;
  /** Goes to a column of a row by the column's name. */
  readonly look: (row: CheckRow, name: string) => void;
  /** Asks again what is known of the cell. */
  readonly readCell: () => Promise<void>;
  readonly leave: () => void;
}

/** Follows the keyboard through the rows of a session. */
export function useCellLook(session: () => ImportSession, table: () => ImportTable | undefined): CellLook {
  const { t } = useWords();
  const toasts = useToasts();
  const at: CellLook['at'] = shallowRef(null);
  const reading = shallowRef<CellReading | null>(null);
  let readings = 0;
  const place = computed(() => {
    if (!at.value) return '';
    const { row, column } = at.value;
    const words = { row: row.row, column: headingOf(table(), column) };
    const address = row.at?.cells[column] ?? '';
    if (!row.at || address === '') return t('imports.check.place', words);
    const { sheet } = row.at;
    return sheet === null
      ? t('importCards.place', { ...words, address })
      : t('importCards.placeOn', { ...words, address, sheet });
  });

  function look(row: CheckRow, name: string): void {
    const column = columnAt(name);
    at.value = column < 0 ? null : { row, column };
    void readCell();
  }

  async function readCell(): Promise<void> {
    const mine = ++readings;
    const now = at.value;
    if (!now) return void (reading.value = null);
    const { table: of, row } = now.row;
    const found = await toasts.attempt(() =>
      call('importChecks.cell', { session: session().id, table: of, row, column: now.column }),
    );
    if (mine === readings) reading.value = found ?? null;
  }

  function leave(): void {
    at.value = null;
    reading.value = null;
  }

  return { at, reading, place, look, readCell, leave };
}
