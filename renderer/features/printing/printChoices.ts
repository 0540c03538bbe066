import {
  marginWidths,
  mostPrintedEntries,
  orientations,
  papers,
  type SheetChoice,
} from '../../../electron/api/printing';
import { createDeskMemory } from '../../stores/deskMemory';

/** What a person chose in the print dialog for lists or records of one entity; remembered on the desk. */
export interface PrintChoices {
  readonly sheet: SheetChoice;
  /** The columns of a list, in order; null for those of the view. */
  readonly columns: readonly string[] | null;
  readonly hasConditions: boolean;
  readonly hasTotals: boolean;
  /** The parts of a record that are left out, as `printing.start` names them. */
  readonly without: readonly string[];
  readonly entries: number;
  /** The timeline of so many days; 0 for all of it. */
  readonly days: number;
  readonly hasBlanks: boolean;
}

/** How many entries of a timeline, and of how many days, may be chosen. */
export const entrySteps = [10, 20, 50, 100, mostPrintedEntries] as const;
export const daySteps = [0, 30, 90, 365] as const;

/** So many columns lie across from the start. */
const wideFrom = 7;

/** What is chosen before anybody chose, for a list of so many columns. */
export function firstChoices(columnCount: number): PrintChoices {
  return {
    sheet: {
      paper: 'A4',
      orientation: columnCount >= wideFrom ? 'landscape' : 'portrait',
      margins: 'normal',
      fitsWidth: true,
    },
    columns: null,
    hasConditions: true,
    hasTotals: true,
    without: [],
    entries: 20,
    days: 0,
    hasBlanks: false,
  };
}

/** Choices as they were remembered; whatever in them is not understood stands as it does at first. */
export function readChoices(text: string, first: PrintChoices): PrintChoices {
  const found = parsed(text);
  const sheet = parts(found['sheet']);
  const oneOf = <One>(all: readonly One[], value: unknown, otherwise: One): One =>
    all.find((one) => one === value) ?? otherwise;
  const flag = (value: unknown, otherwise: boolean): boolean =>
    typeof value === 'boolean' ? value : otherwise;
  return {
    sheet: {
      paper: oneOf(papers, sheet['paper'], first.sheet.paper),
      orientation: oneOf(orientations, sheet['orientation'], first.sheet.orientation),
      margins: oneOf(marginWidths, sheet['margins'], first.sheet.margins),
      fitsWidth: flag(sheet['fitsWidth'], first.sheet.fitsWidth),
    },
    columns: words(found['columns']),
    hasConditions: flag(found['hasConditions'], first.hasConditions),
    hasTotals: flag(found['hasTotals'], first.hasTotals),
    without: words(found['without']) ?? first.without,
    entries: oneOf<number>(entrySteps, found['entries'], first.entries),
    days: oneOf<number>(daySteps, found['days'], first.days),
    hasBlanks: flag(found['hasBlanks'], first.hasBlanks),
  };
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return parts(JSON.parse(text));
  } catch {
    return {};
  }
}

function parts(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function words(value: unknown): readonly string[] | null {
  if (!Array.isArray(value)) return null;
  return value.filter((one): one is string => typeof one === 'string');
}

let memory: ReturnType<typeof createDeskMemory> | null = null;

/** What was chosen last for this sort of paper (`list account`); null before the first time. @throws RequestFailed */
export async function rememberedChoices(kind: string): Promise<string | null> {
  memory ??= createDeskMemory('prints');
  await memory.flush();
  return (await memory.read()).find(({ key }) => key === kind)?.text ?? null;
}

/** Remembers what is chosen. */
export function rememberChoices(kind: string, choices: PrintChoices): void {
  memory ??= createDeskMemory('prints');
  memory.put(kind, JSON.stringify(choices));
}

/** The first day of the last `days` days before `now` in the calendar of this desk, `YYYY-MM-DD`. */
export function daysBefore(now: Date, days: number): string {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() - days);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
