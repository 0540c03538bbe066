import type { ImportStep, ResumedImport } from '../../../api/importDrafts';
import type { Tickets } from '../../ports';
import { Refusal } from '../../refusal';
import { draftText, readDraft, type KeptImport } from './draftText';
import type { DraftMemory } from './draftMemory';
import { noAmendments, type Amendments } from '../importAmendments';
import type { ImportCall } from '../importCall';
import type { ImportPlans } from './importPlans';
import { shownSession, type OpenSession } from '../importSession';
import type { ImportSessions } from '../importSessions';
import { carryOver } from './planChanges';

/** What imports that were begun are kept with. */
export interface ImportDraftsParts {
  readonly sessions: ImportSessions;
  readonly tickets: Tickets;
  readonly openFile: ImportPlans['openFile'];
  /** Without it nothing is kept: the command line has nobody who could go on. */
  readonly drafts?: DraftMemory | undefined;
}

/** Imports that were begun on this desk: kept a moment after each change, whatever ends the program. */
export interface ImportDrafts {
  drafts: ImportCall<'imports.drafts'>;
  resumeDraft: ImportCall<'imports.resumeDraft'>;
  dropDraft: ImportCall<'imports.dropDraft'>;
  keepStep: ImportCall<'imports.keepStep'>;
  /** Keeps what was changed since the last time, and forgets what is being written; done by itself twice a second. */
  keepDrafts(): Promise<void>;
  /**
   * The end of a session, which must be closed by then, so that no look finds it again: what was kept of it goes, too,
   * unless somebody may go on with it.
   */
  endDraft(session: string, isKept: boolean): Promise<void>;
  /** Ends the watch over sessions, after what waits was kept. */
  stopKeeping(): Promise<void>;
}

/** A crash loses no more than what was decided in this time. */
const lookEveryMs = 500;

/** Makes the part. */
export function createImportDrafts(parts: ImportDraftsParts): ImportDrafts {
  const { sessions, drafts } = parts;
  const steps = new Map<string, ImportStep>();
  /** What is kept of each session, by what it was made of. */
  const kept = new Map<string, readonly unknown[]>();
  let turn: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  /** One after the other, so that an older state never follows a newer one. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  }

  async function keep(session: OpenSession): Promise<void> {
    const step = steps.get(session.id) ?? 'columns';
    // What is being written is looked after by the history of imports.
    const state = session.commit === null ? [session.plans, session.amendments, session.options, step] : [];
    const before = kept.get(session.id);
    if (before?.length === state.length && before.every((one, at) => one === state[at])) return;
    await drafts?.put(session.id, state.length === 0 ? null : draftText(session, step));
    kept.set(session.id, state);
  }

  function keepDrafts(): Promise<void> {
    return inTurn(async () => {
      for (const session of sessions.all()) await keep(session);
    });
  }

  function watch(): void {
    if (!drafts) return;
    timer ??= setInterval(() => {
      // A desk that cannot write just now is tried again at the next look.
      if (sessions.all().length > 0) void keepDrafts().catch(() => undefined);
    }, lookEveryMs);
    timer.unref();
  }
  watch();

  async function find(id: string): Promise<KeptImport> {
    const found = (await drafts?.all())?.find((one) => one.id === id);
    const read = found ? readDraft(found.text) : null;
    if (!read) throw new Refusal('notFound');
    return read;
  }

  /** The session with everything of the draft that still fits the file. */
  function withDecisions(draft: KeptImport, session: OpenSession): ResumedImport {
    const isSameFile = session.summary.sha256 === draft.sha256;
    const amendments: Amendments = {
      ...noAmendments(),
      ...draft.amendments,
      ...(isSameFile ? {} : { cells: {}, rows: {} }),
    };
    const carried = carryOver({ plans: draft.plans, amendments }, session);
    sessions.add(carried);
    steps.set(carried.id, draft.step);
    return {
      session: shownSession(carried),
      step: draft.step,
      kept: !draft.isWhole ? 'tooMany' : isSameFile ? 'all' : 'withoutRows',
    };
  }

  return {
    async drafts() {
      const open = new Set(sessions.all().map(({ id }) => id));
      const all = (await drafts?.all()) ?? [];
      return {
        drafts: all.flatMap(({ id, text, at }) => {
          const draft = open.has(id) ? null : readDraft(text);
          return draft ? [{ id, fileName: draft.fileName, step: draft.step, at }] : [];
        }),
      };
    },
    async resumeDraft(_actor, { draft: id, password, ticket }) {
      const draft = await find(id);
      const other = ticket === undefined ? null : await parts.tickets.fileOf(ticket);
      if (ticket !== undefined && !other) throw new Refusal('ticketExpired');
      const options = password === undefined ? draft.options : { ...draft.options, password };
      const opened = await parts.openFile(other?.path ?? draft.path, other?.name ?? draft.fileName, options);
      const resumed = withDecisions(draft, sessions.get(opened.id));
      await keepDrafts();
      await inTurn(async () => drafts?.put(id, null));
      return resumed;
    },
    async dropDraft(_actor, { draft }) {
      await inTurn(async () => drafts?.put(draft, null));
      return null;
    },
    keepStep(_actor, { session: id, step }) {
      steps.set(sessions.get(id).id, step);
      return Promise.resolve(null);
    },
    keepDrafts,
    async endDraft(id, isKept) {
      await inTurn(async () => {
        kept.delete(id);
        steps.delete(id);
        if (!isKept) await drafts?.put(id, null);
      });
    },
    async stopKeeping() {
      clearInterval(timer);
      await keepDrafts();
    },
  };
}
