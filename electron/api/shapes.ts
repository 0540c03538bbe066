import { z } from 'zod';
import { largestPage, operators, type Filter, type ListQuery } from '../../db/schema/listQuery';

/** Names of entities and fields: short words; which of them exist is the schema's to say. */
export const nameShape = z.string().min(1).max(60);
/** The id of a record. */
export const idShape = z.int().positive().max(Number.MAX_SAFE_INTEGER);
/** A request that may be repeated: the same id gets the first answer again. */
export const requestIdShape = z.uuid();
/** A thing handed out by another process in place of a path. */
export const ticketShape = z.string().regex(/^[a-zA-Z0-9_-]{8,64}$/);
/** At most this many records in one call. */
export const idsShape = z.array(idShape).min(1).max(500);

/** One file of a record; which of them exist is the file store's to say. */
export const storedFileShape = z.strictObject({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().min(1).max(200),
  byteLength: z.int().min(0),
});
/** Words in every language. */
export const labelShape = z.strictObject({
  zh: z.string().trim().min(1).max(60),
  en: z.string().trim().min(1).max(60),
});
const scalarShape = z.union([z.string().max(100_000), z.number(), z.boolean(), z.null()]);
/** A field value as it crosses the border; its meaning is checked by the schema in the service. */
export const valueShape = z.union([
  scalarShape,
  z.array(z.union([z.string().max(1000), z.number()])).max(500),
  z.array(storedFileShape).max(50),
]);
/** Fields with their values. `__proto__` and its like never pass. */
export const draftShape = z.record(z.string().regex(/^[a-z][a-zA-Z0-9_]{0,59}$/), valueShape);

const conditionShape = z.strictObject({
  field: nameShape,
  operator: z.enum(operators),
  value: z
    .union([
      z.string().max(1000),
      z.number(),
      z.boolean(),
      z.array(z.union([z.string().max(1000), z.number()])).max(500),
    ])
    .optional(),
});

/** A filter at most six levels deep; deeper ones are refused before anybody walks them. */
export const filterShape = filterOfDepth(6) as z.ZodType<Filter>;

function filterOfDepth(depth: number): z.ZodType {
  if (depth === 0) return conditionShape;
  const inner = filterOfDepth(depth - 1);
  return z.union([
    z.strictObject({ all: z.array(inner).max(50) }),
    z.strictObject({ any: z.array(inner).max(50) }),
    z.strictObject({ not: inner }),
    z.strictObject({ through: nameShape, filter: inner }),
    z.strictObject({
      having: z.strictObject({ entity: nameShape, via: nameShape }),
      quantity: z.enum(['some', 'none', 'atLeast', 'atMost']),
      count: z.int().min(0).max(1_000_000).optional(),
      filter: inner.optional(),
    }),
    conditionShape,
  ]);
}

const selectionParts = {
  entity: nameShape,
  search: z.string().max(200).optional(),
  filter: filterShape.optional(),
  sort: z
    .array(z.strictObject({ field: nameShape, direction: z.enum(['ascending', 'descending']) }))
    .max(5)
    .optional(),
  state: z.enum(['live', 'deleted']).optional(),
  top: z.int().min(1).max(10_000).optional(),
};

/** A list without its page: what an export or a batch edit works on. */
export const selectionShape = z.strictObject(selectionParts);
/** A page of a list. */
export const listQueryShape = z.strictObject({
  ...selectionParts,
  offset: z.int().min(0).max(100_000_000),
  limit: z.int().min(1).max(largestPage),
}) as unknown as z.ZodType<ListQuery>;

/** What a list is asked about, without its page. */
export type Selection = Omit<ListQuery, 'offset' | 'limit'>;
