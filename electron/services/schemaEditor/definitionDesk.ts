import type { DefinitionLogRow } from '../../../db/repositories/definitionLog';
import type { NumberRuleRow } from '../../../db/repositories/numberRules';
import type {
  EntityLayout,
  FieldDefinition,
  ObjectDefinition,
  OfficeDefinitions,
} from '../../../db/schema/definitions';
import type { ComputedResult } from '../../../db/schema/fields';
import type { Actor } from '../access/actor';

/** Who saves, and the revision of the schema that was on screen. */
export interface SavedBy {
  readonly actor: Actor;
  readonly seen?: number | undefined;
}

/** A formula to be tried on records that are there. */
export interface FormulaTrial {
  readonly formula: string;
  readonly result: ComputedResult;
  readonly digits?: number | undefined;
}

/**
 * The definitions of the open office as the editor's service sees them. After every write this desk's schema is the
 * new one when the promise resolves. Every function throws `DatabaseError`.
 */
export interface DefinitionDesk {
  definitions(): Promise<OfficeDefinitions>;
  /** Answers the key, which is made when there is none. */
  saveField(
    field: Omit<FieldDefinition, 'key' | 'order'> & { readonly key: string | null },
    by: SavedBy,
  ): Promise<string>;
  resetField(entity: string, key: string, by: SavedBy): Promise<void>;
  /** Answers the name, which is made when there is none. */
  saveObject(
    object: Omit<ObjectDefinition, 'name' | 'order'> & { readonly name: string | null },
    by: SavedBy,
  ): Promise<string>;
  saveLayout(entity: string, layout: EntityLayout | null, by: SavedBy): Promise<void>;
  numberRules(): Promise<readonly NumberRuleRow[]>;
  saveNumberRule(rule: NumberRuleRow, by: SavedBy): Promise<void>;
  log(limit: number): Promise<readonly DefinitionLogRow[]>;
  undo(id: number, by: SavedBy): Promise<void>;
  /** Values of a field that stand in more than one living record, the most frequent first. */
  duplicates(
    entity: string,
    key: string,
  ): Promise<readonly { readonly value: string; readonly count: number }[]>;
  filled(entity: string, key: string): Promise<{ readonly filled: number; readonly total: number }>;
  /** Saved views this user sees, with what each asks for as JSON text. */
  views(
    entity: string,
    userId: number | null,
  ): Promise<readonly { readonly name: string; readonly definition: string }[]>;
  /** What a formula gives on the last records, at most three. */
  tryFormula(
    entity: string,
    trial: FormulaTrial,
  ): Promise<readonly { readonly record: string; readonly value: number | string | null }[]>;
}
