import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { PrintedListOrder } from '../../electron/api/printing';

/** A list to be printed as it stands: its rows, the columns of its view, the rows that are chosen. */
export interface ListToPrint {
  readonly is: 'list';
  readonly entity: string;
  /** What the list and its view are called. */
  readonly title: string;
  readonly selection: PrintedListOrder['selection'];
  readonly columns: readonly string[];
  readonly view: string | null;
  readonly groupBy: string | null;
  /** The chosen rows; empty when none are, or all of them. */
  readonly chosen: readonly number[];
}

/** A record to be printed. */
export interface RecordToPrint {
  readonly is: 'record';
  readonly entity: string;
  readonly id: number;
}

/** What is being printed: any page may ask for it, the layout shows the dialog. */
export const usePrinting = defineStore('printing', () => {
  const subject = shallowRef<ListToPrint | RecordToPrint | null>(null);
  return { subject };
});
