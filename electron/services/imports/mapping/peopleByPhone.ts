import { cellText, comparable } from '../cells/cellText';
import type { ReadColumn } from './readColumn';
import { grammarReadings } from '../headings/headingGrammar';
import type { Heading } from '../headings/headings';
import { contactSlots, type TargetIndex } from '../headings/targetIndex';

/** A column of names with a column of telephone numbers named after it: `家长姓名` beside `家长电话`. */
interface PersonByPhone {
  readonly column: number;
  readonly stem: string;
  readonly is: 'contact' | 'account';
  /** Nothing in its heading says that it is the account: it is the first of several people, and there is no other. */
  readonly isPromoted?: true;
}

type Read = Omit<ReadColumn, 'repeats'>;

const wordOfName = /(?:姓名|名字|名称|名)$/;
const wordOfReach =
  /^的?(?:联系)?(?:电话|手机|手机号|手机号码|电话号码|联系方式|座机|固话|固定电话|移动电话|微信|微信号|邮箱|电子邮箱|qq|tel|mobile|phone|wechat|email)$/;
const wordOfPhone = /电话|手机|联系方式|座机|固话|tel|mobile|phone/;
/** What only somebody has who is dealt with. */
const wordOfOwn = /电话|手机|联系方式|座机|固话|微信|邮箱|tel|mobile|phone|wechat|email/;
/** Fewer different names than this share are colleagues who look after several customers each. */
const differentNames = 0.8;
/** Fewer names than this do not tell colleagues from customers. */
const tellingNames = 6;

/**
 * Whoever has a telephone number of his own in the sheet is a person of the customer, whatever the trade calls him:
 * columns of such people are read as `联系人`, `电话` …, each in a slot of its own. Colleagues are left as they are.
 */
export function readPeopleByPhone(
  given: readonly Read[],
  index: TargetIndex,
  users: ReadonlySet<string>,
): readonly Read[] {
  const columns = joinedWithParents(given, index);
  const people = withAccount(findPeople(columns, index, users), columns, index);
  const contacts = people.filter(({ is }) => is === 'contact');
  if (contacts.length === 0) return given;
  const others = columns.filter(
    (column) => !contacts.some((one) => one.column === column.column) && isPlainContact(column, index),
  );
  const inOrder = [...contacts.map(({ column }) => column), ...others.map(({ column }) => column)].sort(
    (left, right) => left - right,
  );
  return columns.map((column) => {
    const own = column.headings.at(-1);
    if (!own) return column;
    const contact = contacts.find(({ stem, column: at }) => at === column.column || isOf(stem, own, index));
    if (contact) {
      const rest = own.key.slice(contact.stem.length);
      const key = contact.column === column.column || rest === '' ? '联系人' : rest.replace(/^的/, '');
      const slot = Math.min(inOrder.indexOf(contact.column) + 1, contactSlots);
      return renamed({ ...column, slot }, own, key);
    }
    const account = people.find(({ is, stem }) => is === 'account' && own.key.startsWith(stem));
    const rest = account ? own.key.slice(account.stem.length) : '';
    if (account?.isPromoted && account.column === column.column) return renamed(column, own, '客户名称');
    if (account && wordOfReach.test(rest) && wordOfPhone.test(rest)) return renamed(column, own, '客户电话');
    const plain = others.findIndex((other) => other.column === column.column);
    const slot = plain < 0 ? column.slot : Math.min(inOrder.indexOf(column.column) + 1, contactSlots);
    return { ...column, slot };
  });
}

/** `新郎 | 姓名, 电话` beside `新娘 | 姓名, 电话`: who is meant stands above, each in a group of his own. */
function joinedWithParents(columns: readonly Read[], index: TargetIndex): readonly Read[] {
  const groups = new Map<string, string[]>();
  for (const { headings } of columns) {
    const [parent, own] = headings;
    if (headings.length !== 2 || !parent || !own || parent.slot !== null) continue;
    groups.set(parent.key, [...(groups.get(parent.key) ?? []), own.key]);
  }
  const people = [...groups].filter(
    ([parent, keys]) =>
      keys.some((key) => /^(?:姓名|名字)$/.test(key)) &&
      keys.some((key) => wordOfPhone.test(key)) &&
      !index.exact(parent).some(({ entity, of }) => entity === 'account' && of.name !== 'owner'),
  );
  if (people.length < 2) return columns;
  const joined = new Set(people.map(([parent]) => parent));
  return columns.map((column) => {
    const [parent, own] = column.headings;
    if (column.headings.length !== 2 || !parent || !own || !joined.has(parent.key)) return column;
    return { ...column, headings: [{ ...own, key: `${parent.key}${own.key}` }] };
  });
}

/** Of several people in a sheet that names no account the first is whom it is about. */
function withAccount(
  people: readonly PersonByPhone[],
  columns: readonly Read[],
  index: TargetIndex,
): readonly PersonByPhone[] {
  const [first, ...others] = people;
  if (!first || others.length === 0 || people.some(({ is }) => is === 'account')) return people;
  const namesAccount = columns.some(({ headings, content, column }) => {
    const key = headings.at(-1)?.key ?? '';
    const named = [...index.exact(key), ...grammarReadings(key)].some(({ path }) => path === 'account.name');
    return (
      named || content.company > 0.3 || isPlainName(key) || isPersonBefore(first, column, content.person)
    );
  });
  return namesAccount ? people : [{ ...first, is: 'account', isPromoted: true }, ...others];
}

/** Whoever stands before the people with telephone numbers is the one they belong to. */
function isPersonBefore(first: PersonByPhone, column: number, person: number): boolean {
  return column < first.column && person >= 0.6;
}

function isPlainName(key: string): boolean {
  return /^(?:姓名|联系人|联络人|对接人)$/.test(key);
}

function renamed(column: Read, own: Heading, key: string): Read {
  return { ...column, headings: [...column.headings.slice(0, -1), { ...own, key }] };
}

function isOf(stem: string, own: Heading, index: TargetIndex): boolean {
  if (!own.key.startsWith(stem) || own.key === stem) return false;
  const rest = own.key.slice(stem.length).replace(/^的/, '');
  return (
    wordOfReach.test(rest) ||
    index.exact(rest).some(({ entity }) => entity === 'contact' || entity === 'accountContact')
  );
}

function isPlainContact(column: Read, index: TargetIndex): boolean {
  const exact = index.exact(column.headings.at(-1)?.key ?? '');
  return (
    /^(?:主要|首要|第一|客户)?(?:联系人|联络人|对接人)(?:姓名)?$|^姓名$/.test(
      column.headings.at(-1)?.key ?? '',
    ) &&
    exact.some(({ path }) => path === 'contact.name') &&
    !exact.some(({ path, of }) => path === 'account.name' || of.name === 'owner') &&
    column.headings.length === 1 &&
    column.headings[0]?.slot === null
  );
}

function findPeople(
  columns: readonly Read[],
  index: TargetIndex,
  users: ReadonlySet<string>,
): readonly PersonByPhone[] {
  const people: PersonByPhone[] = [];
  for (const column of columns) {
    const own = column.headings.at(-1);
    if (!own || column.headings.some(({ slot }) => slot !== null)) continue;
    if (column.content.count < 3 || column.content.person < 0.6) continue;
    const stem = own.key.replace(wordOfName, '');
    if (stem.length < 2 || stem === '联系人') continue;
    const called = columns
      .map(({ headings }) => headings.at(-1)?.key ?? '')
      .filter((key) => key !== own.key && wordOfOwn.test(key))
      .flatMap((key) => calledAs(key, stem) ?? [])
      .sort((left, right) => Number(stem.startsWith(right)) - Number(stem.startsWith(left)))[0];
    if (called === undefined) continue;
    const is = whoIs(column, own, index, users);
    if (is === null) continue;
    const isSecond = is === 'account' && people.some((one) => one.is === 'account');
    people.push({ column: column.column, stem: called, is: isSecond ? 'contact' : is });
  }
  return people;
}

/** What may stand behind the word people are called by: `业务对接人` has the `业务电话`. */
const stands = /(?:对接人?|联系人?|联络人?|负责人|经办人?|接口人|[人员者方])$/;

/**
 * How the heading of a telephone number calls the person it belongs to: `管理员手机` is the number of the `安全管理员`,
 * `发货电话` that of the `发货人`. Null when it speaks of somebody else.
 */
function calledAs(key: string, stem: string): string | null {
  for (let length = Math.min(key.length - 1, stem.length); length >= 2; length -= 1) {
    const name = key.slice(0, length);
    if (!wordOfReach.test(key.slice(length)) || name === '联系') continue;
    if (stem === name || stem.endsWith(name) || stem.replace(stands, '').endsWith(name)) return name;
  }
  return null;
}

function whoIs(
  column: Read,
  own: Heading,
  index: TargetIndex,
  users: ReadonlySet<string>,
): PersonByPhone['is'] | null {
  const exact = index.exact(own.key);
  if (/法人|法定/.test(own.key)) return null;
  const guessed = grammarReadings(own.key);
  if ([...exact, ...guessed].some(({ path }) => path === 'account.name')) return 'account';
  if (!exact.some(({ of }) => of.name === 'owner')) return 'contact';
  const { cells, count, distinct } = column.content;
  const ours = cells.filter((cell) => users.has(comparable(cellText(cell)))).length;
  return count >= tellingNames && distinct >= differentNames && ours === 0 ? 'contact' : null;
}
