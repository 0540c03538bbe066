import { z } from 'zod';
import { definableKinds, definitionKeyPattern, objectNamePattern } from '../../db/schema/definitions';
import type { OfficeDefinitions } from '../../db/schema/definitions';
import type { Label } from '../../db/schema/label';
import { procedure } from './procedure';
import { idShape, labelShape, nameShape } from './shapes';

const optionShape = z.strictObject({
  value: z.string().regex(/^[a-zA-Z0-9_]{1,40}$/),
  label: labelShape,
  parent: z.string().max(40).optional(),
  retired: z.literal(true).optional(),
  aliases: z.array(z.string().max(60)).max(40).optional(),
  tone: z.enum(['neutral', 'good', 'attention', 'bad']).optional(),
});

/** Help may be a sentence or two. */
const helpShape = z.strictObject({
  zh: z.string().trim().min(1).max(300),
  en: z.string().trim().min(1).max(300),
});

const initialShape = z.union([
  z.string().max(1000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(100)).max(60),
]);

/** The revision of the schema on screen: a save is refused as `stale` when somebody changed the same thing since. */
const seenShape = z.int().min(0).optional();

/** A field as the editor sends it; `key` null makes one. The kind of a field that exists never changes. */
export const fieldWishShape = z.strictObject({
  entity: nameShape,
  key: nameShape.nullable(),
  label: labelShape,
  kind: z.enum([...definableKinds, 'creditCode']),
  options: z.strictObject({
    required: z.boolean().optional(),
    unique: z.boolean().optional(),
    searchable: z.boolean().optional(),
    list: z.int().min(1).max(200).optional(),
    section: nameShape.optional(),
    help: helpShape.optional(),
    initial: initialShape.optional(),
    shownIf: z
      .strictObject({
        field: nameShape,
        isAnyOf: z
          .array(z.union([z.string().max(100), z.boolean()]))
          .min(1)
          .max(60),
      })
      .optional(),
    choices: z.array(optionShape).min(1).max(500).optional(),
    to: nameShape.optional(),
    formula: z.string().max(2000).optional(),
    result: z.enum(['integer', 'decimal', 'money', 'percent', 'text', 'date']).optional(),
    digits: z.int().min(0).max(6).optional(),
  }),
  isActive: z.boolean(),
  seen: seenShape,
});
export type FieldWish = z.output<typeof fieldWishShape>;

/** An object as the editor sends it; `name` null makes one. */
export const objectWishShape = z.strictObject({
  name: z.string().regex(objectNamePattern).nullable(),
  label: labelShape,
  titleLabel: labelShape,
  parent: nameShape.nullable(),
  numberPrefix: z
    .string()
    .regex(/^[A-Z]{1,6}$/)
    .nullable(),
  isInNavigation: z.boolean(),
  isActive: z.boolean(),
  seen: seenShape,
});
export type ObjectWish = z.output<typeof objectWishShape>;

const tabPartShape = z.union([
  z.strictObject({ is: z.enum(['timeline', 'relationMap', 'attachments', 'history']) }),
  z.strictObject({ is: z.literal('facts'), sections: z.array(nameShape).max(40).optional() }),
  z.strictObject({ is: z.literal('related'), entity: nameShape, via: nameShape }),
]);

/** The arrangement of an entity as the editor sends it; parts left out are as the product has them. */
export const layoutWishShape = z.strictObject({
  entity: nameShape,
  sections: z
    .array(z.strictObject({ name: nameShape, label: labelShape, fields: z.array(nameShape).max(300) }))
    .min(1)
    .max(40)
    .optional(),
  quick: z.array(nameShape).max(12).optional(),
  headline: z.array(nameShape).max(12).optional(),
  list: z.array(nameShape).min(1).max(60).optional(),
  tabs: z
    .array(
      z.strictObject({
        name: nameShape,
        label: labelShape,
        isHidden: z.literal(true).optional(),
        parts: z.array(tabPartShape).min(1).max(12),
      }),
    )
    .min(1)
    .max(20)
    .optional(),
  seen: seenShape,
});
export type LayoutWish = z.output<typeof layoutWishShape>;

/** How the numbers of an entity (编号) are made. */
export const numberRuleShape = z.strictObject({
  entity: nameShape,
  prefix: z.string().regex(/^[A-Za-z0-9_-]{0,10}$/),
  datePart: z.enum(['none', 'year', 'month', 'day']),
  digits: z.int().min(2).max(10),
  /** When counting begins anew; never finer than the date in the number. */
  restarts: z.enum(['never', 'year', 'month', 'day']),
});
export type NumberRule = z.output<typeof numberRuleShape>;

/** How much a field is used, shown before it is retired. */
export interface FieldUsage {
  readonly filled: number;
  readonly total: number;
  /** Saved views whose filter, order or columns name it. */
  readonly views: readonly string[];
  /** Other fields that depend on it: formulas and conditions. */
  readonly dependents: readonly string[];
}

/** A line of the log of definitions: who changed what, newest first. */
export interface DefinitionLogEntry {
  readonly id: number;
  /** UTC. */
  readonly at: string;
  /** The name of who did it; null for the program itself. */
  readonly by: string | null;
  readonly part: 'field' | 'object' | 'layout' | 'numberRule';
  readonly entity: string;
  readonly key: string;
  readonly what: 'made' | 'changed' | 'renamed' | 'retired' | 'restored' | 'reset';
  /** The name of the field or object then; null for arrangements and number rules. */
  readonly label: Label | null;
  /** What it was called before, when it was renamed. */
  readonly formerLabel: Label | null;
  readonly isUndo: boolean;
  /** Nobody changed the same thing after it. */
  readonly canUndo: boolean;
}

/** What a formula gives on a record of the office; null when it gives nothing. */
export interface FormulaExample {
  readonly record: string;
  readonly value: number | string | null;
}

/** Everything an office says about its own schema after a change, with the new revision. */
type Definitions = OfficeDefinitions;

/**
 * What an office says about its own schema. Every answer is all of it, with the new revision. Refusals: `invalid` with
 * the parts of the wish that are wrong as fields, `stale`, `duplicatesExist`, `notFound`, `databaseReadOnly`.
 */
export const schemaEditor = {
  /** Makes or changes a field; also an override of a built-in one (its name as key). */
  'schemaEditor.saveField': procedure<{ readonly key: string; readonly definitions: Definitions }>()(
    fieldWishShape,
  ),
  /** Puts a built-in field back as the product has it. */
  'schemaEditor.resetField': procedure<Definitions>()(
    z.strictObject({ entity: nameShape, key: nameShape, seen: seenShape }),
  ),
  'schemaEditor.saveObject': procedure<{ readonly name: string; readonly definitions: Definitions }>()(
    objectWishShape,
  ),
  'schemaEditor.saveLayout': procedure<Definitions>()(layoutWishShape),
  /** Takes the office's arrangement away. */
  'schemaEditor.resetLayout': procedure<Definitions>()(
    z.strictObject({ entity: nameShape, seen: seenShape }),
  ),
  'schemaEditor.usage': procedure<FieldUsage>()(z.strictObject({ entity: nameShape, key: nameShape })),
  'schemaEditor.numberRules': procedure<readonly NumberRule[]>()(z.strictObject({})),
  'schemaEditor.saveNumberRule': procedure<readonly NumberRule[]>()(numberRuleShape),
  /** What a formula gives on the last records of the entity, at most three. @throws `invalid` naming `formula` */
  'schemaEditor.tryFormula': procedure<readonly FormulaExample[]>()(
    z.strictObject({
      entity: nameShape,
      formula: z.string().min(1).max(2000),
      result: z.enum(['integer', 'decimal', 'money', 'percent', 'text', 'date']),
      digits: z.int().min(0).max(6).optional(),
    }),
  ),
  /** The latest changes of definitions. */
  'schemaEditor.log': procedure<readonly DefinitionLogEntry[]>()(z.strictObject({})),
  /** Takes a change of the log back; what it made is retired. */
  'schemaEditor.undo': procedure<Definitions>()(z.strictObject({ id: idShape })),
};

/** The shape of a key of the office's own, for the window's checks. */
export { definitionKeyPattern };
