import { randomUUID } from 'node:crypto';
import type { Schema } from '../../../../db/schema/effectiveSchema';
import type { Actor } from '../../access/actor';
import { SpreadsheetFailure, type DeskSettings, type Dialogs, type OpenWorkbook } from '../../ports';
import type { SpreadsheetReader, SpreadsheetWriter, Tickets } from '../../ports';
import { Refusal } from '../../refusal';
import type { CommitRun } from './importCommits';
import type { ImportCall } from '../importCall';
import type { ImportFiles } from '../opening/importFiles';
import type { ImportRuns } from './importRuns';
import { shownSession, type OpenSession } from '../importSession';
import type { ImportSessions } from '../importSessions';
import type { ImportStore } from '../importStore';
import { plannedBatches, type RowNote } from '../planning/rehearse';
import { askRejectsPlace, saveRejects } from '../checking/saveRejects';
import { takeNotes } from '../checking/rowNotes';
import { readStoredPlace, readStoredPlan, type StoredPlan } from './storedPlan';
import { readCards, withMade, type CardSheet } from '../finding/cardSheets';
import { createPlanner } from '../mapping/tablePlan';

/** Imports that ended before their end, and what earlier ones left out. */
export interface ImportResumes {
  resume: ImportCall<'imports.resume'>;
  /** The same for a file named by its path: for the command line. */
  resumeFile(
    actor: Actor,
    wish: { readonly run: number; readonly path: string; readonly name: string },
  ): Promise<{ readonly session: string; readonly job: string; readonly run: number }>;
  saveRejectsOf: ImportCall<'imports.saveRejectsOf'>;
}

/** The cards of a file, read as they were when the plan was made. @throws SpreadsheetFailure */
async function madeSheets(workbook: OpenWorkbook, { plans }: StoredPlan): Promise<CardSheet[]> {
  const made: CardSheet[] = [];
  for (const { sheet, found } of plans)
    if (found.cards) made.push(await readCards(workbook, found.cards, sheet));
  return made.sort((left, right) => left.summary.index - right.summary.index);
}

/** What they are made with. */
export interface ImportResumesParts {
  readonly sessions: ImportSessions;
  readonly reader: SpreadsheetReader;
  readonly writer: SpreadsheetWriter;
  readonly store: ImportStore;
  readonly runs: ImportRuns;
  readonly files: ImportFiles;
  readonly schema: () => Schema;
  readonly isReadOnly: () => boolean;
  readonly tickets: Tickets;
  readonly dialogs: Dialogs;
  readonly desk: Pick<DeskSettings, 'read'>;
  readonly startCommit: CommitRun;
}

interface FileWish {
  readonly run: number;
  readonly ticket?: string | undefined;
  readonly password?: string | undefined;
}

/**
 * Makes the service. The file is found where it was, or asked for, and must be the very same one: what was in is not
 * read as something else. @throws Refusal `importFileMissing`, `importFileChanged`, `importNotResumable`
 */
export function createImportResumes(parts: ImportResumesParts): ImportResumes {
  const { sessions, reader, runs } = parts;

  async function fileFor({
    run,
    ticket,
  }: FileWish): Promise<{ readonly path: string; readonly name: string }> {
    if (ticket === undefined) {
      const known = await parts.files.fileOf(run);
      if (known) return known;
      throw missing((await runs.get(run)).fileName);
    }
    const chosen = await parts.tickets.fileOf(ticket);
    if (!chosen) throw new Refusal('ticketExpired');
    return chosen;
  }

  function missing(name: string): Refusal {
    return new Refusal('importFileMissing', { params: { name } });
  }

  /** The file of a run, opened and proved to be the same. */
  async function reopened(
    wish: FileWish,
    file: { readonly path: string; readonly name: string },
  ): Promise<{ readonly session: OpenSession; readonly plan: StoredPlan; readonly workbook: OpenWorkbook }> {
    const stored = await runs.get(wish.run);
    const plan = readStoredPlan(await runs.planOf(wish.run));
    if (!plan) throw new Refusal('importNotResumable');
    const options = wish.password === undefined ? plan.options : { ...plan.options, password: wish.password };
    const workbook = await reader.open(file.path, options).catch((thrown: unknown): never => {
      if (thrown instanceof SpreadsheetFailure && thrown.code === 'fileMissing')
        throw missing(stored.fileName);
      throw thrown;
    });
    if (workbook.summary.sha256 !== stored.fileHash) {
      await workbook.close();
      throw new Refusal('importFileChanged', { params: { name: stored.fileName } });
    }
    const made = await madeSheets(workbook, plan);
    const whole = withMade(workbook, made, () => plan.plans);
    const session = await sessionOf(whole, plan, { ...file, options, made });
    return { session, plan, workbook: whole };
  }

  async function sessionOf(
    { summary }: OpenWorkbook,
    plan: StoredPlan,
    file: Pick<OpenSession, 'path' | 'options' | 'made'> & { readonly name: string },
  ): Promise<OpenSession> {
    const users = await parts.store.users();
    const planner = createPlanner({
      schema: parts.schema(),
      users: users.flatMap((user) => user.names),
      today: plan.today,
      layouts: await runs.layouts(),
      learned: await runs.learned(),
    });
    return {
      id: randomUUID(),
      path: file.path,
      fileName: file.name,
      options: file.options,
      summary,
      importedBefore: null,
      planner,
      heads: new Map(),
      made: file.made,
      plans: plan.plans,
      amendments: plan.amendments,
      past: [],
      rehearsed: null,
      job: null,
      commit: null,
    };
  }

  async function resume(
    actor: Actor,
    wish: FileWish,
    file: { readonly path: string; readonly name: string },
  ): Promise<{ readonly session: OpenSession; readonly job: string; readonly run: number }> {
    if (parts.isReadOnly()) throw new Refusal('databaseReadOnly');
    const { run } = wish;
    const { session, plan, workbook } = await reopened(wish, file);
    await workbook.close();
    if (!(await runs.resume(run, actor.deskId))) throw new Refusal('importNotResumable');
    await parts.files.remember(run, file);
    const { place, changeSet } = await runs.get(run);
    sessions.add(session);
    const { requestId, today } = plan;
    const resumed = { run, changeSet, place: readStoredPlace(place) };
    const { job } = parts.startCommit(session, { actor, run, requestId, today, resumed });
    return { session, job, run };
  }

  return {
    async resume(actor, wish) {
      const { session, job, run } = await resume(actor, wish, await fileFor(wish));
      return { session: shownSession(session), job, run };
    },
    async resumeFile(actor, { run, ...file }) {
      const { session, job } = await resume(actor, { run }, file);
      return { session: session.id, job, run };
    },
    async saveRejectsOf(_actor, wish) {
      const { session, plan, workbook } = await reopened(wish, await fileFor(wish));
      try {
        const place = await askRejectsPlace(parts, session.fileName);
        if (!place) return null;
        const notes = await notesOf(session, plan, workbook);
        return await saveRejects(parts, session, { place, workbook, notes });
      } finally {
        await workbook.close();
      }
    },
  };

  /** Every row of the file judged again as it was judged then. Nothing is written. */
  async function notesOf(session: OpenSession, plan: StoredPlan, workbook: OpenWorkbook): Promise<RowNote[]> {
    const notes: RowNote[] = [];
    const run = {
      workbook,
      plans: session.plans,
      index: session.planner.index,
      store: parts.store,
      amendments: session.amendments,
      today: plan.today,
    };
    for await (const batch of plannedBatches(run)) {
      takeNotes(batch, notes);
    }
    return notes;
  }
}
