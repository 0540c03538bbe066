import type { Field, FieldValue, KindName, ValueByKind } from '../fields';
import type { Kind } from '../kind';
import { address } from './address';
import { boolean } from './boolean';
import { choice } from './choice';
import { choices } from './choices';
import { computed } from './computed';
import { creditCode } from './creditCode';
import { date } from './date';
import { decimal } from './decimal';
import { file } from './file';
import { integer } from './integer';
import { longText } from './longText';
import { lunarDate } from './lunarDate';
import { mail } from './mail';
import { money } from './money';
import { percent } from './percent';
import { phones } from './phones';
import { reference } from './reference';
import { tags } from './tags';
import { text } from './text';
import { timestamp } from './timestamp';
import { url } from './url';

/** Every kind by its name; a kind without an entry here does not compile. */
export const kinds: { readonly [K in KindName]: Kind<ValueByKind[K]> } = Object.freeze({
  text,
  longText,
  integer,
  decimal,
  money,
  percent,
  date,
  timestamp,
  choice,
  choices,
  boolean,
  phones,
  mail,
  url,
  creditCode,
  tags,
  lunarDate,
  address,
  file,
  computed,
  reference,
});

/** The kind of a field that is known only at run time. Its values must be of that kind; this is the one place that widens. */
export function kindOf(field: Field): Kind<FieldValue> {
  return kinds[field.kind];
}
