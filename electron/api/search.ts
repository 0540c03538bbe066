import { z } from 'zod';
import { procedure } from './procedure';
import { idShape, nameShape } from './shapes';

/** One record found. */
export interface SearchHit {
  readonly entity: string;
  readonly id: number;
  readonly title: string;
  /** A second line: phones, the account's name, or the words around the place found. */
  readonly detail: string;
  readonly no: string | null;
  /** The name that was found, when its record became part of this one. */
  readonly mergedFrom?: string;
}

/** What a search answers. */
export interface SearchAnswer {
  readonly hits: readonly SearchHit[];
  /** So much waits for the index that something that belongs here may be missing for now. */
  readonly isIndexing: boolean;
}

export const search = {
  /** Records whose name, phones, numbers, pinyin or notes hold the text; best first. */
  'search.find': procedure<SearchAnswer>()(
    z.strictObject({
      text: z.string().max(200),
      entities: z.array(nameShape).max(20).optional(),
      limit: z.int().min(1).max(50),
    }),
  ),
  /** What a reference field offers: records of one entity, the text's best matches or the newest ones. */
  'search.pick': procedure<SearchAnswer>()(
    z.strictObject({
      entity: nameShape,
      text: z.string().max(200),
      limit: z.int().min(1).max(50),
      /** Records of this account come first (data model, rule 6). */
      account: idShape.optional(),
    }),
  ),
};
