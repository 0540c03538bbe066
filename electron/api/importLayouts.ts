import { z } from 'zod';
import { procedure } from './procedure';

/** How the columns of one table of an earlier import were read. */
export interface RunLayout {
  /** The sheet's name; null for text files. */
  readonly sheet: string | null;
  /** Sheet rows of the heading; empty when there was none. */
  readonly headerRows: readonly number[];
  /** True when the layout was known from a sheet that came before. */
  readonly isRemembered: boolean;
  /** The field the name of the sheet was read into; null: none. */
  readonly sheetNameTarget: string | null;
  /** Every column in its order; a target of null was not imported. */
  readonly columns: readonly {
    readonly column: number;
    readonly heading: string;
    readonly target: string | null;
  }[];
}

export const importLayouts = {
  /** The layouts an import went in with; none when an older program did not keep them. @throws `notFound` */
  'imports.layoutsOfRun': procedure<{ readonly tables: readonly RunLayout[] }>()(
    z.strictObject({ run: z.int().positive() }),
  ),
};
