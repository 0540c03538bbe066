import { formatField } from '../../../db/schema/derive/printModel';
import type { NamedField } from '../../../db/schema/derive/ranked';
import { systemFields } from '../../../db/schema/defineEntity';
import type { Field, KindName } from '../../../db/schema/fields';
import type { Language } from '../../../db/schema/label';
import type { Titles } from '../../api/records';
import type { Actor } from '../access/actor';

/** Gives the title of a referenced record; empty for one that nobody read. */
export function titleIn(titles: Titles): (entity: string, id: number) => string {
  return (entity, id) => titles[entity]?.[id] ?? '';
}

/** Who prints and when, as it stands at the foot of every page; the time is that of the office's clock on the wall. */
export function printedLine(actor: Actor, now: string, language: Language): string {
  const created: NamedField = { name: 'createdAt', field: systemFields.createdAt };
  const at = formatField(created, now, language, () => '');
  return language === 'zh' ? `打印：${actor.userName} ${at}` : `Printed by ${actor.userName} ${at}`;
}

const summedKinds: ReadonlySet<KindName> = new Set<KindName>(['integer', 'decimal', 'money']);
const unbrokenKinds: ReadonlySet<KindName> = new Set<KindName>(['date', 'timestamp', 'boolean']);

/** Whether a column of it has a sum at its foot. */
export function isSummed(field: Field): boolean {
  return summedKinds.has(field.kind);
}

/** How a column of it is set: numbers stand right and are never broken, nor are dates. */
export function columnKind(field: Field): 'number' | 'unbroken' | 'words' {
  if (isSummed(field) || field.kind === 'percent') return 'number';
  return unbrokenKinds.has(field.kind) ? 'unbroken' : 'words';
}

/** A value that is a text; anything else as no words. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
