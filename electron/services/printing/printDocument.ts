import type { Language } from '../../../db/schema/label';
import type { SafeHtml } from './html';

/** The table a row belongs to: its columns and the head that stands above its rows on every page. */
export interface PrintedTable {
  readonly key: string;
  readonly className: string;
  readonly columns: SafeHtml;
  readonly head: SafeHtml;
}

/**
 * The smallest thing that stands on a page as a whole: a heading, a pair of facts, a row of a table, an entry. Documents
 * of every sort are a list of these; whoever makes another sort of paper makes pieces and nothing else.
 */
export interface Piece {
  /** What stands on paper: a block, or the cells of a row where `table` is given. */
  readonly html: SafeHtml;
  readonly table?: PrintedTable;
  readonly className?: string;
  /** A heading does not stand alone at the foot of a page. */
  readonly keepsNext?: boolean;
  /**
   * A row that names a group, and its name where the group goes on over the page (it takes one line as the first does);
   * or a row that belongs to no group, as the sums do.
   */
  readonly group?: { readonly is: 'begins'; readonly again: SafeHtml } | { readonly is: 'none' };
  /** A long text may go on over the page: it is cut between two lines, and `part` sets what stands on either side. */
  readonly cut?: {
    readonly text: string;
    part(text: string, isFirst: boolean): SafeHtml;
  };
}

/** A document before it has pages. */
export interface PrintDocument {
  readonly language: Language;
  /** Offered as the name of the file. */
  readonly title: string;
  /** What stands at the head of every page, left and right. */
  readonly head: { readonly left: string; readonly right: string };
  /** What stands at the foot of every page beside its number: who printed it, and when. */
  readonly printed: string;
  /** How large the text stands, in percent of its usual size. */
  readonly scale: number;
  readonly pieces: readonly Piece[];
  /** Rows on paper and rows there are; null for a record. */
  readonly rows: { readonly printed: number; readonly total: number } | null;
}
