import type { Schema } from '../../../../db/schema/effectiveSchema';
import { entityOf } from '../../../../db/schema/effectiveSchema';
import type { ImportUpdate } from '../../../api/importMatches';
import type { RecordPolicy } from '../../../api/imports';
import type { Clock, DeskSettings } from '../../ports';
import { Refusal } from '../../refusal';
import type { UpdateProposal } from '../planning/batchPlan';
import { cellText } from '../cells/cellText';
import type { createCheckDesks } from './checkDesk';
import { policyFor, type Amendments } from '../importAmendments';
import { atOnce, type ImportCall } from '../importCall';
import type { ImportReview } from './importReview';
import { amend, type OpenSession } from '../importSession';
import type { ImportSessions } from '../importSessions';
import type { ImportStore } from '../importStore';
import { placeKey, valueWords } from './rowValues';
import { cellsOfRows, type RowPlace } from './sheetRows';

/** What changes of records are shown and agreed to with. */
export interface ImportUpdatesParts {
  readonly sessions: ImportSessions;
  readonly store: ImportStore;
  readonly desks: ReturnType<typeof createCheckDesks>;
  readonly schema: () => Schema;
  readonly clock: Clock;
  readonly desk: Pick<DeskSettings, 'read'>;
}

/** What an import changes in records that are there already, and what is taken of rows that differ. */
export interface ImportUpdates {
  updates: ImportCall<'imports.updates'>;
  tick: ImportCall<'imports.tick'>;
  conflicts: ImportCall<'imports.conflicts'>;
  settle: ImportCall<'imports.settle'>;
  policies: ImportCall<'imports.policies'>;
  choosePolicies: ImportCall<'imports.choosePolicies'>;
}

/** Entities a policy may be chosen for. */
const governed = ['account', 'contact', 'opportunity', 'contract'] as const;

/** Makes the part. */
export function createImportUpdates(parts: ImportUpdatesParts): ImportUpdates {
  const { sessions } = parts;

  async function shown(page: readonly UpdateProposal[], amendments: Amendments): Promise<ImportUpdate[]> {
    const { language } = await parts.desk.read();
    const words = await valueWords(
      page.flatMap(({ entity, record, values }) => [
        { entity, values: record },
        { entity, values },
      ]),
      { ...parts, schema: parts.schema(), language },
    );
    return page.map(({ entity, id, row, record, values }) => {
      const before = words.of(entity, record);
      const after = words.of(entity, values);
      const isTaken = isRecordTaken(amendments, entity, id);
      return {
        entity,
        id,
        title: before.get(entityOf(parts.schema(), entity).titleField) ?? '',
        row,
        isTaken,
        fields: Object.keys(values).map((field) => ({
          field,
          before: before.get(field) ?? '',
          after: after.get(field) ?? '',
          isTaken: isTaken && !amendments.untouched.includes(`${entity}.${field}`),
        })),
      };
    });
  }

  return {
    async updates(_actor, { session: id, entity, offset, limit }) {
      const session = sessions.get(id);
      const review = reviewOf(session);
      const all = review.updates.filter((one) => one.entity === entity);
      const { untouched } = session.amendments;
      return {
        updates: await shown(all.slice(offset, offset + limit), session.amendments),
        total: all.length,
        fields: Object.entries(review.updatedFields[entity] ?? {})
          .map(([field, count]) => ({ field, count, isTaken: !untouched.includes(`${entity}.${field}`) }))
          .sort((one, other) => other.count - one.count),
      };
    },
    tick: atOnce((_actor, { session: id, entity, isTaken, id: record, field }) => {
      const session = sessions.get(id);
      const { amendments } = session;
      const untouched = new Set(amendments.untouched);
      const agreed = new Set(amendments.agreed);
      if (field !== undefined) put(untouched, `${entity}.${field}`, !isTaken);
      else {
        const all = reviewOf(session).updates.filter((one) => one.entity === entity);
        for (const one of record === undefined ? all.map((update) => update.id) : [record]) {
          put(untouched, `${entity}:${String(one)}`, !isTaken);
          put(agreed, `${entity}:${String(one)}`, isTaken);
        }
      }
      amend(session, { untouched: [...untouched], agreed: [...agreed] });
      return null;
    }),
    conflicts: atOnce((_actor, { session: id, path, offset, limit }) => {
      const session = sessions.get(id);
      const all = conflictsIn(session);
      const listed = path === null ? all : all.filter((one) => one.path === path);
      const page = listed.slice(offset, offset + limit);
      const places: RowPlace[] = page.flatMap((one) => [one, one.other]);
      const cells = cellsOfRows(session, places, parts.desks(session));
      const textAt = (place: RowPlace, column: number): string =>
        cellText(cells.get(placeKey(place))?.[column]);
      return {
        conflicts: page.map(({ table, row, column, other, otherColumn, nameColumn, otherName }) => ({
          table,
          row,
          column,
          // Below a merged name the cell is blank; the earlier row is about the same account.
          account: textAt({ table, row }, nameColumn) || textAt(other, otherName),
          value: textAt({ table, row }, column),
          other: { ...other, value: textAt(other, otherColumn) },
        })),
        total: listed.length,
        fields: fieldsOfConflicts(all, session),
      };
    }),
    settle: atOnce((_actor, { session: id, path, choice }) => {
      const session = sessions.get(id);
      amend(session, { conflicts: { ...session.amendments.conflicts, [path]: choice } });
      return null;
    }),
    policies: atOnce((_actor, { session: id }) => {
      const session = sessions.get(id);
      const { matches } = session.rehearsed?.result ?? {};
      if (!matches) throw new Refusal('importNotReady');
      return {
        policies: Object.fromEntries(
          governed.map((entity): [string, RecordPolicy] => [entity, policyFor(session.amendments, entity)]),
        ),
        known: {
          account: matches.creditCode + matches.code + matches.name + matches.decided,
          contact: matches.contact,
          opportunity: matches.opportunity,
          contract: matches.contractNumber,
        },
      };
    }),
    choosePolicies: atOnce((_actor, { session: id, policies }) => {
      const session = sessions.get(id);
      amend(session, { policies: { ...session.amendments.policies, ...policies } });
      return null;
    }),
  };
}

function reviewOf(session: OpenSession): ImportReview {
  if (!session.rehearsed) throw new Refusal('importNotReady');
  return session.rehearsed.review;
}

function isRecordTaken(amendments: Amendments, entity: string, id: number): boolean {
  const key = `${entity}:${String(id)}`;
  if (amendments.untouched.includes(key)) return false;
  return policyFor(amendments, entity) !== 'each' || amendments.agreed.includes(key);
}

function put(set: Set<string>, key: string, isIn: boolean): void {
  if (isIn) set.add(key);
  else set.delete(key);
}

interface FoundConflict extends RowPlace {
  readonly column: number;
  readonly path: string;
  readonly other: RowPlace;
  readonly otherColumn: number;
  readonly nameColumn: number;
  readonly otherName: number;
}

function conflictsIn(session: OpenSession): FoundConflict[] {
  const columnsOf = new Map(session.plans.map((plan) => [plan.id, plan.columns]));
  const columnOf = (table: number, path: string): number =>
    columnsOf.get(table)?.find(({ target }) => target === path)?.column ?? 0;
  return (session.rehearsed?.notes ?? []).flatMap(({ table, row, problems }) =>
    problems.flatMap(({ column, problem, other }) => {
      const path = columnsOf.get(table)?.find((one) => one.column === column)?.target;
      if (problem !== 'differsFromEarlierRow' || !other || !path) return [];
      return [
        {
          table,
          row,
          column,
          path,
          other,
          otherColumn: columnOf(other.table, path),
          nameColumn: columnOf(table, 'account.name'),
          otherName: columnOf(other.table, 'account.name'),
        },
      ];
    }),
  );
}

function fieldsOfConflicts(
  conflicts: readonly FoundConflict[],
  session: OpenSession,
): { path: string; heading: string; count: number; choice: 'first' | 'last' | 'longest' }[] {
  const counts = new Map<string, number>();
  for (const { path } of conflicts) counts.set(path, (counts.get(path) ?? 0) + 1);
  return [...counts].map(([path, count]) => ({
    path,
    heading:
      session.plans.flatMap((plan) => plan.columns).find(({ target }) => target === path)?.heading ?? '',
    count,
    choice: session.amendments.conflicts[path] ?? 'first',
  }));
}
