import type { SheetRow } from '../../../api/imports';
import type { Card, CellPlace } from './cardLayout';
import type { CardSheet } from './cardSheets';

/** A cell as people call it: `B12`. */
export function addressOf({ row, column }: Pick<CellPlace, 'row' | 'column'>): string {
  let letters = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1)
    letters = String.fromCodePoint(65 + (rest % 26)) + letters;
  return `${letters}${String(row)}`;
}

/** The card a row was made of; undefined where there is none. */
export function cardAt({ cards }: CardSheet, row: number): Card | undefined {
  return cards[row - 1];
}

/** What lies on the lines of one sheet of cards. */
export interface CardLines {
  /** What a line is to the cards; null for one that lies on none. */
  look(row: number): NonNullable<SheetRow['card']> | null;
}

/** Looks up what the cells of a sheet are to the cards on it. */
export function cardLines({ cards }: CardSheet, sheet: number): CardLines {
  const marks = new Map<number, ('label' | 'value' | null)[]>();
  const numbers = new Map<number, number[]>();
  const put = (place: CellPlace | null, as: 'label' | 'value'): void => {
    if (!place) return;
    const row = marks.get(place.row) ?? [];
    marks.set(place.row, row);
    while (row.length <= place.column) row.push(null);
    // A label with its value in one cell is a value that says what it is.
    row[place.column] = row[place.column] === 'value' ? 'value' : as;
  };
  for (const card of cards) {
    if (card.from.sheet !== sheet) continue;
    for (const place of card.labels) put(place, 'label');
    for (const [column, place] of card.values.entries())
      if (card.cells[column] !== null && card.cells[column] !== undefined) put(place, 'value');
    for (let row = card.from.row; row <= card.lastRow; row += 1)
      numbers.set(row, [...(numbers.get(row) ?? []), card.row]);
  }
  return {
    look: (row) => {
      const own = numbers.get(row);
      return own ? { marks: marks.get(row) ?? [], numbers: own } : null;
    },
  };
}
