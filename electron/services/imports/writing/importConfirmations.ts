import type { ImportConfirmation } from '../../../api/importMatches';
import type { ImportRehearsal } from '../../../api/imports';
import { Refusal } from '../../refusal';
import type { ImportCall } from '../importCall';
import { rowsBeforeBackUp } from './importCommits';
import type { OpenSession } from '../importSession';
import type { ImportSessions } from '../importSessions';
import type { ImportStore } from '../importStore';

/** What the page before writing is made with. */
export interface ImportConfirmationsParts {
  readonly sessions: ImportSessions;
  readonly store: ImportStore;
  readonly backUp?: (() => Promise<void>) | undefined;
  readonly openMatches: (session: OpenSession) => number;
}

/** The last look before anything is written. */
export interface ImportConfirmations {
  confirmation: ImportCall<'imports.confirmation'>;
}

/** Writing a row is taken to last this much longer than reading and planning it did: a guess, shown as one. */
const writingTimes = 2.5;

/** Makes the part. */
export function createImportConfirmations(parts: ImportConfirmationsParts): ImportConfirmations {
  return {
    async confirmation(_actor, { session: id }): Promise<ImportConfirmation> {
      const session = parts.sessions.get(id);
      if (!session.rehearsed) throw new Refusal('importNotReady');
      const { review, result, notes } = session.rehearsed;
      const names = new Map((await parts.store.users()).map((user) => [user.id, user.names[0] ?? '']));
      return {
        entities: entitiesOf(result),
        owners: [...review.owners]
          .map(([owner, count]) => ({ name: names.get(owner) ?? null, count }))
          .sort((one, other) => other.count - one.count),
        importedBefore: session.importedBefore,
        makesBackUp: parts.backUp !== undefined && notes.length > rowsBeforeBackUp,
        seconds: Math.max(1, Math.round((review.tookMs / 1000) * writingTimes)),
        open: parts.openMatches(session),
      };
    },
  };
}

/** The entities of a form that a row fills, in the order people think of them. */
const order = ['account', 'contact', 'opportunity', 'contract', 'followUp'];

function entitiesOf({ counts, matches }: ImportRehearsal): ImportConfirmation['entities'] {
  const recognised: Readonly<Record<string, number>> = {
    account: matches.creditCode + matches.code + matches.name + matches.decided,
    contact: matches.contact,
    opportunity: matches.opportunity,
    contract: matches.contractNumber,
  };
  const names = [...new Set([...order, ...Object.keys(counts.create), ...Object.keys(counts.update)])];
  return names.flatMap((entity) => {
    const [create, update] = [counts.create[entity] ?? 0, counts.update[entity] ?? 0];
    const same = Math.max(0, (recognised[entity] ?? 0) - update);
    return create + update + same > 0 ? [{ entity, create, update, same }] : [];
  });
}
