import type { Change, PendingReference } from '../../../../db/changes/changeSet';
import type { AnyDraft, AnyRecord, Entity } from '../../../../db/schema/defineEntity';
import type { FieldProblem } from '../../../../db/schema/problem';
import type { OfficeData } from '../../officeData';
import type { Clock } from '../../ports';
import type { Actor } from '../../access/actor';

/** What a rule may look at. */
export interface RuleContext {
  readonly actor: Actor;
  readonly clock: Clock;
  /** The record before the change; null while it is being made. */
  readonly before: AnyRecord | null;
  /** Reads another record, e.g. the account an opportunity belongs to. */
  get(entity: string, id: number): Promise<AnyRecord | null>;
  /** The first living records of a list. */
  readonly first: OfficeData['first'];
  readonly schema: OfficeData['schema'];
  /** Whether a list may be asked for: every name in it is known, and its values fit. */
  readonly isAskable: OfficeData['isAskable'];
}

/** What follows from a change may also look at the record itself, and at what is made along with it. */
export interface EffectContext extends RuleContext {
  readonly entity: Entity;
  /** The record: its id, or what stands for it while it is being made. */
  readonly self: number | PendingReference;
  /** The values the record has after the change, those of before among them. */
  readonly after: AnyDraft;
  /** Names of entities made in the same save that point at the record. */
  readonly alsoMade: readonly string[];
}

/** The rules of one entity that the registry cannot say. All are optional. */
export interface EntityRules {
  /** Completes a draft before it is checked: what a person would expect to be filled in. */
  complete?(draft: AnyDraft, context: RuleContext): Promise<AnyDraft> | AnyDraft;
  /** Problems that need more than one field or another record. */
  check?(draft: AnyDraft, context: RuleContext): Promise<readonly FieldProblem[]> | readonly FieldProblem[];
  /** Values the program sets itself, in fields nobody types; added to a draft that was found right. */
  fill?(draft: AnyDraft, context: RuleContext): Promise<AnyDraft> | AnyDraft;
  /**
   * What follows elsewhere from a change that is about to be written; `draft` holds only what changes. It is part of
   * the same change set and is taken back with it. Nothing follows from what follows.
   */
  effects?(draft: AnyDraft, context: EffectContext): Promise<readonly Change[]> | readonly Change[];
}
