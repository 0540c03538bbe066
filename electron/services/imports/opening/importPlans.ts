import { randomUUID } from 'node:crypto';
import type { Schema } from '../../../../db/schema/effectiveSchema';
import type { ImportSession } from '../../../api/imports';
import type { OpenOptions } from '../../../workers/protocol';
import type { Clock, OpenWorkbook, SpreadsheetReader, Tickets } from '../../ports';
import { Refusal } from '../../refusal';
import { noAmendments, rowKey } from '../importAmendments';
import { atOnce, type ImportCall } from '../importCall';
import type { ImportRuns } from '../writing/importRuns';
import { shownSession, type OpenSession } from '../importSession';
import { planOf, type ImportSessions } from '../importSessions';
import type { ImportStore } from '../importStore';
import { carryOver, changePlan, takePlanBack } from './planChanges';
import { withCards } from '../finding/cardSheets';
import { sectionedRow } from '../finding/sections';
import { planWorkbook } from '../mapping/planWorkbook';
import { proposeField } from '../mapping/proposeField';
import { sheetEnd, sheetHead } from './sheetView';
import { spellingOf } from '../cells/spelling';
import { createPlanner, emptyTable, type Planner } from '../mapping/tablePlan';
import { subjectOf } from '../mapping/tableSubject';
import { wishOf } from '../mapping/planWish';
import type { TablePlan } from '../finding/plannedTable';

/** What files are opened and planned with. */
export interface ImportPlansParts {
  readonly sessions: ImportSessions;
  readonly reader: SpreadsheetReader;
  readonly store: ImportStore;
  readonly runs: ImportRuns;
  readonly schema: () => Schema;
  readonly clock: Clock;
  readonly tickets: Tickets;
}

/** The first steps of an import: a file is read, understood, and its columns are brought to fields. */
export interface ImportPlans {
  open: ImportCall<'imports.open'>;
  reread: ImportCall<'imports.reread'>;
  sheet: ImportCall<'imports.sheet'>;
  plan: ImportCall<'imports.plan'>;
  declareTable: ImportCall<'imports.declareTable'>;
  judgeRow: ImportCall<'imports.judgeRow'>;
  undoPlan: ImportCall<'imports.undoPlan'>;
  proposeField: ImportCall<'imports.proposeField'>;
  targets: ImportCall<'imports.targets'>;
  /** Opens a file by its path. @throws SpreadsheetFailure */
  openFile(path: string, name: string, options: OpenOptions): Promise<ImportSession>;
  /**
   * The same for a file that is checked or written right afterwards, where nobody looks at the plan in between: for the
   * command line. The file stays open until then, or until the session is closed. @throws SpreadsheetFailure
   */
  openToImport(path: string, name: string): Promise<ImportSession>;
}

/** Makes the first steps. */
export function createImportPlans(parts: ImportPlansParts): ImportPlans {
  const { sessions, reader, store, runs, clock } = parts;
  const schemas = new WeakMap<Planner, Schema>();

  async function newPlanner(): Promise<Planner> {
    const [layouts, learned, users] = await Promise.all([runs.layouts(), runs.learned(), store.users()]);
    const schema = parts.schema();
    const names = users.flatMap((user) => user.names);
    const planner = createPlanner({ schema, users: names, today: clock.today(), layouts, learned });
    schemas.set(planner, schema);
    return planner;
  }

  /** A field the office made while the file was open can be chosen at once. */
  async function follow(session: OpenSession): Promise<Planner> {
    if (schemas.get(session.planner) !== parts.schema()) session.planner = await newPlanner();
    return session.planner;
  }

  async function sessionOf(
    workbook: OpenWorkbook,
    file: Pick<OpenSession, 'id' | 'path' | 'fileName' | 'options'>,
  ): Promise<OpenSession> {
    const planner = await newPlanner();
    const { plans, heads, made } = await planWorkbook(workbook, planner);
    return {
      ...file,
      summary: withCards(workbook, made).summary,
      made,
      importedBefore: await runs.lastImportOf(workbook.summary.sha256),
      planner,
      heads,
      plans,
      amendments: noAmendments(),
      past: [],
      rehearsed: null,
      job: null,
      commit: null,
    };
  }

  async function openFile(path: string, name: string, options: OpenOptions): Promise<ImportSession> {
    const workbook = await reader.open(path, options);
    try {
      const session = await sessionOf(workbook, { id: randomUUID(), path, fileName: name, options });
      sessions.add(session);
      return shownSession(session);
    } finally {
      await workbook.close();
    }
  }

  async function openToImport(path: string, name: string): Promise<ImportSession> {
    const workbook = await reader.open(path, {});
    try {
      const session = await sessionOf(workbook, { id: randomUUID(), path, fileName: name, options: {} });
      sessions.add(session);
      sessions.keepOpen(session.id, workbook);
      return shownSession(session);
    } catch (thrown) {
      await workbook.close();
      throw thrown;
    }
  }

  return {
    async open(_actor, { ticket, ...options }) {
      const file = await parts.tickets.fileOf(ticket);
      if (!file) throw new Refusal('ticketExpired');
      return await openFile(file.path, file.name, options);
    },
    async reread(_actor, { session: id, encoding, delimiter }) {
      const before = sessions.idle(id);
      const options = {
        ...before.options,
        ...(encoding === undefined ? {} : { encoding }),
        ...(delimiter === undefined ? {} : { delimiter }),
      };
      const workbook = await reader.open(before.path, options);
      try {
        const { path, fileName } = before;
        const session = carryOver(before, await sessionOf(workbook, { id, path, fileName, options }));
        sessions.add(session);
        return shownSession(session);
      } finally {
        await workbook.close();
      }
    },
    openFile,
    openToImport,
    async sheet(_actor, { session: id, sheet: index, part }) {
      const session = sessions.get(id);
      const sheet = session.summary.sheets[index];
      if (!sheet) throw new Refusal('sheetMissing');
      if (part === 'head') return sheetHead(session, sheet);
      const head = session.heads.get(index) ?? [];
      // The rows tables were found in are the whole of a smaller sheet.
      if (sheet.lastRow <= (head.at(-1)?.row ?? 0)) return await sheetEnd(session, sheet, [head]);
      const workbook = await sessions.reopen(session);
      try {
        return await sheetEnd(session, sheet, workbook.rows(index));
      } finally {
        await workbook.close();
      }
    },
    async plan(_actor, { session: id, table, ...input }) {
      const session = sessions.idle(id);
      const plan = planOf(session, table);
      const sheet = session.summary.sheets[plan.sheet];
      if (!sheet) throw new Refusal('sheetMissing');
      const planner = await follow(session);
      const chosen = [...(input.targets ?? []).map(({ target }) => target), input.sheetNameTarget ?? null];
      if (chosen.some((target) => target !== null && !planner.index.byPath.has(target)))
        throw new Refusal('notFound');
      const rows = session.heads.get(plan.sheet) ?? [];
      const next = planner.replan(plan, rows, sheet, wishOf(plan, input));
      changePlan(session, {
        plans: session.plans.map((one) => (one.id === table ? next : one)),
      });
      return shownSession(session);
    },
    async declareTable(_actor, { session: id, sheet: index, headerRows }) {
      const session = sessions.idle(id);
      const sheet = session.summary.sheets[index];
      if (!sheet) throw new Refusal('sheetMissing');
      const planner = await follow(session);
      const empty: TablePlan = {
        id: 1 + Math.max(-1, ...session.plans.map((plan) => plan.id)),
        sheet: index,
        sheetName: sheet.name,
        isChosen: true,
        leftOut: null,
        isRemembered: false,
        found: emptyTable,
        columns: [],
        fillDown: [],
        fingerprint: '',
        options: {},
        isOfPersons: false,
        alike: null,
        sheetNameTarget: null,
      };
      const made = planner.replan(empty, session.heads.get(index) ?? [], sheet, { headerRows });
      changePlan(session, { plans: [...session.plans, made] });
      return shownSession(session);
    },
    judgeRow: atOnce((_actor, { session: id, table, row, as }) => {
      const session = sessions.idle(id);
      const plan = planOf(session, table);
      const { [rowKey(plan.id, row)]: _before, ...others } = session.amendments.rows;
      changePlan(session, { rows: as === null ? others : { ...others, [rowKey(plan.id, row)]: as } });
      return shownSession(session);
    }),
    undoPlan: atOnce((_actor, { session: id }) => {
      const session = sessions.idle(id);
      if (!takePlanBack(session)) throw new Refusal('nothingToUndo');
      return shownSession(session);
    }),
    proposeField: atOnce((_actor, { session: id, table, column }) => {
      const session = sessions.get(id);
      const plan = planOf(session, table);
      const planned = plan.columns.find((one) => one.column === column);
      if (!planned) throw new Refusal('notFound');
      const { firstDataRow, lastDataRow } = plan.found;
      const cells = (session.heads.get(plan.sheet) ?? [])
        .filter(({ row }) => row >= firstDataRow && (lastDataRow === null || row <= lastDataRow))
        .map((row) => sectionedRow(plan.found, row).cells[column] ?? null);
      return proposeField(planned, cells, clock.today());
    }),
    async targets(_actor, { session: id }) {
      const session = sessions.get(id);
      const { index } = await follow(session);
      const alone = session.plans.map(({ columns }) => subjectOf(columns, index));
      const targets = [...new Set(alone)].flatMap((name) =>
        name === null ? index.targets : (index.alone.get(name) ?? []),
      );
      return {
        targets: targets.map(({ path, entity, slot, of }) => ({
          path,
          entity,
          field: of.name,
          slot,
          spelling: spellingOf(of.field.label.zh),
        })),
      };
    },
  };
}
