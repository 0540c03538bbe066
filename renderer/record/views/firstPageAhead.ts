import type { Page } from '../../../electron/api/records';
import type { Selection } from '../../stores/records';
import { pageRows } from '../grid/gridColumn';

/** What is asked for rows: a list as the stores keep it. */
interface AskedList {
  readonly selection: Selection;
  readonly groupBy: string | null;
  page(offset: number, limit: number): Promise<Page>;
}

/** The first page of a list, asked for before there is a grid to ask for it. */
export interface FirstPageAhead {
  /** Asks for it, unless the list stands in groups: those have pages of their own. */
  ask(): void;
  /** The answer, once: null for any other page, or when the list became another one or its records changed. */
  take(offset: number, limit: number): Promise<Page> | null;
  /** Records changed: what was asked for is no longer what the list holds. */
  drop(): void;
}

/** Makes the keeper of one first page. */
export function createFirstPageAhead(list: () => AskedList): FirstPageAhead {
  let asked: { readonly of: Selection; readonly page: Promise<Page> } | null = null;
  return {
    ask() {
      asked = null;
      if (list().groupBy !== null) return;
      const page = list().page(0, pageRows);
      // Whoever takes it hears of the failure.
      page.catch(() => undefined);
      asked = { of: list().selection, page };
    },
    take(offset, limit) {
      const isIt = offset === 0 && limit === pageRows && asked?.of === list().selection;
      const page = isIt && asked ? asked.page : null;
      asked = null;
      return page;
    },
    drop: () => void (asked = null),
  };
}
