import type { DefinableKind } from '../../../db/schema/definitions';
import type { Field } from '../../../db/schema/fields';

/** What a person chooses: a kind of field, a person (a reference to somebody who works here), or a table of its own. */
export type KindCard = DefinableKind | 'user' | 'table';

/** The cards of the dialog, in groups. */
export const kindCards: readonly {
  readonly group: 'words' | 'numbers' | 'lists' | 'links';
  readonly cards: readonly KindCard[];
}[] = [
  { group: 'words', cards: ['text', 'longText', 'phones', 'mail', 'url', 'address'] },
  {
    group: 'numbers',
    cards: ['integer', 'decimal', 'money', 'percent', 'date', 'timestamp', 'lunarDate', 'computed'],
  },
  { group: 'lists', cards: ['choice', 'choices', 'tags', 'boolean'] },
  { group: 'links', cards: ['reference', 'user', 'file', 'table'] },
];

/** The card a field goes by. */
export function cardOf(field: Field): KindCard | 'creditCode' {
  return field.kind === 'reference' && field.to === 'user' ? 'user' : field.kind;
}

/** Two letters or a sign that stand for a kind on its card. */
export const kindSigns: Readonly<Record<KindCard | 'creditCode', string>> = {
  text: 'Aa',
  longText: '¶',
  integer: '12',
  decimal: '1.5',
  money: '¥',
  percent: '%',
  date: '31',
  timestamp: '9:0',
  lunarDate: '农',
  choice: '◉',
  choices: '☑',
  tags: '#',
  boolean: '✓',
  phones: '☎',
  mail: '＠',
  url: '↗',
  address: '址',
  creditCode: 'ID',
  reference: '→',
  user: '人',
  file: '附',
  computed: 'ƒ',
  table: '▤',
};
