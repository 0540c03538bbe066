import { cleanLine } from '../../../../db/schema/kinds/cellText';
import { isMobile, mobileInText } from '../../../../db/schema/kinds/mobileNumber';
import { phoneOf } from '../../../../db/schema/kinds/readPhones';
import { isJobTitle, isPersonName } from './names';

/** One person named in a cell. */
export interface NamedPerson {
  readonly name: string;
  readonly mobiles: readonly string[];
  readonly phones: readonly string[];
  readonly title: string | null;
}

const between = /[、/／;；,，\n|]+/;
/** `张三-13800138000`: the dash only parts the name from its number. */
const dashAtEnd = /[-—–_~]+\s*$/;
const phoneInside = new RegExp(String.raw`${mobileInText}(?!\d)|0\d{2,3}[-\s]?\d{7,8}(?!\d)`);

/**
 * Reads a cell that names more than one person or a person with a number: `张三13800138000/李四 13900139000`.
 * Gives people only when the whole text was understood; null when it is an ordinary name, or not understood.
 */
export function readPeople(text: string): readonly NamedPerson[] | null {
  if (text.length < 4 || (!between.test(text) && !/\d/.test(text) && !/[(（]/.test(text))) return null;
  const parts = text
    .split(between)
    .map((part) => cleanLine(part))
    .filter((part) => part !== '');
  const people: NamedPerson[] = [];
  for (const part of parts) {
    const person = readPerson(part);
    if (person) people.push(person);
    else if (!addNumber(people, part)) return null;
  }
  const [only] = people;
  if (only && people.length === 1 && only.mobiles.length + only.phones.length === 0 && only.title === null)
    return null;
  return people.length === 0 ? null : people;
}

function readPerson(part: string): NamedPerson | null {
  const number = phoneInside.exec(part);
  const words = (
    number
      ? part.slice(0, number.index).replace(dashAtEnd, '') + ' ' + part.slice(number.index + number[0].length)
      : part
  )
    .replace(/(?:电话|手机|tel|mobile)\s*[:：]?/i, ' ')
    .replace(/[:：]/g, ' ')
    .trim();
  const bracketed = /^(.*?)\s*[(（](.+?)[)）]\s*$/.exec(words);
  const [name, title] = bracketed ? [bracketed[1] ?? '', bracketed[2] ?? ''] : nameAndTitle(words);
  if (
    !isPersonName(name) &&
    !/^[\u4e00-\u9fff](?:总|工|经理|主任|先生|女士|小姐|老师|厂长|科长|处长|老板|会计|主管)$/.test(name)
  )
    return null;
  if (title !== '' && !isJobTitle(title)) return null;
  if (!number) return { name: cleanLine(name), mobiles: [], phones: [], title: title === '' ? null : title };
  const read = phoneOf(number[0], { isLocalAllowed: false });
  if (read.is !== 'value') return null;
  const ofMobile = isMobile(read.value);
  return {
    name: cleanLine(name),
    mobiles: ofMobile ? [read.value] : [],
    phones: ofMobile ? [] : [read.value],
    title: title === '' ? null : title,
  };
}

function nameAndTitle(words: string): [string, string] {
  const [first = '', ...rest] = words.split(/\s+/);
  return rest.length === 1 && isJobTitle(rest[0] ?? '') ? [first, rest[0] ?? ''] : [words, ''];
}

/** A bare number after a name belongs to the person before it. */
function addNumber(people: NamedPerson[], part: string): boolean {
  const last = people.at(-1);
  if (!last || !phoneInside.test(part)) return false;
  const read = phoneOf(part, { isLocalAllowed: false });
  if (read.is !== 'value') return false;
  const ofMobile = isMobile(read.value);
  people[people.length - 1] = ofMobile
    ? { ...last, mobiles: [...last.mobiles, read.value] }
    : { ...last, phones: [...last.phones, read.value] };
  return true;
}
