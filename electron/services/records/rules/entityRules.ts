import type { AnyDraft, AnyRecord } from '../../../../db/schema/defineEntity';
import type { FieldProblem } from '../../../../db/schema/problem';
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
}

/** The rules of one entity that the registry cannot say. Both are optional. */
export interface EntityRules {
  /** Completes a draft before it is checked: what a person would expect to be filled in. */
  complete?(draft: AnyDraft, context: RuleContext): Promise<AnyDraft> | AnyDraft;
  /** Problems that need more than one field or another record. */
  check?(draft: AnyDraft, context: RuleContext): Promise<readonly FieldProblem[]> | readonly FieldProblem[];
}
