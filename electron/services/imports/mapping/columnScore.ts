import type { ReadColumn } from './readColumn';
import type { SheetMatter } from './sheetMatter';
import type { ColumnContent } from './columnContent';
import { headingEvidence, type HeadingEvidence } from './headingEvidence';
import { otherThing } from '../headings/headingGrammar';
import { nearMisses } from '../headings/headingSynonyms';
import type { ImportedEntity, Target, TargetIndex } from '../headings/targetIndex';
import { addPersonByPlace, addShortName, withoutOtherNumbers } from './readingsByPlace';
import { affinity, shareOfUsers } from './valueAffinity';

/** How well a column fits a field. */
export interface ColumnScore {
  readonly total: number;
  readonly heading: number;
  /** How well the values fit, 0 to 1; null when values say nothing about such a field. */
  readonly content: number | null;
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
  addNumberReading(column, byHeading, index, matter);
  addDayReading(column, byHeading, index, matter);
  addOwnerReading(column, byHeading, index, matter);
  addShortName(column, byHeading, index, matter);
  addPersonByPlace(column, byHeading, index, matter);
  withoutOtherNumbers(column, byHeading, index, matter);
  const account = index.byPath.get('account.name');
  if (account && matter.subjectAt === column.column && !byHeading.has(account))
    byHeading.set(account, { score: 0.95, isByParent: false });
  const scores = new Map<Target, ColumnScore>();
  if (isOfOwner(column, matter)) return scores;
  const isNearMiss =
    nearMisses.test(column.headings.at(-1)?.key ?? '') &&
    ![...byHeading.values()].some((found) => found.score >= 0.95);
  if (isNearMiss) return scores;
  for (const [first, evidence] of byHeading) {
    if (evidence.isByGrammar === true && !isBorneOut(first, column, matter)) continue;
    for (const target of slotsOf(first, column, index)) {
      const heading = evidence.score * contextFactor(target, column, matter, evidence.score);
      const content = affinity(target, column.content, matter);
      const total =
        combine(heading, content, column.content.count) +
        contextBonus(target, column, matter) -
        (column.headings.at(-1)?.inside.includes('大写') ? 0.1 : 0);
      if (isListOfOtherWords(target, column.content)) continue;
      // `经营范围` as registers write it: sentences are no word of a list.
      if (target.path === 'account.industry' && column.content.averageLength > longestIndustry) continue;
      if (target.of.name === 'owner' && isPersonOfCustomer(first, column, matter, byHeading)) continue;
      if (total > 0) scores.set(target, { total, heading, content, isByParent: evidence.isByParent });
    }
  }
  addFreeTypes(column, scores, byHeading, index);
  addByContent(column, scores, index, matter);
  return scores;
}

/** More characters than this name no industry. */
const longestIndustry = 25;

/** What is only guessed needs values that bear it out; of a contract it needs a sheet that speaks of contracts, and one amount that can be meant. */
function isBorneOut(target: Target, column: ReadColumn, matter: SheetMatter): boolean {
  const { field } = target.of;
  const isMeasured = ['money', 'date', 'timestamp'].includes(field.kind);
  if (isMeasured && column.content.count > 0 && (affinity(target, column.content, matter) ?? 1) < 0.5)
    return false;
  if (target.path === 'contact.name') return column.content.count === 0 || column.content.person >= 0.3;
  if (target.entity === 'opportunity') return true;
  if (target.entity !== 'contract') return true;
  if (matter.votes.contract === 0) return false;
  if (target.path !== 'contract.amount' || matter.guessedAmounts <= 1) return true;
  return /总|合计|应收|应付/.test(column.headings.map(({ key }) => key).join(''));
}

/** `负责人电话` beside `负责人`, who is a colleague: nothing of the customer. */
function isOfOwner(column: ReadColumn, { ownerHeading }: SheetMatter): boolean {
  const key = column.headings.at(-1)?.key ?? '';
  return (
    ownerHeading.length >= 2 && key !== ownerHeading && key.startsWith(ownerHeading) && phoneWords.test(key)
  );
}

/** A bare `编号` among columns of contracts numbers the contracts. */
function addNumberReading(
  column: ReadColumn,
  found: Map<Target, HeadingEvidence>,
  index: TargetIndex,
  matter: SheetMatter,
): void {
  const number = index.byPath.get('contract.number');
  const isBare = /^(?:编号|号码|号)$/.test(column.headings.at(-1)?.key ?? '');
  if (!number || !isBare || found.has(number)) return;
  if (matter.subject !== 'contract' || matter.hasContractNumber || column.content.creditCode > 0.5) return;
  found.set(number, { score: 1, isByParent: false });
}

/** A bare `日期` beside the numbers and amounts of contracts is the day they were made. */
function addDayReading(
  column: ReadColumn,
  found: Map<Target, HeadingEvidence>,
  index: TargetIndex,
  matter: SheetMatter,
): void {
  const day = index.byPath.get('contract.signedOn');
  const isBare = /^(?:日期|时间|date)$/.test(column.headings.at(-1)?.key ?? '');
  if (!day || !isBare || found.has(day) || column.content.date < 0.5) return;
  if (matter.subject === 'contract' && matter.hasContractNumber)
    found.set(day, { score: 0.8, isByParent: false });
}

/** `接待人`, `跟单` with names that are ours: whoever looks after the customer, where nobody else is named for it. */
function addOwnerReading(
  column: ReadColumn,
  found: Map<Target, HeadingEvidence>,
  index: TargetIndex,
  matter: SheetMatter,
): void {
  const owner = index.byPath.get('account.owner');
  const key = column.headings.at(-1)?.key ?? '';
  if (!owner || matter.ownerAt >= 0 || found.has(owner) || !isOurs(column, matter)) return;
  if (
    !/[人员师者]$|经理|顾问|主管|老师|代表|管家|专员|bd$|跟单|客服|业务|销售/.test(key) ||
    nearMisses.test(key)
  )
    return;
  found.set(owner, { score: 0.85, isByParent: false });
}

/** `负责人` just before a telephone number, with names nobody here has: it is the customer's own person. */
function isPersonOfCustomer(
  owner: Target,
  column: ReadColumn,
  matter: SheetMatter,
  found: ReadonlyMap<Target, HeadingEvidence>,
): boolean {
  const isEither = [...found.keys()].some((target) => target.path === 'contact.name');
  if (!isEither || column.content.person < 0.5) return false;
  if (!matter.phonesAt.has(column.column + 1) && !matter.phonesAt.has(column.column + 2)) return false;
  if (matter.contactAt >= 0 && matter.contactAt !== column.column) return false;
  if (comesAgain(column, matter)) return false;
  return owner.of.name === 'owner' && shareOfUsers(column.content, matter) < 0.5;
}

/** Words of another list than the field's: better kept for a field of their own than refused one by one. */
function isListOfOtherWords(target: Target, content: ColumnContent): boolean {
  const { field } = target.of;
  if (field.kind === 'choices') return content.count > 0 && content.shareOf(field) < 0.9;
  // Extensions in a column of their own are no telephone numbers.
  if (field.kind === 'phones') return content.count >= 3 && content.averageLength < 6;
  return field.kind === 'choice' && content.count >= 3 && content.shareOf(field) < 0.2;
}

/** More characters than this make no tag: `有限责任公司(自然人投资或控股)` still does. */
const longestTag = 20;

/** `客户类型` with words of the office's own: they are kept as tags, not one is lost. */
function addFreeTypes(
  column: ReadColumn,
  scores: Map<Target, ColumnScore>,
  found: ReadonlyMap<Target, HeadingEvidence>,
  index: TargetIndex,
): void {
  const types = index.byPath.get('account.types');
  const tags = index.byPath.get('account.tags');
  const evidence = types && found.get(types);
  if (!types || !tags || !evidence || scores.has(types) || scores.has(tags)) return;
  const { content } = column;
  if (content.count === 0 || content.averageLength > longestTag || content.distinct * content.count > 60)
    return;
  if (content.number + content.date + content.mail + content.mobile > 0.3) return;
  scores.set(tags, {
    total: 0.75 * evidence.score + 0.12,
    heading: evidence.score,
    content: null,
    isByParent: evidence.isByParent,
  });
}

function slotsOf(first: Target, column: ReadColumn, index: TargetIndex): Target[] {
  if (first.entity !== 'contact' && first.entity !== 'accountContact') return [first];
  const slot = Math.max(column.slot, 1 + column.repeats);
  const inSlot = slot === 1 ? first : index.byPath.get(`${first.entity}${String(slot)}.${first.of.name}`);
  // A second number without a second name is one more number of the first person.
  const candidates = first.of.field.kind === 'phones' || column.slot === 1 ? [inSlot, first] : [inSlot];
  return [...new Set(candidates.filter((target) => target !== undefined))];
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
  const role = roleOf(own.key);
  if (role !== '' && !matter.contactHeading.includes(role) && column.slot === 1) {
    // The number of somebody else than the person of this row: it stays with the firm.
    for (const target of [...found.keys()]) if (target.entity === 'contact') found.delete(target);
    offer('account.phones', Math.max(best * 0.9, 0.88));
    return;
  }
  if (matter.hasContactName && isBare) {
    offer('contact.phones', best * 0.95);
    offer('contact.mobiles', best * (column.content.mobile >= 0.5 ? 0.97 : 0.5));
  }
  if (!matter.hasContactName) offer('account.phones', best * 0.95);
}

/** Whose number a heading says it is, when it is neither the firm's nor simply the contact's. */
function roleOf(key: string): string {
  return (
    /^(法人|财务|会计|出纳|仓库|售后|技术|门卫|前台|老板|采购|紧急联系人|业务员|法定代表人|其他|备用)/.exec(
      key,
    )?.[1] ?? ''
  );
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
  if (target.of.name === 'department' && isOurDepartment(own, column, matter)) return 0;
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

/** The department beside the name of a colleague is the colleague's. */
function isOurDepartment(own: string, column: ReadColumn, matter: SheetMatter): boolean {
  if (/^(?:归属|分管|负责|销售|业务|主管|跟进|我方)部门$/.test(own)) return true;
  if (matter.ownerAt < 0 || !/^(?:所属|所在)?部门(?:名称)?$/.test(own)) return false;
  const toOwner = Math.abs(matter.ownerAt - column.column);
  return toOwner === 1 && (matter.contactAt < 0 || Math.abs(matter.contactAt - column.column) > 1);
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
    const isOfCustomer =
      target.of.name === 'owner' &&
      /^客户(?:专员|经理|主管|顾问|管理员|所有[人者])$/.test(column.headings.at(-1)?.key ?? '');
    if (isOfCustomer) bonus += target.entity === 'account' ? 0.12 : 0;
    else if (target.entity === matter.subject) bonus += 0.1;
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
  // 会员姓名 beside 门店: whose name it is, is what the table is about.
  if (target.path === 'account.name' && isNameOfPerson(column)) bonus += 0.2;
  // A bare `状态` is the customer's where nothing but an amount speaks of a deal.
  const own = column.headings.map(({ key }) => key).join('');
  if (target.path === 'opportunity.stage' && own === '状态' && matter.votes.opportunity < 2) bonus -= 0.2;
  if (target.path === 'contact.name' && isOurs(column, matter)) bonus -= 0.4;
  // What a company may do is its industry only where nothing else says it.
  if (target.path === 'account.industry' && /^经营范围/.test(own)) bonus -= 0.15;
  const wanted = Math.max(column.slot, 1 + column.repeats);
  if (target.slot === wanted && wanted > 1) bonus += 0.05;
  if (target.slot !== wanted) bonus -= 0.08;
  return bonus;
}

/** A few names for many different accounts: colleagues, each of whom looks after several. */
function comesAgain({ content }: ReadColumn, matter: SheetMatter): boolean {
  return content.count >= fewestTelling && content.distinct <= matter.accountsDiffer * 0.5;
}

/** Fewer names than this do not tell colleagues from customers. */
const fewestTelling = 8;

/** Names that are mostly colleagues', or a few that come again and again beside a column of ever different ones. */
function isOurs({ content, column }: ReadColumn, matter: SheetMatter): boolean {
  if (content.count < 3 || content.person < 0.5) return false;
  if (shareOfUsers(content, matter) >= 0.5) return true;
  return (
    content.count >= fewestTelling &&
    content.distinct <= 0.5 &&
    matter.differentNamesAt.some((at) => at !== column)
  );
}

function isNameOfPerson(column: ReadColumn): boolean {
  return (
    /姓名$|^(?:业主|学员|会员|车主|患者|病人|老人|长者|顾客|住户|租客|雇主|宠主)$/.test(
      column.headings.at(-1)?.key ?? '',
    ) && column.content.person > 0.6
  );
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

/** Headings of numbers under which something is kept: none of them is a telephone number. */
const numberedThing = /(?:[卡单工序学车房票证]号|编号|编码|代码|id)$/;

/** Columns whose heading says nothing: only values that can hardly be anything else are believed. */
function addByContent(
  column: ReadColumn,
  scores: Map<Target, ColumnScore>,
  index: TargetIndex,
  matter: SheetMatter,
): void {
  const { content } = column;
  if (content.count < 2 || otherThing.test(column.headings.at(-1)?.key ?? '')) return;
  const best = Math.max(0, ...[...scores.values()].map((score) => score.total));
  const own = column.headings.at(-1)?.key ?? '';
  const isUnnamed = own === '';
  const believe = (path: string, share: number): void => {
    const target = index.byPath.get(path);
    if (!target || share < 0.6 || scores.has(target)) return;
    // Against a heading that was understood, values win only when they contradict it flatly.
    const total = (best > 0.65 ? 0.42 : isUnnamed ? 0.72 : 0.68) * share;
    scores.set(target, { total, heading: 0, content: share, isByParent: false });
  };
  // Names that only colleagues have need no heading that says so.
  if (best < 0.6 && matter.ownerAt < 0) believe('account.owner', shareOfUsers(content, matter));
  believe('contact.mail', content.mail);
  believe('account.creditCode', content.creditCode);
  // `推荐人卡号`: seven digits of a number under which something is kept.
  if (numberedThing.test(own) && !phoneWords.test(own)) return;
  if (content.mobile >= 0.6) {
    believe('contact.mobiles', content.mobile);
    if (!matter.hasContactName) believe('account.phones', content.mobile * 0.9);
  } else if (content.landline >= 0.6) {
    believe(matter.hasContactName ? 'contact.phones' : 'account.phones', content.landline);
  }
  if (best < 0.5 || (best < 0.65 && content.company > 0.6)) {
    believe('account.name', content.company);
    believe('account.website', content.url);
    if (isUnnamed) {
      believe('contact.name', content.person >= 0.7 ? content.person : 0);
      believe('accountContact.title', content.jobTitle);
      believe('account.address', content.address);
    }
  }
}
