import type { ColumnContent } from './columnContent';
import { cellText, comparable } from './cellText';
import type { Heading } from './headings';
import { nearMisses } from './headingSynonyms';
import { isSameMatter, qualifierOf, type ImportedEntity, type Target, type TargetIndex } from './targetIndex';

/** A column as the matcher sees it: its heading parts from the top down, and what its values look like. */
export interface ColumnToMatch {
  readonly column: number;
  /** The parts of the heading, parents first; empty when the table has no heading. */
  readonly parts: readonly string[];
  readonly content: ColumnContent;
}

/** A column with its heading read. */
export interface ReadColumn extends ColumnToMatch {
  readonly headings: readonly Heading[];
  readonly slot: number;
  /** How many columns before it carry the same heading. */
  readonly repeats: number;
}

/** What a table is about, as far as its headings and the words around it say. */
export interface SheetMatter {
  readonly subject: 'account' | 'contact' | 'opportunity' | 'contract';
  readonly votes: Readonly<Record<ImportedEntity, number>>;
  readonly hasContactName: boolean;
  readonly hasAccountName: boolean;
  /** The column of the first contact name and of the account name; -1 when there is none. */
  readonly contactAt: number;
  readonly accountAt: number;
  /** Names of the office's own people, compared form. */
  readonly users: ReadonlySet<string>;
  readonly excluded: ReadonlySet<string>;
}

/** How well a column fits a field. */
export interface ColumnScore {
  readonly total: number;
  readonly heading: number;
  /** How well the values fit, 0 to 1; null when values say nothing about such a field. */
  readonly content: number | null;
  readonly isByParent: boolean;
}

interface HeadingEvidence {
  readonly score: number;
  readonly isByParent: boolean;
}

/** All fields a column may be, each with its score. */
export function scoreColumn(
  column: ReadColumn,
  index: TargetIndex,
  matter: SheetMatter,
): Map<Target, ColumnScore> {
  const byHeading = headingEvidence(column, index);
  addPhoneReadings(column, byHeading, index, matter);
  addRemarkReadings(byHeading, index);
  addStateReadings(column, byHeading, index);
  const scores = new Map<Target, ColumnScore>();
  const isNearMiss =
    nearMisses.test(column.headings.at(-1)?.key ?? '') &&
    ![...byHeading.values()].some((found) => found.score >= 0.95);
  if (isNearMiss) return scores;
  for (const [first, evidence] of byHeading) {
    for (const target of slotsOf(first, column, index)) {
      const heading = evidence.score * contextFactor(target, column, matter, evidence.score);
      const content = affinity(target, column.content, matter);
      const total = combine(heading, content, column.content.count) + contextBonus(target, column, matter);
      if (total > 0) scores.set(target, { total, heading, content, isByParent: evidence.isByParent });
    }
  }
  addByContent(column, scores, index, matter);
  return scores;
}

function slotsOf(first: Target, column: ReadColumn, index: TargetIndex): Target[] {
  if (first.entity !== 'contact' && first.entity !== 'accountContact') return [first];
  const slot = Math.max(column.slot, 1 + column.repeats);
  const inSlot = slot === 1 ? first : index.byPath.get(`${first.entity}${String(slot)}.${first.of.name}`);
  // A second number without a second name is one more number of the first person.
  const candidates = first.of.field.kind === 'phones' || column.slot === 1 ? [inSlot, first] : [inSlot];
  return [...new Set(candidates.filter((target) => target !== undefined))];
}

function headingEvidence(column: ReadColumn, index: TargetIndex): Map<Target, HeadingEvidence> {
  const found = new Map<Target, HeadingEvidence>();
  const own = column.headings.at(-1);
  if (!own) return found;
  const add = (targets: readonly Target[], score: number, isByParent: boolean): void => {
    for (const target of targets) {
      if ((found.get(target)?.score ?? 0) < score) found.set(target, { score, isByParent });
    }
  };
  const parents = column.headings.slice(0, -1);
  for (const key of keysOf(own)) addReadings(key, index, (targets, score) => add(targets, score, false));
  if (parents.length > 0) {
    const joined = parents.map((parent) => parent.key).join('') + own.key;
    add(index.exact(joined), 1, true);
    weighByParents(found, parents);
    // Two languages one under the other: whichever is known.
    for (const parent of parents)
      add(index.exact(parent.key), found.size === 0 || isLatin(own.key) ? 0.9 : 0.3, true);
  }
  return found;
}

function isLatin(key: string): boolean {
  return /^[a-z0-9 /]+$/.test(key);
}

function keysOf(heading: Heading): readonly string[] {
  const keys = [heading.key];
  for (const inside of heading.inside) keys.push(inside + heading.key, heading.key + inside);
  return keys;
}

function addReadings(
  key: string,
  index: TargetIndex,
  add: (targets: readonly Target[], score: number) => void,
): void {
  const exact = index.exact(key);
  add(exact, 1);
  for (const part of key.split(/[/、,，或和及&]/)) {
    if (part !== key && part.length >= 2) add(index.exact(part), 0.8);
  }
  const qualified = qualifierOf(key);
  if (qualified && qualified.rest !== '') {
    add(
      index.exact(qualified.rest).filter((target) => isSameMatter(target.entity, qualified.entity)),
      0.85,
    );
  }
  if (exact.length === 0) {
    for (const { target, share } of index.containing(key)) add([target], 0.45 + 0.3 * share);
  }
  add(index.spelled(key), 0.7);
}

function weighByParents(found: Map<Target, HeadingEvidence>, parents: readonly Heading[]): void {
  const named = parents
    .map((parent) => qualifierOf(parent.key)?.entity)
    .filter((entity) => entity !== undefined);
  const entity = named.at(-1);
  if (entity === undefined) return;
  for (const [target, evidence] of found) {
    const isIts = isSameMatter(target.entity, entity);
    found.set(target, {
      score: isIts ? Math.min(1, evidence.score + 0.1) : evidence.score * 0.6,
      isByParent: isIts,
    });
  }
}

const phoneWords = /电话|座机|固话|联系方式|联系号码|^tel|phone|总机|热线|mobile|手机|移动/;

/** `电话` may hold mobiles and `手机` landlines: every reading is offered, the values decide. */
function addPhoneReadings(
  column: ReadColumn,
  found: Map<Target, HeadingEvidence>,
  index: TargetIndex,
  matter: SheetMatter,
): void {
  const own = column.headings.at(-1);
  if (!own || !phoneWords.test(own.key) || /传真|fax/.test(own.key)) return;
  const best = Math.max(
    0,
    ...[...found]
      .filter(([target]) => target.of.field.kind === 'phones')
      .map(([, evidence]) => evidence.score),
  );
  if (best === 0) return;
  const offer = (path: string, score: number): void => {
    const target = index.byPath.get(path);
    if (target && (found.get(target)?.score ?? 0) < score) found.set(target, { score, isByParent: false });
  };
  const isBare = !/公司|单位|客户|企业|总机|company/.test(own.key);
  if (matter.hasContactName && isBare) {
    offer('contact.phones', best * 0.95);
    offer('contact.mobiles', best * (column.content.mobile >= 0.5 ? 0.97 : 0.5));
  }
  if (!matter.hasContactName) offer('account.phones', best * 0.95);
}

/** `说明` or `描述` is the remark of whatever the table is about. */
function addRemarkReadings(found: Map<Target, HeadingEvidence>, index: TargetIndex): void {
  const remark = index.byPath.get('account.remark');
  const evidence = remark && found.get(remark);
  if (!evidence || evidence.score < 0.95) return;
  for (const path of ['contract.remark', 'opportunity.remark']) {
    const target = index.byPath.get(path);
    if (target && !found.has(target)) found.set(target, evidence);
  }
}

const statePaths = ['account.lifecycle', 'opportunity.stage', 'contract.status'];

/** `状态`, `阶段` and `进展` are used for one another: the words of the column tell which list is meant. */
function addStateReadings(column: ReadColumn, found: Map<Target, HeadingEvidence>, index: TargetIndex): void {
  const targets = statePaths.map((path) => index.byPath.get(path)).filter((target) => target !== undefined);
  if (!targets.some((target) => (found.get(target)?.score ?? 0) >= 0.95)) return;
  for (const target of targets) {
    if (!found.has(target) && column.content.shareOf(target.of.field) >= 0.6)
      found.set(target, { score: 0.85, isByParent: false });
  }
}

function contextFactor(target: Target, column: ReadColumn, matter: SheetMatter, score: number): number {
  const own = column.headings.at(-1)?.key ?? '';
  const isExplicit =
    explicitWords[target.entity]?.test(column.headings.map((heading) => heading.key).join('')) ?? false;
  if (target.path === 'account.status') return 0.9;
  if (target.entity === 'contact' && target.of.name === 'category' && !/联系人/.test(own)) return 0.7;
  if (isExplicit) return 1;
  if (target.entity === 'contract' && matter.votes.contract === 0) return 0.55;
  if (target.entity === 'opportunity' && matter.votes.opportunity === 0) return 0.55;
  if (target.entity === 'contract' && matter.subject === 'opportunity') return 0.85;
  if (target.entity === 'opportunity' && matter.subject === 'contract') return 0.85;
  if (target.of.name === 'remark' && target.entity === 'contact' && matter.hasAccountName && score < 1.01) {
    return /联系人|对接人/.test(own) ? 1 : 0.6;
  }
  return 1;
}

const explicitWords: Readonly<Partial<Record<ImportedEntity, RegExp>>> = {
  contract: /合同|协议|contract|签约|签订|签署/,
  opportunity: /商机|项目|机会|赢率|赢单|预计|报价|opportunit|deal|expected|probability/,
  followUp: /跟进|沟通|拜访|回访|联系记录|follow/,
};

/** Small preferences that decide between fields with the same heading. */
function contextBonus(target: Target, column: ReadColumn, matter: SheetMatter): number {
  let bonus = 0;
  if (isGeneric(target)) {
    if (target.entity === matter.subject) bonus += 0.1;
    else if (matter.subject === 'contact' && target.entity === 'account') bonus += 0;
    else bonus -= 0.05;
  }
  if (target.of.field.kind === 'phones' && target.of.name !== 'fax') {
    const isBetween =
      matter.accountAt >= 0 &&
      column.column > matter.accountAt &&
      matter.contactAt > column.column &&
      column.content.landline >= 0.5;
    if (target.entity === 'account') bonus += !matter.hasContactName ? 0.05 : isBetween ? 0.12 : -0.08;
    if (target.entity === 'contact') bonus += matter.hasContactName && !isBetween ? 0.03 : 0;
  }
  const wanted = Math.max(column.slot, 1 + column.repeats);
  if (target.slot === wanted && wanted > 1) bonus += 0.05;
  if (target.slot !== wanted) bonus -= 0.08;
  return bonus;
}

function isGeneric(target: Target): boolean {
  return [
    'name',
    'code',
    'number',
    'status',
    'stage',
    'lifecycle',
    'amount',
    'remark',
    'owner',
    'source',
    'kind',
    'types',
  ].includes(target.of.name);
}

function combine(heading: number, content: number | null, count: number): number {
  if (heading === 0) return 0;
  if (count === 0 || content === null) return 0.75 * heading + 0.17 * Math.min(1, heading);
  const sum = 0.75 * heading + 0.25 * content;
  if (content >= 0.15 || count < 2) return sum;
  return heading >= 0.97 ? Math.max(0.45, sum - 0.25) : sum - 0.3;
}

/** How well values fit a field, 0 to 1; null when they say nothing. */
function affinity(target: Target, content: ColumnContent, matter: SheetMatter): number | null {
  if (content.count === 0) return null;
  const { field } = target.of;
  switch (field.kind) {
    case 'phones':
      return phoneAffinity(target, content);
    case 'mail':
      return content.mail;
    case 'url':
      return content.url;
    case 'creditCode':
      return Math.max(content.creditCode + content.oldNumber, content.shareOf(field));
    case 'reference':
      return field.to === 'user' ? ownerAffinity(content, matter) : content.averageLength > 25 ? 0.1 : null;
    case 'text':
    case 'longText':
      return textAffinity(target, content);
    case 'date':
    case 'timestamp':
      return Math.max(content.shareOf(field), content.date);
    case 'money':
    case 'percent':
      return content.date > 0.5 ? 0 : Math.max(content.shareOf(field), content.number * 0.9);
    default:
      return content.shareOf(field);
  }
}

function phoneAffinity(target: Target, content: ColumnContent): number {
  const any = Math.max(content.shareOf(target.of.field), content.mobile + content.landline * 0.9);
  if (target.of.name === 'mobiles') return Math.min(1, content.mobile + (any - content.mobile) * 0.4);
  if (target.of.name === 'fax') return Math.max(content.landline, any * 0.6);
  return Math.min(1, content.landline + (any - content.landline) * 0.75);
}

function ownerAffinity(content: ColumnContent, matter: SheetMatter): number {
  if (matter.users.size > 0) {
    const known =
      content.cells.filter((cell) => matter.users.has(comparable(cellText(cell)))).length / content.count;
    if (known > 0) return Math.max(known, 0.6);
  }
  return content.company > 0.3 ? 0 : 0.25 + 0.5 * content.person + (content.distinct < 0.5 ? 0.2 : 0);
}

function textAffinity(target: Target, content: ColumnContent): number | null {
  const isOdd = content.mobile + content.landline + content.mail + content.date > 0.5;
  switch (target.path.replace(/\d+(?=\.)/, '')) {
    case 'account.name':
      if (isOdd || content.number > 0.5) return 0;
      return content.person > 0.6 && content.company < 0.1 ? 0.35 : 0.5 + 0.5 * content.company;
    case 'contact.name':
      return isOdd || content.number > 0.5 || content.company > 0.6 ? 0 : 0.35 + 0.65 * content.person;
    case 'accountContact.title':
      return isOdd || content.number > 0.5 ? 0 : 0.4 + 0.6 * content.jobTitle;
    case 'account.code':
      return content.creditCode + content.mail + content.mobile > 0.5 || content.date > 0.5
        ? 0
        : 0.3 + 0.7 * content.distinct;
    case 'contract.number':
      return content.date > 0.5
        ? 0
        : 0.3 * content.distinct + 0.7 * Math.max(content.numbering, content.distinct * 0.6);
    case 'account.bankAccount':
      return content.cells.every((cell) => /\d{6,}/.test(cellText(cell).replace(/[\s-]/g, ''))) ? 1 : 0.3;
    case 'account.postcode':
      return content.cells.filter((cell) => /^\d{6}$/.test(cellText(cell))).length / content.count;
    case 'opportunity.name':
    case 'contract.name':
    case 'account.legalPerson':
      return isOdd || content.number > 0.6 ? 0 : null;
    case 'followUp.content':
      return isOdd || content.number > 0.6 ? 0 : null;
    default:
      return null;
  }
}

/** Columns whose heading says nothing: only values that can hardly be anything else are believed. */
function addByContent(
  column: ReadColumn,
  scores: Map<Target, ColumnScore>,
  index: TargetIndex,
  matter: SheetMatter,
): void {
  const { content } = column;
  if (content.count < 2) return;
  const best = Math.max(0, ...[...scores.values()].map((score) => score.total));
  const isUnnamed = (column.headings.at(-1)?.key ?? '') === '';
  const believe = (path: string, share: number): void => {
    const target = index.byPath.get(path);
    if (!target || share < 0.6 || scores.has(target)) return;
    // Against a heading that was understood, values win only when they contradict it flatly.
    const total = (best > 0.65 ? 0.42 : isUnnamed ? 0.72 : 0.68) * share;
    scores.set(target, { total, heading: 0, content: share, isByParent: false });
  };
  believe('contact.mail', content.mail);
  believe('account.creditCode', content.creditCode);
  if (content.mobile >= 0.6) {
    believe('contact.mobiles', content.mobile);
    if (!matter.hasContactName) believe('account.phones', content.mobile * 0.9);
  } else if (content.landline >= 0.6) {
    believe(matter.hasContactName ? 'contact.phones' : 'account.phones', content.landline);
  }
  if (best < 0.5) {
    believe('account.name', content.company);
    believe('account.website', content.url);
    if (isUnnamed) {
      believe('contact.name', content.person >= 0.7 ? content.person : 0);
      believe('accountContact.title', content.jobTitle);
    }
  }
}
