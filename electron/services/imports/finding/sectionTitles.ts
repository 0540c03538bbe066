/** The titles that part a table into sections, and the column behind the others their words are kept in. */
export interface Sections {
  /** Null where the titles say nothing that tells rows apart: the title of the sheet on every page. */
  readonly column: number | null;
  readonly titles: readonly {
    readonly row: number;
    /** What the rows below it are given; null: nothing. */
    readonly value: string | null;
  }[];
}
