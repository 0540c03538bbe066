import type { CellContext, CellResult, RawCell } from '../../../../db/schema/cell';
import type { Field, FieldValue } from '../../../../db/schema/fields';
import { kindOf } from '../../../../db/schema/kinds';
import { parseTitle } from '../../../../db/schema/kinds/reference';
import { cellText, comparable } from '../cells/cellText';
import { isPersonName } from '../cells/names';
import type { ValueChoice } from '../importAmendments';
import type { TitledReference } from './rowRecords';

/** The people of the office by compared name; null when the name fits nobody, or more than one. */
export type OwnerLookup = (name: string) => number | null | 'ambiguous';

/** How a cell is read for a field: people of the office by `owners`, other records by their title. */
export function parserOf(
  field: Field,
  context: CellContext,
  people: { readonly owners: OwnerLookup; readonly isAuthor: boolean },
): (cell: RawCell) => CellResult<unknown> {
  if (field.kind !== 'reference') {
    const kind = kindOf(field);
    return (cell): CellResult<FieldValue> => kind.parseCell(cell, field, context);
  }
  if (field.to !== 'user') return (cell) => titled(parseTitle(cell), field.to);
  return (cell) => {
    const title = parseTitle(cell);
    if (title.is !== 'value') return title;
    const id = people.owners(title.value);
    if (id === 'ambiguous') return { is: 'problem', problem: 'referenceAmbiguous' };
    // Who wrote a follow-up years ago need not work here any more, and nobody else may stand for them.
    if (id === null && people.isAuthor && isPersonName(title.value))
      return { is: 'value', value: { title: title.value, to: 'user' } };
    return id === null
      ? { is: 'problem', problem: 'referenceUnknown', suggestion: title.value }
      : { is: 'value', value: id };
  };
}

/** What a person said a value stands for comes before what the field makes of it. */
export function withChoices(
  parse: (cell: RawCell) => CellResult<unknown>,
  choices: Readonly<Record<string, ValueChoice>> | undefined,
): (cell: RawCell) => CellResult<unknown> {
  if (!choices) return parse;
  return (cell) => {
    const choice = choices[comparable(cellText(cell))];
    if (!choice) return parse(cell);
    return choice.is === 'blank' ? { is: 'blank' } : parse(choice.cell);
  };
}

function titled(title: CellResult<string>, to: string): CellResult<TitledReference> {
  return title.is === 'value' ? { is: 'value', value: { title: title.value, to } } : title;
}

/** `QQ：123456` under QQ, `微信：abc` under 微信: a text may say its own heading before what it means. */
export function withoutOwnLabel(
  parse: (cell: RawCell) => CellResult<unknown>,
  field: Field,
  headings: readonly string[],
): (cell: RawCell) => CellResult<unknown> {
  const labels = [...headings, field.label.zh, field.label.en].filter((label) => label !== '');
  if (field.kind !== 'text') return parse;
  const label = new RegExp(`^\\s*(?:${labels.map(escaped).join('|')})\\s*[:：]\\s*(?=\\S)`, 'i');
  return (cell) => parse(typeof cell === 'string' ? cell.replace(label, '') : cell);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
