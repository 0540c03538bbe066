import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import type {
  AccountDecision,
  DecisionsBefore,
  ImportMatchPage,
  MatchReason,
} from '../../../electron/api/importMatches';
import { call, RequestFailed } from '../../bridge/client';
import { useJobs } from '../../stores/jobs';

/** How many matches are asked for at a time. */
const atOnce = 100;

/**
 * The accounts of a sheet that are like others, as far as they were asked for, and what was decided about them.
 * `changed` is called after each decision. Functions throw RequestFailed.
 */
export function useImportMatches(session: () => string, changed: () => void) {
  const jobs = useJobs();
  const page = shallowRef<ImportMatchPage | null>(null);
  const isLooking = ref(false);
  const taken = shallowRef<readonly DecisionsBefore[]>([]);
  const canUndo = computed(() => taken.value.length > 0);
  let isLeft = false;
  onScopeDispose(() => (isLeft = true));

  /** Looks for matches again and shows them; whoever left meanwhile hears nothing of it. */
  async function look(): Promise<void> {
    isLooking.value = true;
    try {
      const { job } = await call('imports.match', { session: session() });
      const end = await jobs.finished(job);
      if (isLeft) return;
      if (end.failure) throw new RequestFailed(end.failure, 'imports.match');
      if (end.state === 'done') await read(Math.max(atOnce, page.value?.matches.length ?? 0));
    } catch (thrown) {
      if (!isLeft) throw thrown;
    } finally {
      isLooking.value = false;
    }
  }

  async function read(count: number): Promise<void> {
    const found = await call('imports.matches', {
      session: session(),
      show: 'all',
      offset: 0,
      limit: Math.min(count, 200),
    });
    const rest = [...found.matches];
    while (rest.length < Math.min(count, found.total)) {
      const more = await call('imports.matches', {
        session: session(),
        show: 'all',
        offset: rest.length,
        limit: atOnce,
      });
      if (more.matches.length === 0) break;
      rest.push(...more.matches);
    }
    page.value = { ...found, matches: rest };
  }

  /** Shows further ones, when there are any. */
  async function more(): Promise<void> {
    const shown = page.value;
    if (shown && shown.matches.length < shown.total) await read(shown.matches.length + atOnce);
  }

  async function decided(before: DecisionsBefore): Promise<void> {
    taken.value = [...taken.value, before];
    await read(page.value?.matches.length ?? atOnce);
    changed();
  }

  let turn: Promise<unknown> = Promise.resolve();
  /** One after the other: whoever decides by keyboard is faster than the answers, and the last one counts. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  }

  /** Says what one account is; null takes the decision back. It is seen at once. */
  function decide(key: string, decision: AccountDecision | null): Promise<void> {
    const shown = page.value;
    if (shown)
      page.value = {
        ...shown,
        matches: shown.matches.map((match) => (match.key === key ? { ...match, decision } : match)),
      };
    return inTurn(() => write(key, decision));
  }

  async function write(key: string, decision: AccountDecision | null): Promise<void> {
    const { before } = await call('imports.decide', { session: session(), decisions: [{ key, decision }] });
    await decided(before);
  }

  /** Decides all undecided ones of a reason alike. */
  async function decideAll(reason: MatchReason, as: 'same' | 'other'): Promise<void> {
    const { before } = await call('imports.decideAll', { session: session(), reason, as });
    await decided(before);
  }

  /** Takes the last decision back, however many accounts it was about; answers the keys of those. */
  async function undo(): Promise<readonly string[]> {
    await turn;
    const last = taken.value.at(-1);
    if (!last) return [];
    for (let at = 0; at < last.length; at += 5000)
      await call('imports.decide', { session: session(), decisions: last.slice(at, at + 5000) });
    taken.value = taken.value.slice(0, -1);
    await read(page.value?.matches.length ?? atOnce);
    changed();
    return last.map(({ key }) => key);
  }

  return { page, isLooking, canUndo, look, more, decide, decideAll, undo };
}
