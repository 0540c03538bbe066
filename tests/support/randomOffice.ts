import type { Change } from '../../db/changes/changeSet';
import { getRecords } from '../../db/repositories/recordRepository';
import { fieldsOf, type Entity } from '../../db/schema/defineEntity';
import type { FieldDefinition, FieldDefinitionOptions } from '../../db/schema/definitions';
import type { Field, KindName } from '../../db/schema/fields';
import type { Store } from '../../db/store';
import type { Random } from '../../electron/services/sample/random';
import type { PlainOffice } from './plainFilter';
import { hardWords, randomDay } from './randomFilters';

const choices = [
  { value: 'hot', label: { zh: '热', en: 'Hot' } },
  { value: 'hotNow', parent: 'hot', label: { zh: '现在', en: 'Now' } },
  { value: 'hotSoon', parent: 'hot', label: { zh: '不久', en: 'Soon' } },
  { value: "it's", label: { zh: '冷', en: 'Cold' } },
];

function definition(
  key: string,
  kind: KindName,
  options: FieldDefinitionOptions = {},
  isActive = true,
): FieldDefinition {
  return { entity: 'account', key, label: { zh: key, en: key }, kind, options, order: 1, isActive };
}

const formula = (key: string, result: FieldDefinitionOptions['result'], formula: string, digits?: number) =>
  definition(key, 'computed', {
    formula,
    ...(result === undefined ? {} : { result }),
    ...(digits === undefined ? {} : { digits }),
  });

/** Fields an office may have made: every kind, two levels of choices, a retired one, and formulas of every result. */
export const ownFields: readonly FieldDefinition[] = [
  definition('xText', 'text'),
  definition('xInteger', 'integer'),
  definition('xDecimal', 'decimal'),
  definition('xMoney', 'money'),
  definition('xPercent', 'percent'),
  definition('xDate', 'date'),
  definition('xTime', 'timestamp'),
  definition('xLunar', 'lunarDate'),
  definition('xChoice', 'choice', { choices }),
  definition('xChoices', 'choices', { choices }),
  definition('xTags', 'tags'),
  definition('xBoolean', 'boolean'),
  definition('xPhones', 'phones'),
  definition('xMail', 'mail'),
  definition('xUrl', 'url'),
  definition('xAddress', 'address'),
  definition('xContact', 'reference', { to: 'contact' }),
  definition('xPerson', 'reference', { to: 'user' }),
  definition('xGone', 'integer', {}, false),
  formula('fTotal', 'money', 'xInteger * xMoney'),
  formula('fShare', 'percent', 'xInteger / xDecimal * 100'),
  formula('fSum', 'decimal', 'xDecimal + creditLimit / 4 - xPercent'),
  formula('fDays', 'integer', 'days(xDate, nextContactOn)'),
  formula('fDue', 'date', 'addDays(xTime, xInteger)'),
  formula('fName', 'text', 'name & "；\'" & region & xInteger'),
  formula('fChoice', 'text', 'if(xInteger > 3, grade, "小")'),
  formula('fFirst', 'date', 'first(xDate, nextContactOn)'),
  formula('fSpan', 'integer', 'max(xInteger, 3) - min(xInteger, creditLimit)'),
  formula('fFilled', 'percent', 'filled(xTags, region, grade, xBoolean, xDate, xContact)'),
  formula('fSign', 'integer', '-xInteger + (grade = "A") * 10'),
  formula('fTags', 'text', 'xTags & phones'),
  formula('fGone', 'integer', 'xGone + 1'),
  formula('fNowhere', 'integer', 'nowhere + xInteger'),
].map((one) => ({ ...one, key: one.key.replace(/^f/, 'xf') }));

/** Fills an office with random records, Chinese ones among them; some lie in the recycle bin. */
export async function fillRandomly(
  store: Store,
  random: Random,
  { today, write }: { readonly today: string; readonly write: (changes: Change[]) => Promise<unknown> },
): Promise<PlainOffice> {
  const counts = { user: 3, source: 4, contact: 15, account: 40, opportunity: 25, followUp: 60, task: 15 };
  const ids: Record<string, number[]> = {};
  for (const [name, count] of Object.entries(counts)) {
    const entity = store.schema.entities[name];
    if (!entity) throw new Error(`no entity ${name}`);
    const changes = Array.from({ length: count }, (_, at): Change => {
      const values = randomValues(random, entity, ids, today);
      for (const [unique, field] of Object.entries(fieldsOf(entity)))
        if (field.unique && unique in values) values[unique] = `${String(values[unique])}${at}`;
      return { action: 'create', entity: name, values };
    });
    await write(changes);
    ids[name] = await idsOf(store, entity.table);
  }
  for (const entity of ['account', 'followUp', 'contact', 'opportunity'])
    await write(
      (ids[entity] ?? []).filter(() => random.chance(0.1)).map((id) => ({ action: 'delete', entity, id })),
    );
  const records: Record<string, PlainOffice['records'][string]> = {};
  for (const { name, table } of Object.values(store.schema.entities))
    records[name] = await getRecords(store, name, await idsOf(store, table));
  return { schema: store.schema, today, records };
}

async function idsOf(store: Store, table: string): Promise<number[]> {
  return (await store.database.query<{ id: number }>(`SELECT id FROM ${table}`)).map(({ id }) => id);
}

function randomValues(
  random: Random,
  entity: Entity,
  ids: Readonly<Record<string, readonly number[]>>,
  today: string,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fieldsOf(entity))) {
    if (field.rollUp || field.kind === 'computed' || field.kind === 'file' || isOfTheProgram(name)) continue;
    if (!field.required && random.chance(0.3)) continue;
    const value = randomValue(random, field, ids, today);
    if (value !== null) values[name] = value;
  }
  return values;
}

function isOfTheProgram(name: string): boolean {
  return ['no', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy'].includes(name);
}

function words(random: Random): string {
  return Array.from({ length: random.between(1, 4) }, () => random.pick(hardWords)).join('');
}

function randomValue(
  random: Random,
  field: Field,
  ids: Readonly<Record<string, readonly number[]>>,
  today: string,
): unknown {
  const some = <T>(from: () => T): T[] => [...new Set(Array.from({ length: random.between(0, 3) }, from))];
  switch (field.kind) {
    case 'integer':
      return random.between(-3, 12);
    case 'money':
      return random.between(-50, 50);
    case 'decimal':
      return random.between(-20, 40) / 4;
    case 'percent':
      return random.between(0, 400) / 4;
    case 'date':
      return randomDay(random, today);
    case 'timestamp': {
      const two = (most: number): string => String(random.between(0, most)).padStart(2, '0');
      return `${randomDay(random, today)}T${two(23)}:${two(59)}:${two(59)}.000Z`;
    }
    case 'lunarDate':
      return random.pick(['1990-05-06', '1984-r10-01']);
    case 'boolean':
      return random.chance(0.5);
    case 'choice':
      return random.pick(field.options).value;
    case 'choices':
      return some(() => random.pick(field.options).value);
    case 'tags':
      return some(() => words(random));
    case 'phones':
      return some(() => random.pick(['13800138000', '0571-88881234', '+852-23456789', '400-800-1234']));
    case 'reference': {
      const found = ids[field.to] ?? [];
      return found.length > 0 ? random.pick(found) : null;
    }
    default:
      return words(random);
  }
}
