import { kindOf } from '../../../../db/schema/kinds';
import { tagSeparators } from '../../../../db/schema/kinds/tags';
import type { Field } from '../../../../db/schema/fields';
import type { CallOutput } from '../../../api';
import type { SheetValue, ValueField } from '../../../api/importChecks';
import { readOwners } from '../planning/importBook';
import type { CheckDesk } from './checkDesk';
import { cellText, comparable } from '../cells/cellText';
import type { ValueChoice } from '../importAmendments';
import type { OpenSession } from '../importSession';
import type { ImportStore } from '../importStore';
import { parserOf, type OwnerLookup } from '../rows/cellParsers';
import type { Target } from '../headings/targetIndex';
import { valueBookOf, valueKindOf } from './valueBook';
import { propose, proposePerson, type Candidate } from './valueProposals';
import type { FoundValue } from './foundValues';

/** Values nobody has to look at are listed up to so many; what was not understood is always listed. */
const mostUnderstood = 200;

interface Reading {
  readonly reading: SheetValue['reading'];
  readonly value: unknown;
}

interface Office {
  readonly owners: OwnerLookup;
  readonly people: readonly Candidate[];
  readonly sources: readonly Candidate[];
}

/** The distinct values of a session's lists, people, sources and yes/no columns, with what each is read as. */
export async function valuesOf(
  store: ImportStore,
  session: OpenSession,
  desk: CheckDesk,
): Promise<CallOutput<'importChecks.values'>> {
  const book = await valueBookOf(session, desk);
  const office = await officeOf(store);
  const fields: ValueField[] = [];
  for (const [path, values] of book) {
    const target = session.planner.index.byPath.get(path);
    const kind = target ? valueKindOf(target) : null;
    if (!target || kind === null) continue;
    const choices = session.amendments.values[path] ?? {};
    const learned = desk.learned?.[path] ?? {};
    const rated = [...values].map(([key, found]) => ({ key, found, choice: choices[key] }));
    const shown = rated.map(({ key, found, choice }) =>
      sheetValue(target, found, { choice, isLearned: isSameChoice(choice, learned[key]), office }),
    );
    const toDecide = shown.filter(isToDecide);
    const decided = shown.filter((value) => !isToDecide(value));
    const kept = decided.sort(byCount).slice(0, mostUnderstood);
    fields.push({
      path,
      kind,
      headings: headingsOf(session, path),
      values: [...toDecide.sort(byCount), ...kept],
      more: decided.length - kept.length,
    });
  }
  return { fields };
}

/** How many distinct values nobody understood. */
export async function unknownValues(
  store: ImportStore,
  session: OpenSession,
  desk: CheckDesk,
): Promise<number> {
  const book = await valueBookOf(session, desk);
  const owners = await readOwners(store);
  let count = 0;
  for (const [path, values] of book) {
    const target = session.planner.index.byPath.get(path);
    if (!target) continue;
    const choices = session.amendments.values[path] ?? {};
    for (const [key, found] of values) {
      const { reading } = readingOf(target, found, choices[key], owners);
      if (reading === 'unknown' || reading === 'ambiguous') count += 1;
    }
  }
  return count;
}

/** The text a field reads as the record of that id; null when there is no such record. */
export async function recordText(
  store: ImportStore,
  kind: ValueField['kind'],
  id: number,
): Promise<string | null> {
  if (kind === 'user') {
    const user = (await store.users()).find((one) => one.id === id);
    // The last word is the login, which nobody else has.
    return user?.names.at(-1) ?? null;
  }
  return (await store.sources()).find((one) => one.id === id)?.name ?? null;
}

function isToDecide({ reading, by }: SheetValue): boolean {
  return reading === 'unknown' || reading === 'ambiguous' || reading === 'new' || by !== 'program';
}

function byCount(left: SheetValue, right: SheetValue): number {
  const isOpen = ({ reading }: SheetValue): number =>
    Number(reading === 'unknown' || reading === 'ambiguous');
  return isOpen(right) - isOpen(left) || right.count - left.count;
}

function isSameChoice(choice: ValueChoice | undefined, learned: ValueChoice | undefined): boolean {
  return choice !== undefined && JSON.stringify(choice) === JSON.stringify(learned);
}

function headingsOf(session: OpenSession, path: string): string[] {
  const headings = session.plans.flatMap((plan) =>
    plan.isChosen ? plan.columns.filter(({ target }) => target === path).map(({ heading }) => heading) : [],
  );
  return [...new Set(headings)];
}

async function officeOf(store: ImportStore): Promise<Office> {
  const [owners, users, sources] = await Promise.all([readOwners(store), store.users(), store.sources()]);
  return {
    owners,
    people: users.map(({ id, names }) => ({ value: id, cell: names.at(-1) ?? '', words: names })),
    sources: sources.map(({ name }) => ({ value: name, cell: name, words: [name] })),
  };
}

function sheetValue(
  target: Target,
  found: FoundValue,
  about: { readonly choice: ValueChoice | undefined; readonly isLearned: boolean; readonly office: Office },
): SheetValue {
  const { choice, isLearned, office } = about;
  const { reading, value } = readingOf(target, found, choice, office.owners, office.sources);
  const needsHelp = reading === 'unknown' || reading === 'ambiguous' || reading === 'new';
  return {
    text: found.text,
    count: found.rows.length,
    rows: found.rows.slice(0, 3).map((row, at) => ({ table: found.tables[at] ?? 0, row })),
    reading,
    value,
    by: choice === undefined ? 'program' : isLearned ? 'learned' : 'person',
    proposal: needsHelp && choice === undefined ? proposalFor(target, found.text, office) : null,
  };
}

function readingOf(
  target: Target,
  found: FoundValue,
  choice: ValueChoice | undefined,
  owners: OwnerLookup,
  sources?: readonly Candidate[],
): Reading {
  if (choice?.is === 'blank') return { reading: 'blank', value: null };
  const cell = choice ? choice.cell : found.text;
  const read = parserOf(target.of.field, found.column.context, {
    owners,
    isAuthor: target.path === 'followUp.author',
  })(cell);
  if (read.is === 'blank') return { reading: 'blank', value: null };
  if (read.is === 'problem')
    return { reading: read.problem === 'referenceAmbiguous' ? 'ambiguous' : 'unknown', value: null };
  if (valueKindOf(target) !== 'source') return { reading: 'known', value: read.value };
  const title = (read.value as { readonly title: string }).title;
  const known = sources?.find((one) => comparable(one.cell) === comparable(title));
  return known || !sources
    ? { reading: 'known', value: known?.value ?? title }
    : { reading: 'new', value: title };
}

function proposalFor(target: Target, text: string, office: Office): SheetValue['proposal'] {
  const { field } = target.of;
  switch (valueKindOf(target)) {
    case 'user':
      return proposePerson(text, office.people);
    case 'source':
      return propose(text, office.sources);
    case 'choice':
      return propose(text, candidatesOf(field));
    case 'choices':
      return proposeSeveral(text, field);
    default:
      return null;
  }
}

function candidatesOf(field: Field): Candidate[] {
  if (field.kind !== 'choice' && field.kind !== 'choices') return [];
  return field.options
    .filter((option) => !option.retired)
    .map((option) => ({
      value: option.value,
      cell: option.label.zh,
      words: [option.label.zh, option.label.en, ...(option.aliases ?? [])],
    }));
}

/** Of several words in one cell each must be known or have a proposal of its own. */
function proposeSeveral(text: string, field: Field): SheetValue['proposal'] {
  const candidates = candidatesOf(field);
  const words = text.split(tagSeparators).map((word) => word.trim());
  const found = words
    .filter((word) => word !== '')
    .map((word) => {
      const known = kindOf(field).parseCell(word, field, { today: '' });
      if (known.is === 'value')
        return { value: (known.value as readonly string[])[0], cell: word, why: 'contained' as const };
      return propose(word, candidates);
    });
  if (found.length === 0 || found.some((one) => one === null)) return null;
  const whole = found.filter((one) => one !== null);
  return {
    value: whole.map((one) => one.value),
    cell: [...new Set(whole.map((one) => one.cell))].join('、'),
    why: whole.at(-1)?.why ?? 'alike',
  };
}

/** The compared form by which a value of the sheet is known. */
export function valueKey(text: string): string {
  return comparable(cellText(text));
}
