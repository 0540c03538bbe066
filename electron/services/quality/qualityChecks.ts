import type { Entity } from '../../../db/schema/defineEntity';
import { activeFields, type NamedField } from '../../../db/schema/derive/ranked';
import type { Label } from '../../../db/schema/label';
import type { Filter } from '../../../db/schema/listQuery';
import type { QualityGroup } from '../../api/quality';

interface CheckHead {
  readonly key: string;
  readonly group: QualityGroup;
  readonly label: Label;
}
/** A check a query answers. */
export type FilterCheck = CheckHead & { readonly filter: Filter };
/** A check that looks at every value of a field: is it well formed, does another record hold it too. */
export type ValueCheck = CheckHead & { readonly field: string };

/** Kinds whose values have a form that can be wrong. */
const formed = new Set(['phones', 'mail', 'url', 'creditCode']);
/** A record nobody wrote to for this long is stale. */
const staleFields = new Set(['lastFollowedAt']);

/**
 * The checks of an entity, from its fields alone: what lists show or quick entry asks for must be there, what has a
 * form must have it, who is followed up must not be forgotten, what is planned must not lie in the past.
 */
export function qualityChecksOf(entity: Entity): readonly (FilterCheck | ValueCheck)[] {
  const fields = activeFields(entity);
  return [
    ...missingChecks(entity, fields),
    ...fields.flatMap((field) => (staleFields.has(field.name) ? [stale(field)] : [])),
    ...fields.flatMap((field) => (field.name === 'nextContactOn' ? [overdue(field)] : [])),
    ...fields.filter(({ field }) => formed.has(field.kind)).map(malformed),
    ...fields.filter((field) => tellsApart(entity, field)).map(duplicate),
  ];
}

/** A diary and the lists behind others are complete without an owner or a next date. */
function missingChecks(entity: Entity, fields: readonly NamedField[]): readonly FilterCheck[] {
  if (entity.timeline || entity.navigation?.group === 'office') return [];
  const expected = fields.filter(isExpected);
  const phones = expected.filter(({ field }) => field.kind === 'phones');
  const others = expected.filter(({ field }) => field.kind !== 'phones');
  return [...(phones.length > 0 ? [noPhone(phones)] : []), ...others.map(missing)];
}

/** Typed fields the office works with every day: in quick entry or in the header. */
function isExpected({ name, field }: NamedField): boolean {
  if (field.readOnly || field.required || field.kind === 'boolean' || field.shownIf) return false;
  return name === 'owner' || field.quick !== undefined || field.headline !== undefined;
}

/** Who can be reached on one number lacks no other. */
function noPhone(phones: readonly NamedField[]): FilterCheck {
  const words = (language: 'zh' | 'en', and: string): string =>
    phones.map(({ field }) => field.label[language]).join(and);
  return {
    key: 'missing.phones',
    group: 'missing',
    label: { zh: `没有${words('zh', '和')}`, en: `No ${words('en', ' and ').toLowerCase()}` },
    filter: { all: phones.map(({ name }) => ({ field: name, operator: 'isEmpty' as const })) },
  };
}

/** Who two records of one customer or person are would be shared: the title, telephones. Deals repeat theirs rightly. */
function tellsApart(entity: Entity, { name, field }: NamedField): boolean {
  return (
    entity.navigation?.group === 'customers' &&
    (name === entity.titleField || (field.kind === 'phones' && field.quick !== undefined))
  );
}

function duplicate({ name, field }: NamedField): ValueCheck {
  return {
    key: `duplicate.${name}`,
    group: 'duplicate',
    label: { zh: `${field.label.zh}相同`, en: `Same ${field.label.en.toLowerCase()}` },
    field: name,
  };
}

function missing({ name, field }: NamedField): FilterCheck {
  return {
    key: `missing.${name}`,
    group: 'missing',
    label: { zh: `没有${field.label.zh}`, en: `No ${field.label.en.toLowerCase()}` },
    filter: { field: name, operator: 'isEmpty' },
  };
}

function stale({ name }: NamedField): FilterCheck {
  return {
    key: `stale.${name}`,
    group: 'stale',
    label: { zh: '90 天以上没有跟进', en: 'Not followed up for 90 days' },
    filter: { field: name, operator: 'within', value: 'notLast90Days' },
  };
}

function overdue({ name, field }: NamedField): FilterCheck {
  return {
    key: `overdue.${name}`,
    group: 'stale',
    label: { zh: `${field.label.zh}日期已过`, en: `${field.label.en} is in the past` },
    filter: { field: name, operator: 'within', value: 'overdue' },
  };
}

function malformed({ name, field }: NamedField): ValueCheck {
  return {
    key: `malformed.${name}`,
    group: 'malformed',
    label: { zh: `${field.label.zh}格式不对`, en: `${field.label.en} malformed` },
    field: name,
  };
}
