import type { Change } from '../../../../db/changes/changeSet';
import { addDays, dayOfInstant } from '../../../../db/schema/calendar';
import type { AnyDraft, AnyRecord } from '../../../../db/schema/defineEntity';
import type { EffectContext, EntityRules } from './entityRules';

/** So long a customer stays protected after a follow-up, where a protection was set (S4-26). */
const protectedDays = 30;
/** What a follow-up says about the customer that is gathered in the account. */
const portraitFields = ['interests', 'doubts', 'painPoints'] as const;
/** Beyond this a portrait is read by nobody; what a follow-up says stays in the follow-up. */
const longestPortrait = 20_000;

/**
 * A follow-up is signed and dated by itself, belongs to an account or a lead, and knows its account through the deal it
 * is about. The newest one says when account, deal and lead are contacted next; what it says about the customer is added to the portrait.
 */
export const followUpRules: EntityRules = {
  async complete(draft, { actor, clock, before, get }) {
    if (before) return draft;
    const through =
      draft['account'] == null && typeof draft['opportunity'] === 'number'
        ? await get('opportunity', draft['opportunity'])
        : draft['account'] == null && typeof draft['contract'] === 'number'
          ? await get('contract', draft['contract'])
          : null;
    const lead = draft['account'] == null ? await living(get, 'lead', draft['lead']) : null;
    return {
      ...(through ? { account: through['account'] } : {}),
      // What is said to a lead that was converted is said to the customer it became.
      ...(lead?.['convertedAccount'] != null ? { account: lead['convertedAccount'] } : {}),
      ...draft,
      followedAt: draft['followedAt'] ?? clock.now(),
      author: draft['author'] ?? actor.userId,
    };
  },
  check(draft, { before }) {
    const isNobodys = (name: string): boolean => (name in draft ? draft[name] : before?.[name]) == null;
    return isNobodys('account') && isNobodys('lead') ? [{ field: 'account', problem: 'required' }] : [];
  },
  async effects(draft, context) {
    const { after, get } = context;
    const account = await living(get, 'account', after['account']);
    const opportunity = await living(get, 'opportunity', after['opportunity']);
    const lead = await living(get, 'lead', after['lead']);
    return [
      ...changeOf('account', account, {
        ...nextContact(draft, context, account),
        ...portrait(draft, context, account),
        ...protection(context, account),
      }),
      ...changeOf('opportunity', opportunity, nextContact(draft, context, opportunity)),
      ...changeOf('lead', lead, nextContact(draft, context, lead)),
    ];
  },
};

async function living(get: EffectContext['get'], entity: string, id: unknown): Promise<AnyRecord | null> {
  const found = typeof id === 'number' ? await get(entity, id) : null;
  return found?.deletedAt === null ? found : null;
}

function changeOf(entity: string, record: AnyRecord | null, values: AnyDraft): Change[] {
  if (!record) return [];
  const changed = Object.entries(values).filter(
    ([name, value]) => (record[name] ?? null) !== (value ?? null),
  );
  if (changed.length === 0) return [];
  const { id, rowVersion } = record;
  return [{ action: 'update', entity, id, rowVersion, values: Object.fromEntries(changed) }];
}

/** The day to come back, if this follow-up is the newest; taken out of one, it goes where it came from this one. */
function nextContact(draft: AnyDraft, { before, after }: EffectContext, record: AnyRecord | null): AnyDraft {
  if (!record || !('nextContactOn' in draft) || !isNewest(after, record)) return {};
  const day = draft['nextContactOn'] ?? null;
  if (day !== null) return { nextContactOn: day };
  const wasOurs = before != null && before['nextContactOn'] === record['nextContactOn'];
  return wasOurs ? { nextContactOn: null } : {};
}

/** The roll-up of the record names its newest follow-up so far, which may be this one. */
function isNewest(after: AnyDraft, record: AnyRecord): boolean {
  const last = record['lastFollowedAt'];
  return typeof last !== 'string' || String(after['followedAt']) >= last;
}

function portrait(draft: AnyDraft, { before, after }: EffectContext, account: AnyRecord | null): AnyDraft {
  if (!account) return {};
  const changed: Record<string, unknown> = {};
  for (const name of portraitFields) {
    const words = lineOf(draft[name], after);
    if (words === null) continue;
    const known = typeof account[name] === 'string' ? account[name] : '';
    const earlier = before ? lineOf(before[name], before) : null;
    const isThere = known.split('\n').includes(words);
    const isReplaced = earlier !== null && known.split('\n').includes(earlier);
    const next = isThere
      ? known
      : isReplaced
        ? known
            .split('\n')
            .map((line) => (line === earlier ? words : line))
            .join('\n')
        : [known, words].filter(Boolean).join('\n');
    if (next !== known && next.length <= longestPortrait) changed[name] = next;
  }
  return changed;
}

/** `2026-11-22 喜欢进口设备`: what was said, on one line, and when. */
function lineOf(words: unknown, followUp: AnyDraft): string | null {
  if (typeof words !== 'string' || words.trim() === '') return null;
  return `${dayOfInstant(String(followUp['followedAt']))} ${words.trim().replace(/\s*\n\s*/g, '；')}`;
}

/** A protection that was set goes on for thirty days after whoever holds it was in touch. */
function protection({ before, after }: EffectContext, account: AnyRecord | null): AnyDraft {
  const until = account?.['protectUntil'];
  if (before || typeof until !== 'string') return {};
  const next = addDays(dayOfInstant(String(after['followedAt'])), protectedDays);
  return next > until ? { protectUntil: next } : {};
}
