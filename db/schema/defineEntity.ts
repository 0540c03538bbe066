import { reference, text, timestamp, type Field, type ValueByKind } from './fields';
import type { Label } from './label';

/** A part of a form, in the order it is drawn. */
export interface Section {
  readonly name: string;
  readonly label: Label;
}

/** What an entity is: data only. Rules that need code stand in `services/records/rules/<entity>.ts`. */
export interface Entity {
  readonly name: string;
  readonly table: string;
  readonly label: Label;
  /** The field whose value names the record in lists, references and the window's title; absent on pure links. */
  readonly titleField: string;
  readonly fields: Readonly<Record<string, Field>>;
  readonly sections: readonly Section[];
  /** The letters that begin the record's number (编号), e.g. `KH`; without it records carry no number. */
  readonly numberPrefix?: string;
  /** Place in the main menu; entities without it are reached through others. */
  readonly navigation?: { readonly group: 'customers' | 'sales' | 'work' | 'office'; readonly order: number };
  /** The two references of an n:m link; its rows appear as related lists of both ends. */
  readonly link?: readonly [string, string];
  /** The record is an entry of the timeline of what it points to: the instant and the words shown. */
  readonly timeline?: { readonly at: string; readonly content: string };
}

/** The fields every record carries, whatever its entity; filled by the program. */
export const systemFields = {
  no: text({ label: { zh: '编号', en: 'No.' }, readOnly: true, searchable: true, code: true }),
  owner: reference({
    label: { zh: '负责人', en: 'Owner' },
    to: 'user',
    whenTargetDeleted: 'keep',
    importAliases: ['业务员', '销售', '客户经理', '跟进人', '所属人', '归属人', '业务负责人', '销售负责人'],
  }),
  createdAt: timestamp({ label: { zh: '创建时间', en: 'Created' }, readOnly: true }),
  createdBy: reference({
    label: { zh: '创建人', en: 'Created by' },
    to: 'user',
    whenTargetDeleted: 'keep',
    readOnly: true,
  }),
  updatedAt: timestamp({ label: { zh: '修改时间', en: 'Updated' }, readOnly: true }),
  updatedBy: reference({
    label: { zh: '修改人', en: 'Updated by' },
    to: 'user',
    whenTargetDeleted: 'keep',
    readOnly: true,
  }),
} as const satisfies Record<string, Field>;

/** The name of a field every record has. */
export type SystemFieldName = keyof typeof systemFields;

/** Says what an entity is. Frozen; cross-checked with all others by `registry.ts`. */
export function defineEntity<const E extends Entity & { titleField: keyof E['fields'] & string }>(
  entity: E,
): E {
  Object.freeze(entity.fields);
  return Object.freeze(entity);
}

/** All fields of an entity, its own first, then those every record has. */
export function fieldsOf(entity: Entity): Readonly<Record<string, Field>> {
  const known = allFields.get(entity);
  if (known) return known;
  const { no, ...others } = systemFields;
  const made = Object.freeze(
    entity.numberPrefix === undefined ? { ...entity.fields, ...others } : { ...entity.fields, no, ...others },
  );
  allFields.set(entity, made);
  return made;
}
const allFields = new WeakMap<Entity, Readonly<Record<string, Field>>>();

/** What every record carries besides the fields of its entity. */
export interface RecordHead {
  readonly id: number;
  /** Counted up at every save; a save names the version it saw. */
  readonly rowVersion: number;
  readonly no: string | null;
  readonly owner: number | null;
  readonly createdAt: string;
  readonly createdBy: number | null;
  readonly updatedAt: string;
  readonly updatedBy: number | null;
  /** When it went to the recycle bin; null while it lives. */
  readonly deletedAt: string | null;
}

/** A record of an entity that is known only at run time. */
export type AnyRecord = RecordHead & Readonly<Record<string, unknown>>;

type ValueOfField<F> = F extends { kind: infer K extends keyof ValueByKind }
  ? F extends { required: true }
    ? ValueByKind[K]
    : ValueByKind[K] | null
  : never;

/** The record of one entity, inferred from its fields. */
export type RecordOf<E extends Entity> = RecordHead & {
  readonly [F in keyof E['fields']]: ValueOfField<E['fields'][F]>;
};

/** What a form or an import may set on a record of one entity. */
export type DraftOf<E extends Entity> = {
  readonly [F in keyof E['fields']]?: ValueOfField<E['fields'][F]> | null;
} & { readonly owner?: number | null };

/** A draft of an entity that is known only at run time. */
export type AnyDraft = Readonly<Record<string, unknown>>;
