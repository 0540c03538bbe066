import { cellText, comparable } from '../cells/cellText';
import { grammarReadings } from '../headings/headingGrammar';
import { personByPlace } from './personByPlace';
import type { ReadColumn } from './readColumn';
import type { ImportedEntity, Target, TargetIndex } from '../headings/targetIndex';

/** What is known around the columns of a table. */
export interface Surroundings {
  /** The name of the sheet and what stands above the table. */
  readonly words: string;
  /** Names of the office's own people, compared form. */
  readonly users: ReadonlySet<string>;
  /** Columns whose field is known before anything is matched: no other column may take it. */
  readonly fixed?: ReadonlyMap<number, string | null>;
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
  /** The column of the colleague a record belongs to; -1 when there is none. */
  readonly ownerAt: number;
  /** The heading of the first contact name, compared form; '' when there is none. */
  readonly contactHeading: string;
  /** The heading of the colleague's column, compared form; '' when there is none. */
  readonly ownerHeading: string;
  /** A column says outright that it holds numbers of contracts. */
  readonly hasContractNumber: boolean;
  /** How many columns may be the amount of a contract by the way their headings are put together. */
  readonly guessedAmounts: number;
  /** The columns of telephone numbers, by their headings. */
  readonly phonesAt: ReadonlySet<number>;
  /** The column of people whose place alone says that they are the customer's; -1 when there is none. */
  readonly personAt: number;
  /** The column that says the names of accounts in full (`全名`), where there is one. */
  readonly fullName: { readonly column: number; readonly averageLength: number } | null;
  /** How different the names of accounts are, 0 to 1; 1 when no column names them. */
  readonly accountsDiffer: number;
  /** The column of people the rows are about where no column names an account: `幼儿姓名` before `父亲姓名`; else -1. */
  readonly subjectAt: number;
  /** Columns of names of people hardly one of which comes twice. */
  readonly differentNamesAt: readonly number[];
  /** Names of the office's own people, compared form. */
  readonly users: ReadonlySet<string>;
  /** A column holds credit codes: older numbers beside them are something else. */
  readonly hasCreditCodes: boolean;
  readonly excluded: ReadonlySet<string>;
}

/** What the table is about: the entities its clear headings speak of, and the words around it. */
export function matterOf(
  columns: readonly ReadColumn[],
  index: TargetIndex,
  surroundings: Surroundings,
  excluded: ReadonlySet<string>,
): SheetMatter {
  const votes: Record<ImportedEntity, number> = {
    account: 0,
    contact: 0,
    accountContact: 0,
    opportunity: 0,
    contract: 0,
    followUp: 0,
  };
  let hasContactName = false;
  let hasAccountName = false;
  let contactAt = -1;
  let contactHeading = '';
  let accountAt = -1;
  let ownerAt = -1;
  let ownerHeading = '';
  let hasContractNumber = false;
  let guessedAmounts = 0;
  const phonesAt = new Set<number>();
  for (const column of columns) {
    const exact = exactOf(column, index);
    const entities = new Set(exact.map((target) => target.entity));
    if (entities.size === 1) for (const entity of entities) votes[entity] += 1;
    const guessed = exact.some((target) => target.entity === 'contract')
      ? []
      : grammarReadings(column.headings.map(({ key }) => key).join(''));
    if (guessed.some(({ path }) => path === 'contract.number')) {
      votes.contract += 1;
      hasContractNumber = true;
    }
    if (guessed.some(({ path }) => path === 'contract.amount')) guessedAmounts += 1;
    const isCustomer = isGuessedCustomer(column, index);
    if (isCustomer) {
      hasAccountName = true;
      if (accountAt < 0) accountAt = column.column;
    }
    const isPerson =
      column.content.count === 0 || column.content.person >= 0.4 || column.content.company < 0.3;
    if (
      exact.some((target) => target.path === 'contact.name') &&
      isPerson &&
      !isCustomer &&
      !exact.some((target) => target.path === 'account.name')
    ) {
      if (!exact.some((target) => target.of.name === 'owner')) {
        hasContactName = true;
        if (contactAt < 0) {
          contactAt = column.column;
          contactHeading = column.headings.map((heading) => heading.key).join('');
        }
      }
    }
    if (!hasContactName && exact.length === 0 && isGuessedPerson(column)) {
      hasContactName = true;
      contactAt = column.column;
      contactHeading = column.headings.map((heading) => heading.key).join('');
    }
    if (exact.some((target) => target.of.field.kind === 'phones')) phonesAt.add(column.column);
    if (exact.some((target) => target.path === 'contract.number')) hasContractNumber = true;
    if (ownerAt < 0 && exact.some((target) => target.of.name === 'owner')) {
      ownerAt = column.column;
      ownerHeading = column.headings.at(-1)?.key ?? '';
    }
    if (exact.some((target) => target.path === 'account.name')) {
      hasAccountName = true;
      if (accountAt < 0) accountAt = column.column;
    }
  }
  /** `负责人` just before a telephone number, with names nobody here has. */
  const isContactByPlace = ({ column, content, headings }: ReadColumn): boolean => {
    const exact = index.exact(headings.at(-1)?.key ?? '');
    const isEither = ['contact.name', 'account.owner'].every((path) =>
      exact.some((target) => target.path === path),
    );
    if (!isEither || content.person < 0.5) return false;
    if (!phonesAt.has(column + 1) && !phonesAt.has(column + 2)) return false;
    const known = content.cells.filter((cell) => surroundings.users.has(comparable(cellText(cell)))).length;
    return known < content.count * 0.5;
  };
  const accountsDiffer = columns.find(({ column }) => column === accountAt)?.content.distinct ?? 1;
  const namesAccounts = hasAccountName || columns.some(({ content }) => content.company >= 0.6);
  const byPlace =
    hasContactName || !namesAccounts
      ? undefined
      : personByPlace(columns, { index, users: surroundings.users, accountsDiffer });
  if (byPlace) {
    hasContactName = true;
    contactAt = byPlace.column;
    contactHeading = byPlace.headings.map((heading) => heading.key).join('');
  }
  const either = hasContactName ? undefined : columns.find((column) => isContactByPlace(column));
  if (either) {
    hasContactName = true;
    contactAt = either.column;
    contactHeading = either.headings.map((heading) => heading.key).join('');
  }
  if (columns.some(({ headings }) => headings.some(({ key }) => key.startsWith('乙方')))) votes.contract += 1;
  const words = comparable(surroundings.words);
  if (/合同|协议|订单|contract/.test(words)) votes.contract += 2;
  if (/商机|项目|报价|机会|跟单|漏斗|opportunit|pipeline|deal/.test(words)) votes.opportunity += 2;
  for (const entity of excluded) if (entity in votes) votes[entity as ImportedEntity] = 0;
  const subject =
    votes.contract > 0 && votes.contract >= votes.opportunity
      ? 'contract'
      : votes.opportunity > 0
        ? 'opportunity'
        : hasAccountName || votes.account > votes.contact
          ? 'account'
          : 'contact';
  return {
    subject,
    votes,
    hasContactName: hasContactName && !excluded.has('contact'),
    hasAccountName,
    contactAt,
    accountAt,
    ownerAt: ownerAt === contactAt ? -1 : ownerAt,
    ownerHeading: ownerAt === contactAt ? '' : ownerHeading,
    hasContractNumber,
    guessedAmounts,
    contactHeading,
    phonesAt,
    personAt: byPlace?.column ?? -1,
    fullName: fullNameAmong(columns, index),
    accountsDiffer,
    subjectAt: hasAccountName ? -1 : subjectAmong(columns),
    differentNamesAt: columns
      .filter(({ content }) => content.person >= 0.6 && content.count >= 5 && content.distinct >= 0.8)
      .map(({ column }) => column),
    users: surroundings.users,
    hasCreditCodes: columns.some(({ content }) => content.creditCode >= 0.5),
    excluded,
  };
}

/** A column that promises names in full, beside others that name the same. */
function fullNameAmong(columns: readonly ReadColumn[], index: TargetIndex): SheetMatter['fullName'] {
  const full = columns.find(({ headings, content }) => {
    const key = headings.at(-1)?.key ?? '';
    if (!/(?:全称|全名)$/.test(key) || content.count === 0) return false;
    return index.exact(key).some(({ path }) => path === 'account.name');
  });
  return full ? { column: full.column, averageLength: full.content.averageLength } : null;
}

/** People who stand for somebody else in a row, and are not what it is about. */
const standsForOthers =
  /联系|联络|对接|经办|家长|父亲|母亲|父母|爸爸|妈妈|配偶|监护|紧急|推荐|介绍|业务|销售|顾问|老师|教师|医生|医师|员工|负责|主管|经理|法人|代表|逝者|故人|亡者|死者|真实|中文|英文|拼音|开户|持卡|收货|收件/;

/** The first column of names of people that are somebody, where others in the row are only there for them. */
function subjectAmong(columns: readonly ReadColumn[]): number {
  const subject = columns.find(({ headings, content }) => {
    const key = headings.at(-1)?.key ?? '';
    return (
      /^.{2,}(?:姓名|名字)$/.test(key) &&
      !standsForOthers.test(key) &&
      content.person >= 0.6 &&
      content.distinct >= 0.8
    );
  });
  const hasOthers = columns.some(
    ({ column, headings, content }) =>
      subject !== undefined &&
      column > subject.column &&
      content.person >= 0.6 &&
      /^联系人|联络人|父亲|母亲|家长|监护|配偶|紧急|经办/.test(headings.at(-1)?.key ?? ''),
  );
  return subject && hasOthers ? subject.column : -1;
}

/** `长者姓名`: no list knows it, and the way it is put together says that it names whom the rows are about. */
function isGuessedCustomer({ headings, content }: ReadColumn, index: TargetIndex): boolean {
  const key = headings.at(-1)?.key ?? '';
  if (index.exact(key).length > 0 || content.count === 0) return false;
  return grammarReadings(key).some(({ path }) => path === 'account.name');
}

function isGuessedPerson({ headings, content }: ReadColumn): boolean {
  const readings = grammarReadings(headings.at(-1)?.key ?? '');
  return readings.some(({ path }) => path === 'contact.name') && content.person >= 0.3;
}

function exactOf(column: ReadColumn, index: TargetIndex): readonly Target[] {
  const own = column.headings.at(-1);
  if (!own) return [];
  const joined = column.headings.map((heading) => heading.key).join('');
  const whole = index.exact(joined);
  if (whole.length > 0) return whole;
  const exact = index.exact(own.key);
  if (exact.length > 0) return exact;
  return index.containing(own.key).flatMap(({ target, share }) => (share >= 0.4 ? target : []));
}
