import type { Entity } from '../defineEntity';
import { fieldOf, type Schema } from '../effectiveSchema';
import type { Field, FieldValue } from '../fields';
import { isRange, operatorWords, rangeWords, valueless } from '../filterWords';
import type { Language } from '../label';
import type { Condition, Filter, HavingRelated } from '../listQuery';
import { isDirectReference } from './directReference';
import { me } from './ownFilter';
import { formatField } from './printModel';

/** What a sentence is made with: the words of records a filter names are the caller's to know. */
export interface SentenceWords {
  readonly schema: Schema;
  readonly language: Language;
  readonly titleOf: (entity: string, id: number) => string;
}

/** What stands between and around the parts, so that no sentence is glued elsewhere. */
interface Joints {
  readonly list: string;
  readonly from: string;
  readonly all: string;
  readonly any: string;
  readonly me: string;
  readonly enclosed: (inner: string) => string;
  readonly not: (inner: string) => string;
  readonly of: (owner: string, inner: string) => string;
  readonly where: (head: string, inner: string) => string;
  readonly some: (records: string) => string;
  readonly none: (records: string) => string;
  readonly atLeast: (records: string, count: number) => string;
  readonly atMost: (records: string, count: number) => string;
  readonly isYes: (label: string, value: string) => string;
  readonly via: (records: string, reference: string) => string;
}

const joints: Readonly<Record<Language, Joints>> = {
  zh: {
    list: '、',
    from: ' – ',
    all: '，且',
    any: ' 或 ',
    me: '我',
    enclosed: (inner) => `（${inner}）`,
    not: (inner) => `不符合（${inner}）`,
    of: (owner, inner) => `${owner}的${inner}`,
    where: (head, inner) => `${head}（${inner}）`,
    some: (records) => `有${records}`,
    none: (records) => `没有${records}`,
    atLeast: (records, count) => `至少 ${count} 个${records}`,
    atMost: (records, count) => `至多 ${count} 个${records}`,
    isYes: (label, value) => `${label}：${value}`,
    via: (records, reference) => `${records}（${reference}）`,
  },
  en: {
    list: ', ',
    from: ' – ',
    all: ', and ',
    any: ' or ',
    me: 'me',
    enclosed: (inner) => `(${inner})`,
    not: (inner) => `not (${inner})`,
    of: (owner, inner) => `${owner}: ${inner}`,
    where: (head, inner) => `${head} where (${inner})`,
    some: (records) => `has ${records}`,
    none: (records) => `has no ${records}`,
    atLeast: (records, count) => `has at least ${count} ${records}`,
    atMost: (records, count) => `has at most ${count} ${records}`,
    isYes: (label, value) => `${label}: ${value}`,
    via: (records, reference) => `${records} (${reference})`,
  },
};

/** A whole filter as one sentence: `等级 属于 A 重点，且 没有跟进（跟进时间 最近 30 天）`; empty without conditions. */
export function filterSentence(entity: Entity, filter: Filter, words: SentenceWords): string {
  const made = joints[words.language];
  if ('all' in filter || 'any' in filter) {
    const isAll = 'all' in filter;
    const parts = (isAll ? filter.all : filter.any).map((one) => partOf(entity, one, words, isAll));
    return parts.filter((part) => part !== '').join(isAll ? made.all : made.any);
  }
  if ('not' in filter) return made.not(filterSentence(entity, filter.not, words));
  if ('through' in filter) return throughSentence(entity, filter, words);
  if ('having' in filter) return havingSentence(entity, filter, words);
  return conditionSentence(entity, filter, words);
}

/** A part of a group; a group inside is enclosed where its own joint differs. */
function partOf(entity: Entity, filter: Filter, words: SentenceWords, isInAll: boolean): string {
  const text = filterSentence(entity, filter, words);
  const isOther = isInAll ? 'any' in filter : 'all' in filter;
  const inner = 'any' in filter ? filter.any : 'all' in filter ? filter.all : [];
  return isOther && inner.length > 1 ? joints[words.language].enclosed(text) : text;
}

function throughSentence(
  entity: Entity,
  { through, filter }: Extract<Filter, { through: string }>,
  words: SentenceWords,
): string {
  const field = fieldOf(entity, through);
  const target = field?.kind === 'reference' ? words.schema.entities[field.to] : undefined;
  const owner = field?.label[words.language] ?? through;
  if (!target) return owner;
  const inner = filterSentence(target, filter, words);
  const made = joints[words.language];
  return 'field' in filter ? made.of(owner, inner) : made.where(owner, inner);
}

function havingSentence(entity: Entity, filter: HavingRelated, words: SentenceWords): string {
  const made = joints[words.language];
  const related = words.schema.entities[filter.having.entity];
  const records = relatedWords(entity, filter, words);
  const head =
    filter.quantity === 'some' || filter.quantity === 'none'
      ? made[filter.quantity](records)
      : made[filter.quantity](records, filter.count ?? 0);
  if (!related || !filter.filter) return head;
  return made.where(head, filterSentence(related, filter.filter, words));
}

/** `联系人`, as the related list is called; without one, the records, and the reference where there are several. */
export function relatedWords(
  entity: Entity,
  { having }: Pick<HavingRelated, 'having'>,
  { schema, language }: Pick<SentenceWords, 'schema' | 'language'>,
): string {
  const related = schema.entities[having.entity];
  if (!related) return having.entity;
  const reference = fieldOf(related, having.via);
  if (reference?.kind === 'reference' && reference.relatedList) return reference.relatedList[language];
  const name = language === 'en' ? (related.plural ?? related.label.en) : related.label.zh;
  const ways = Object.values(related.fields).filter(
    (field) => isDirectReference(field) && field.to === entity.name,
  );
  return ways.length > 1 ? joints[language].via(name, reference?.label[language] ?? having.via) : name;
}

/** One condition: `阶段 属于 赢单、输单`. */
function conditionSentence(entity: Entity, condition: Condition, words: SentenceWords): string {
  const { language } = words;
  const field = fieldOf(entity, condition.field);
  const label = field?.label[language] ?? condition.field;
  const operator = operatorWords[condition.operator][language];
  if (valueless.has(condition.operator) || !field) return `${label} ${operator}`;
  if (condition.operator === 'within' && isRange(condition.value))
    return `${label} ${rangeWords[condition.value][language]}`;
  const value = valueSentence(field, condition, words);
  return field.kind === 'boolean' ? joints[language].isYes(label, value) : `${label} ${operator} ${value}`;
}

function valueSentence(field: Field, condition: Condition, words: SentenceWords): string {
  const { value } = condition;
  const values = Array.isArray(value) ? (value as readonly (string | number)[]) : [value];
  const made = joints[words.language];
  const said = values.map((one) => oneValue(field, one as FieldValue, words));
  return said.join(condition.operator === 'between' ? made.from : made.list);
}

const plainKinds = new Set(['text', 'longText', 'mail', 'url', 'address', 'creditCode', 'timestamp']);

/** One value of a condition as a person reads it. */
export function oneValue(field: Field, value: FieldValue, words: SentenceWords): string {
  if (field.kind === 'reference' && value === me) return joints[words.language].me;
  if (typeof value === 'string' && plainKinds.has(field.kind)) return value;
  const isInList = field.kind === 'choices' || field.kind === 'phones' || field.kind === 'tags';
  const shown = isInList && typeof value === 'string' ? [value] : value;
  return formatField({ name: '', field }, shown, words.language, words.titleOf);
}
