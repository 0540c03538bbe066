import type { AccountDecision, ImportMatch, MatchReason } from '../../../api/importMatches';
import type { Access } from '../../access/access';
import type { Actor } from '../../access/actor';
import type { Schema } from '../../../../db/schema/effectiveSchema';
import type { JobRegistry } from '../../jobs/jobRegistry';
import type { Clock, DeskSettings } from '../../ports';
import { Refusal } from '../../refusal';
import type { createCheckDesks } from './checkDesk';
import { atOnce, type ImportCall } from '../importCall';
import type { ImportReview } from './importReview';
import { amend, type OpenSession } from '../importSession';
import type { ImportSessions } from '../importSessions';
import type { ImportStore } from '../importStore';
import { shownMatches } from './matchPage';
import { findMatches, type FoundMatch } from './matchSearch';

/** What matches are found, shown and decided with. */
export interface ImportMatchesParts {
  readonly sessions: ImportSessions;
  readonly store: ImportStore;
  readonly desks: ReturnType<typeof createCheckDesks>;
  readonly schema: () => Schema;
  readonly access: Access;
  readonly jobs: JobRegistry;
  readonly clock: Clock;
  readonly desk: Pick<DeskSettings, 'read'>;
}

/** Accounts of a sheet that would be made anew although they are like others, and what a person says they are. */
export interface ImportMatches {
  match: ImportCall<'imports.match'>;
  matches: ImportCall<'imports.matches'>;
  decide: ImportCall<'imports.decide'>;
  decideAll: ImportCall<'imports.decideAll'>;
}

/** What was found for a session, and the rehearsal it was found in. */
interface Found {
  readonly review: ImportReview;
  readonly matches: readonly FoundMatch[];
}

/** Makes the part. */
export function createImportMatches(parts: ImportMatchesParts): ImportMatches & {
  /** How many matches nobody decided about; 0 before they were looked for. */
  openMatches(session: OpenSession): number;
  /** The records of the office the account of each key was found like. */
  candidatesOf(session: OpenSession): ReadonlyMap<string, readonly number[]>;
} {
  const { sessions, jobs } = parts;
  const foundOf = new WeakMap<OpenSession, Found>();

  function found(session: OpenSession): Found {
    const known = foundOf.get(session);
    if (!known) throw new Refusal('importNotReady');
    return known;
  }

  function decisionOf(session: OpenSession, match: FoundMatch): AccountDecision | undefined {
    return session.amendments.accounts[match.newcomer.key];
  }

  function write(
    session: OpenSession,
    decisions: readonly { readonly key: string; readonly decision: AccountDecision | null }[],
  ): { before: { key: string; decision: AccountDecision | null }[] } {
    const accounts = { ...session.amendments.accounts };
    const before = decisions.map(({ key }) => ({ key, decision: accounts[key] ?? null }));
    for (const { key, decision } of decisions) {
      if (decision === null) delete accounts[key];
      else accounts[key] = decision;
    }
    amend(session, { accounts });
    return { before };
  }

  function reasonsOf(
    open: readonly FoundMatch[],
  ): { readonly reason: MatchReason; readonly count: number }[] {
    const counts = new Map<MatchReason, number>();
    for (const match of open) {
      const reason = firstReason(match);
      if (reason) counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
    return [...counts]
      .map(([reason, count]) => ({ reason, count }))
      .sort((one, other) => other.count - one.count);
  }

  async function shown(
    session: OpenSession,
    page: readonly FoundMatch[],
    actor: Actor,
  ): Promise<ImportMatch[]> {
    const { language } = await parts.desk.read();
    const matches = await shownMatches(session, page, {
      ...parts,
      desk: parts.desks(session),
      schema: parts.schema(),
      today: parts.clock.today(),
      language,
      actor,
    });
    return matches.map((match) => ({
      ...match,
      decision: session.amendments.accounts[match.key] ?? null,
    }));
  }

  return {
    match: atOnce((_actor, { session: id }) => {
      const session = sessions.get(id);
      const review = session.rehearsed?.review;
      if (!review) throw new Refusal('importNotReady');
      const job = jobs.start('rehearse', async (handle) => {
        // Decisions alone do not change who is like whom.
        const known = foundOf.get(session);
        const isSame = known !== undefined && areSame(known.review, review);
        const matches = isSame ? known.matches : await findMatches(review.newcomers, parts.store, handle);
        foundOf.set(session, { review, matches });
      });
      return { job: job.id };
    }),
    async matches(actor, { session: id, show, offset, limit }) {
      const session = sessions.get(id);
      const { matches } = found(session);
      const isOpen = (match: FoundMatch): boolean => decisionOf(session, match) === undefined;
      const open = matches.filter(isOpen);
      const listed =
        show === 'all' ? matches : show === 'open' ? open : matches.filter((match) => !isOpen(match));
      return {
        matches: await shown(session, listed.slice(offset, offset + limit), actor),
        total: listed.length,
        open: open.length,
        decided: matches.length - open.length,
        reasons: reasonsOf(open),
      };
    },
    decide: atOnce((_actor, { session, decisions }) => write(sessions.get(session), decisions)),
    decideAll: atOnce((_actor, { session: id, reason, as }) => {
      const session = sessions.get(id);
      const alike = found(session).matches.filter(
        (match) => decisionOf(session, match) === undefined && firstReason(match) === reason,
      );
      return write(
        session,
        alike.map((match) => ({
          key: match.newcomer.key,
          decision: as === 'other' ? 'new' : bestDecision(match),
        })),
      );
    }),
    candidatesOf: (session) =>
      new Map(
        (foundOf.get(session)?.matches ?? []).map(({ newcomer, like }) => [
          newcomer.key,
          like.flatMap(({ id }) => id ?? []),
        ]),
      ),
    openMatches(session) {
      const matches = foundOf.get(session)?.matches ?? [];
      return matches.filter((match) => decisionOf(session, match) === undefined).length;
    },
  };
}

function firstReason(match: FoundMatch): MatchReason | undefined {
  return match.like[0]?.reasons[0];
}

/** What "the same" means for a match: its best candidate; a branch is linked, never merged. */
function bestDecision({ like }: FoundMatch): AccountDecision {
  const best = like[0];
  if (!best) return 'new';
  if (best.id === null) return best.newcomer ? { sameAs: best.newcomer.key } : 'new';
  return best.reasons[0] === 'branch' ? { branchOf: best.id } : best.id;
}

function areSame(left: ImportReview, right: ImportReview): boolean {
  return (
    left.newcomers.length === right.newcomers.length &&
    left.newcomers.every((one, at) => {
      const other = right.newcomers[at];
      return (
        one.key === other?.key &&
        one.creditCode === other.creditCode &&
        one.phones.join() === other.phones.join()
      );
    })
  );
}
