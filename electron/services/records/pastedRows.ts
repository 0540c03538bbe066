import type { AnyDraft, Entity } from '../../../db/schema/defineEntity';
import { fieldOf } from '../../../db/schema/effectiveSchema';
import type { Field, FieldValue } from '../../../db/schema/fields';
import { kindOf } from '../../../db/schema/kinds';
import { parseTitle } from '../../../db/schema/kinds/reference';
import { warningCodes, type FieldProblem, type ProblemCode } from '../../../db/schema/problem';
import type { CallInput } from '../../api';
import type { OfficeData } from '../officeData';

/** A row as it was pasted. */
export type PastedRow = CallInput<'batches.checkPaste'>['rows'][number];

/** A pasted row as values of the fields, and what of it could not be read. */
export interface ReadRow {
  readonly row: PastedRow;
  /** Its place among the rows given, from 0. */
  readonly index: number;
  readonly draft: AnyDraft;
  readonly problems: readonly FieldProblem[];
}

/**
 * Reads pasted cells as cells of a sheet are read: each by the kind of its field, references by the exact title of one
 * living record, or its number. An empty cell takes the value away; in a new row it says nothing.
 */
export async function readPastedRows(
  data: Pick<OfficeData, 'holding' | 'schema'>,
  entity: Entity,
  paste: { readonly rows: readonly PastedRow[]; readonly today: string },
): Promise<ReadRow[]> {
  const references = await namedRecords(data, entity, paste.rows);
  return paste.rows.map((row, index): ReadRow => {
    const draft: Record<string, unknown> = {};
    const problems: FieldProblem[] = [];
    for (const [name, words] of Object.entries(row.cells)) {
      const field = fieldOf(entity, name);
      const read =
        !field || field.readOnly
          ? ({ problem: 'notAllowedHere' } as const)
          : field.kind === 'reference'
            ? readReference(words, references.get(field.to))
            : readCell(words, field, paste.today);
      if ('problem' in read) problems.push({ field: name, problem: read.problem });
      else if (read.value !== null || row.id !== null) draft[name] = read.value;
    }
    return { row, index, draft, problems };
  });
}

type Read = { readonly value: FieldValue } | { readonly problem: ProblemCode };

function readCell(words: string, field: Field, today: string): Read {
  const read = kindOf(field).parseCell(words, field, { today });
  if (read.is === 'problem' && !warningCodes.has(read.problem)) return { problem: read.problem };
  return { value: read.is === 'value' ? read.value : null };
}

/** Titles and numbers → the ids that go by them. */
type Named = ReadonlyMap<string, ReadonlySet<number>>;

function readReference(words: string, named: Named | undefined): Read {
  const title = parseTitle(words);
  if (title.is !== 'value') return title.is === 'blank' ? { value: null } : { problem: title.problem };
  const ids = [...(named?.get(title.value) ?? [])];
  const [id] = ids;
  if (id === undefined) return { problem: 'referenceUnknown' };
  return ids.length > 1 ? { problem: 'referenceAmbiguous' } : { value: id };
}

/** The records the pasted cells name, by entity: one question for the titles of each, one for the numbers. */
async function namedRecords(
  data: Pick<OfficeData, 'holding' | 'schema'>,
  entity: Entity,
  rows: readonly PastedRow[],
): Promise<ReadonlyMap<string, Named>> {
  const wanted = new Map<string, Set<string>>();
  for (const { cells } of rows)
    for (const [name, words] of Object.entries(cells)) {
      const field = fieldOf(entity, name);
      const title = field?.kind === 'reference' ? parseTitle(words) : null;
      if (field?.kind !== 'reference' || title?.is !== 'value') continue;
      const titles = wanted.get(field.to) ?? new Set<string>();
      wanted.set(field.to, titles.add(title.value));
    }
  const found = new Map<string, Named>();
  for (const [to, titles] of wanted) {
    const target = data.schema().entities[to];
    if (target) found.set(to, await named(data, target, [...titles]));
  }
  return found;
}

async function named(
  data: Pick<OfficeData, 'holding'>,
  target: Entity,
  titles: readonly string[],
): Promise<Named> {
  const ids = new Map<string, Set<number>>();
  const fields = target.numberPrefix === undefined ? [target.titleField] : [target.titleField, 'no'];
  for (const field of fields)
    for (const { id, value } of await data.holding(target.name, field, titles)) {
      const known = ids.get(String(value)) ?? new Set<number>();
      ids.set(String(value), known.add(id));
    }
  return ids;
}
