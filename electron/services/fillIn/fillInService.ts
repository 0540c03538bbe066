import type { AnyDraft, AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { fieldOf } from '../../../db/schema/effectiveSchema';
import type { Condition } from '../../../db/schema/listQuery';
import type { CallInput } from '../../api';
import type { KnownValue } from '../../api/fillIn';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';
import { companyEntities, companyFacts, type CompanyFields } from './companyFields';

/** Tells what is known of a company that is being typed. */
export interface FillInService {
  /** @throws Refusal `notFound` for an unknown entity */
  find(actor: Actor, input: CallInput<'fillIn.find'>): Promise<readonly KnownValue[]>;
}

/** A record that speaks of the company. */
interface Source {
  readonly entity: Entity;
  readonly fields: CompanyFields;
  readonly record: AnyRecord;
}

/** So many records of one entity are looked at. */
const mostOfEach = 5;
/** So far back is looked for the import a value came from. */
const entriesLookedAt = 50;

/** Makes the service. `fileOf`: the name of the sheet an import was of, by its change set. */
export function createFillInService(parts: {
  readonly data: Pick<OfficeData, 'first' | 'changesOf'>;
  readonly access: Access;
  readonly fileOf: (changeSet: number) => Promise<string | null>;
}): FillInService {
  const { data, access } = parts;

  /** Records this actor sees that carry the code, or else the name; what became part of another record is gone. */
  async function sourcesIn(actor: Actor, name: string, wanted: Wanted): Promise<Source[]> {
    const entity = access.readable(actor, name);
    const fields = companyEntities[name] ?? {};
    const asked = conditionsOf(fields, wanted);
    for (const condition of asked) {
      const selection = access.seen(actor, { entity: name, filter: condition });
      const records = await data.first(selection, mostOfEach);
      const same = records.filter((record) => !isOtherCompany(record, fields, wanted));
      if (same.length > 0) return same.map((record) => ({ entity, fields, record }));
    }
    return [];
  }

  async function known(field: string, fact: keyof CompanyFields, source: Source): Promise<KnownValue> {
    const { entity, fields, record } = source;
    const own = fields[fact] ?? '';
    const title = record[entity.titleField];
    return {
      field,
      value: record[own],
      from: { entity: entity.name, id: record.id, title: typeof title === 'string' ? title : '' },
      imported: await importedAs(entity.name, record.id, own),
    };
  }

  async function importedAs(entity: string, id: number, field: string): Promise<KnownValue['imported']> {
    const entries = await data.changesOf(entity, id, 0, entriesLookedAt);
    const last = entries.find(({ fields }) => fields.some((one) => one.field === field));
    if (last?.kind !== 'import') return null;
    const fileName = await parts.fileOf(last.changeSet);
    return fileName === null ? null : { fileName, at: last.at };
  }

  return {
    async find(actor, { entity: name, draft }) {
      const entity = access.readable(actor, name);
      const fields = companyEntities[name];
      const wanted = fields && wantedOf(draft, fields);
      if (!fields || !wanted) return [];
      const sources: Source[] = [];
      for (const other of Object.keys(companyEntities))
        sources.push(...(await sourcesIn(actor, other, wanted)));
      const values: KnownValue[] = [];
      for (const fact of companyFacts) {
        const field = fields[fact];
        if (field === undefined || !isEmpty(draft[field]) || fieldOf(entity, field) === undefined) continue;
        const source = sources.find((one) => !isEmpty(one.record[one.fields[fact] ?? '']));
        if (source) values.push(await known(field, fact, source));
      }
      return values;
    },
  };
}

/** By what a company is known: its code, its full name. */
interface Wanted {
  readonly creditCode: string | null;
  readonly name: string | null;
}

function wantedOf(draft: AnyDraft, fields: CompanyFields): Wanted | null {
  const textOf = (field: string | undefined): string | null => {
    const value = field === undefined ? null : draft[field];
    const text = typeof value === 'string' ? value.trim() : '';
    return text === '' ? null : text;
  };
  const code = textOf(fields.creditCode)?.normalize('NFKC').replace(/\s+/g, '').toUpperCase() ?? null;
  const creditCode = code !== null && code.length === 18 ? code : null;
  const name = textOf(fields.name);
  // One or two characters are the beginning of a name.
  const isWhole = name !== null && name.length >= 4;
  return creditCode === null && !isWhole ? null : { creditCode, name: isWhole ? name : null };
}

/** The code first: it alone is certain. */
function conditionsOf(fields: CompanyFields, { creditCode, name }: Wanted): Condition[] {
  const conditions: Condition[] = [];
  if (creditCode !== null && fields.creditCode !== undefined)
    conditions.push({ field: fields.creditCode, operator: 'is', value: creditCode });
  if (name !== null && fields.name !== undefined)
    for (const value of waysToWrite(name)) conditions.push({ field: fields.name, operator: 'is', value });
  return conditions;
}

/** A name is the same with brackets and letters of either width. */
function waysToWrite(name: string): readonly string[] {
  const narrow = name.normalize('NFKC');
  return [...new Set([name, narrow, narrow.replaceAll('(', '（').replaceAll(')', '）')])];
}

/** Two codes are two companies, whatever they are called. */
function isOtherCompany(record: AnyRecord, fields: CompanyFields, { creditCode }: Wanted): boolean {
  const held = record[fields.creditCode ?? ''];
  return creditCode !== null && typeof held === 'string' && held !== '' && held !== creditCode;
}

function isEmpty(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}
