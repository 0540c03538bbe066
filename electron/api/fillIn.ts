import { z } from 'zod';
import { procedure } from './procedure';
import { draftShape, nameShape } from './shapes';

/** A value that is known of the company that is being typed, for a field the draft leaves empty. */
export interface KnownValue {
  readonly field: string;
  /** In the form of the field's kind. */
  readonly value: unknown;
  /** The record that says so. */
  readonly from: { readonly entity: string; readonly id: number; readonly title: string };
  /** When that record got the value from a sheet: the sheet's name and when it went in, UTC. */
  readonly imported: { readonly fileName: string; readonly at: string } | null;
}

export const fillIn = {
  /**
   * What is known already of the company whose tax number or full name was typed (S3-33): values for the fields of the
   * draft that are empty, one per field. Nothing is filled by it.
   */
  'fillIn.find': procedure<readonly KnownValue[]>()(z.strictObject({ entity: nameShape, draft: draftShape })),
};
