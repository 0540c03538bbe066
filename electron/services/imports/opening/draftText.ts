import { importSteps, type ImportStep } from '../../../api/importDrafts';
import type { Amendments } from '../importAmendments';
import { longestDraft } from './draftMemory';
import type { OpenSession } from '../importSession';
import type { PlanDecisions } from './planChanges';

/** An import as it is kept on a desk: the file, what was decided about it, and where the wizard stands. */
export interface KeptImport {
  readonly path: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly options: Omit<OpenSession['options'], 'password'>;
  readonly step: ImportStep;
  readonly plans: readonly PlanDecisions[];
  readonly amendments: Amendments;
  /** False when decisions about cells, values and accounts were too many to be kept. */
  readonly isWhole: boolean;
}

/** What is kept of a session. Passwords never are. */
export function draftText(session: OpenSession, step: ImportStep): string {
  const { password: _password, ...options } = session.options;
  const kept: KeptImport = {
    path: session.path,
    fileName: session.fileName,
    sha256: session.summary.sha256,
    options,
    step,
    plans: session.plans.map((plan) => ({
      id: plan.id,
      sheet: plan.sheet,
      isChosen: plan.isChosen,
      leftOut: plan.leftOut,
      options: plan.options,
      found: { headerRows: plan.found.headerRows },
      columns: plan.columns.map(({ column, heading, target, reason }) => ({
        column,
        heading,
        target,
        reason,
      })),
    })),
    amendments: session.amendments,
    isWhole: true,
  };
  const text = JSON.stringify(kept);
  if (text.length <= longestDraft) return text;
  const fewer: Amendments = {
    ...session.amendments,
    cells: {},
    values: {},
    accounts: {},
    untouched: [],
    agreed: [],
  };
  return JSON.stringify({ ...kept, amendments: fewer, isWhole: false });
}

/** Reads what `draftText` wrote; null for what another version of the program wrote otherwise. */
export function readDraft(text: string): KeptImport | null {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return null;
  }
  return isKeptImport(found) ? found : null;
}

/** Looks at everything that is walked through; the rest was written by `draftText` of this very program. */
function isKeptImport(value: unknown): value is KeptImport {
  if (!isObject(value)) return false;
  const { path, fileName, sha256, options, step, plans, amendments } = value;
  return (
    [path, fileName, sha256].every((text) => typeof text === 'string') &&
    isObject(options) &&
    importSteps.some((one) => one === step) &&
    Array.isArray(plans) &&
    plans.every(isPlan) &&
    isObject(amendments) &&
    ['cells', 'values', 'rows', 'policies', 'accounts', 'conflicts'].every((name) =>
      isObject(amendments[name]),
    )
  );
}

function isPlan(plan: unknown): boolean {
  return (
    isObject(plan) && isObject(plan['options']) && isObject(plan['found']) && Array.isArray(plan['columns'])
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
