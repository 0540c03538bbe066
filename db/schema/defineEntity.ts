import { reference, text, timestamp, type Field } from './fields';
import type { Label } from './label';

/** A part of a form, in the order it is drawn. */
export interface Section {
  readonly name: string;
  readonly label: Label;
}

/** A section as an office arranged it: its fields by name, in order. */
export interface SectionLayout extends Section {
  readonly fields: readonly string[];
}

/** What a tab of a record page shows, from top to bottom. */
export type TabPart =
  | { readonly is: 'timeline' }
  /** All sections of the form, or those named. */
  | { readonly is: 'facts'; readonly sections?: readonly string[] }
  /** The records of an entity that point here through a reference. */
  | { readonly is: 'related'; readonly entity: string; readonly via: string }
  /** The map of people of an account. */
  | { readonly is: 'relationMap' }
  | { readonly is: 'attachments' }
  /** What was changed, field by field. */
  | { readonly is: 'history' };

/** A tab of a record page (选项卡). */
export interface Tab {
  readonly name: string;
  readonly label: Label;
  readonly isHidden?: true;
  readonly parts: readonly TabPart[];
}

/** What an entity is: data only. Rules that need code stand in `services/records/rules/<entity>.ts`. */
export interface Entity {
  readonly name: string;
  readonly table: string;
  readonly label: Label;
  /** The English word for several of them; without it the label is used. */
  readonly plural?: string;
  /** The field whose value names the record in lists, references and the window's title; absent on pure links. */
  readonly titleField: string;
  /** Where a new record takes its title from when it is left empty: the first of these fields that says something. */
  readonly titleFrom?: readonly string[];
  readonly fields: Readonly<Record<string, Field>>;
  readonly sections: readonly Section[];
  /** The letters that begin the record's number (编号), e.g. `KH`; without it records carry no number. */
  readonly numberPrefix?: string;
  /** Place in the main menu; entities without it are reached through others. */
  readonly navigation?: {
    readonly group: 'customers' | 'sales' | 'work' | 'own' | 'office';
    readonly order: number;
  };
  /** The tabs of the record page; without them `derive/recordTabs.ts` makes them from what points here. */
  readonly tabs?: readonly Tab[];
  /** Made by the office at run time (自定义对象). */
  readonly madeByOffice?: true;
  /** No longer offered, still readable in the past. */
  readonly retired?: true;
  /** Kept for the program's own pages: no list, no search, no import, not shown as a related list. */
  readonly isInternal?: true;
  /** Each record is seen by its owner alone, unless this field (a yes-or-no field) says it is shared. */
  readonly isPrivate?: { readonly unless?: string };
  /** The two references of an n:m link; its rows appear as related lists of both ends. */
  readonly link?: readonly [string, string];
  /** A record of it becomes others (线索转化): the page for that, by the name of its route, and what tells that it was done. */
  readonly conversion?: { readonly route: string; readonly label: Label; readonly doneBy: string };
  /** The record is an entry of the timeline of what it points to: the instant and the words shown. */
  readonly timeline?: {
    readonly at: string;
    readonly content: string;
    /** References of which an entry has at least one; the first is asked for where it is not made at one of them. */
    readonly about?: readonly string[];
  };
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
  /** The record of the same entity it became part of; only on a merged record, which lies in the recycle bin. */
  readonly mergedInto?: number;
}

/** A record of an entity that is known only at run time. */
export type AnyRecord = RecordHead & Readonly<Record<string, unknown>>;

/** A draft of an entity that is known only at run time. */
export type AnyDraft = Readonly<Record<string, unknown>>;
