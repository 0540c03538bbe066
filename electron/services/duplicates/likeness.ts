import type { AnyDraft, Entity } from '../../../db/schema/defineEntity';
import { activeFields } from '../../../db/schema/derive/ranked';
import type { KindName } from '../../../db/schema/fields';
import type { DuplicateReason } from '../../api/duplicates';
import { checkCharacter } from '../../../db/schema/kinds/creditCode';
import { nameKey, readCompanyName, type CompanyName } from './companyName';
import { compareNames } from './compareNames';
import { phoneKey } from './matchKeys';

/** By what a record of any entity is recognised. Empty where the draft says nothing. */
export interface RecordKeys {
  /** Companies are compared by core and place, everything else by the whole name. */
  readonly isCompany: boolean;
  readonly name: CompanyName | null;
  readonly creditCodes: readonly string[];
  /** Those of them that have 18 characters and a right check character: two different ones are two firms. */
  readonly validCodes: readonly string[];
  /** Digits only, without country and extension. */
  readonly phones: readonly string[];
  readonly mails: readonly string[];
  readonly wechats: readonly string[];
  /** Where it is, without signs and blanks; null when that is too short to tell one house from another. */
  readonly address: string | null;
  /** People it is reached through: name and number, as `personMark` writes them. */
  readonly people: readonly string[];
}

/** From here on two records are shown as probably the same. */
export const probableFrom = 0.6;

/** How a record is like another: why, and how much; `score` orders, 0 to 1. */
export interface RecordLikeness {
  readonly reasons: readonly DuplicateReason[];
  readonly score: number;
  readonly isCertain: boolean;
}

/** The keys of which only the name is known; of many candidates the names are looked at first. */
export function nameOnlyKeys({ isCompany }: Pick<RecordKeys, 'isCompany'>, title: string): RecordKeys {
  const name = readCompanyName(title);
  return {
    isCompany,
    name: name.key === '' ? null : name,
    creditCodes: [],
    validCodes: [],
    phones: [],
    mails: [],
    wechats: [],
    address: null,
    people: [],
  };
}

/** A person a record is reached through, as far as two records can share one; null without a name or a number. */
export function personMark(name: string, phone: string): string | null {
  const [key, digits] = [readCompanyName(name).key, phoneKey(phone)];
  return key.length >= 2 && digits.length >= 7 ? `${key} ${digits}` : null;
}

/** The keys of a draft or a record; `people` are marks of those it is reached through, where they are known. */
export function recordKeys(entity: Entity, draft: AnyDraft, people: readonly string[] = []): RecordKeys {
  const places = placesOf(entity);
  const textsOf = (names: readonly string[]): string[] => names.flatMap((name) => textsIn(draft[name]));
  const words = textsIn(draft[entity.titleField])[0] ?? '';
  const name = readCompanyName(words);
  const phones = textsOf(places.phones)
    .map(phoneKey)
    .filter((digits) => digits.length >= 7);
  const creditCodes = textsOf(places.creditCodes).map((code) =>
    code.normalize('NFKC').replace(/\s+/g, '').toUpperCase(),
  );
  return {
    // A household or a person is called like many others.
    isCompany:
      places.creditCodes.length > 0 && draft['partyKind'] !== 'person' && draft['partyKind'] !== 'household',
    name: name.key === '' ? null : name,
    creditCodes,
    validCodes: creditCodes.filter(isValidCode),
    phones: [...new Set(phones)],
    mails: textsOf(places.mails).map((mail) => mail.trim().toLowerCase()),
    wechats: textsOf(places.wechats).map((id) => id.trim().toLowerCase()),
    address: textsOf(places.addresses).map(addressKey).find(isTellingPlace) ?? null,
    people,
  };
}

/** The fields of an entity by which its records are recognised, by what they hold. */
interface TellingPlaces {
  readonly creditCodes: readonly string[];
  readonly phones: readonly string[];
  readonly mails: readonly string[];
  readonly wechats: readonly string[];
  readonly addresses: readonly string[];
}

const known = new WeakMap<Entity, TellingPlaces>();

function placesOf(entity: Entity): TellingPlaces {
  const found = known.get(entity);
  if (found) return found;
  const fields = activeFields(entity);
  const ofKind = (kind: KindName): string[] =>
    fields.flatMap(({ name, field }) => (field.kind === kind ? [name] : []));
  const places = {
    creditCodes: ofKind('creditCode'),
    phones: ofKind('phones'),
    mails: ofKind('mail'),
    addresses: ofKind('address'),
    wechats: fields.flatMap(({ name }) => (name === 'wechat' ? [name] : [])),
  };
  known.set(entity, places);
  return places;
}

function addressKey(address: string): string {
  return nameKey(address).replace(/[^\p{L}\p{N}]/gu, '');
}

/** A street alone is shared by many; a number in it is not. */
function isTellingPlace(key: string): boolean {
  return key.length >= 8 && /\d/.test(key);
}

function textsIn(value: unknown): string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((text): text is string => typeof text === 'string' && text.trim() !== '');
}

/** How much each reason says by itself; several of them together say more. Names say it themselves. */
const weights: Readonly<Record<DuplicateReason, number>> = {
  creditCode: 0.99,
  sameName: 0.95,
  sameCore: 0.85,
  phone: 0.62,
  mail: 0.61,
  wechat: 0.6,
  person: 0.5,
  similarName: 0.6,
  typo: 0.55,
  samePinyin: 0.62,
  address: 0.4,
};

/** Reasons that are none by themselves: people change firms, and one building holds many. */
const onlyBeside: ReadonlySet<DuplicateReason> = new Set(['person', 'address']);

/**
 * Why two records may be the same, strongest reason first; nothing when they may not. Branches of one company, one
 * brand in two places, and companies with different valid credit codes are different ones. `isReadAlike` says whether
 * two names sound the same; it is asked only when nothing else about the names agrees.
 */
export function compareRecords(
  left: RecordKeys,
  right: RecordKeys,
  isReadAlike: (left: string, right: string) => boolean,
): RecordLikeness | null {
  if (areDifferentFirms(left, right)) return null;
  const named = compareNames(left, right, isReadAlike);
  const found = new Map<DuplicateReason, number>(named ? [[named.reason, named.weight]] : []);
  const note = (reason: DuplicateReason, isFound: boolean): void => {
    if (isFound) found.set(reason, weights[reason]);
  };
  note('creditCode', isShared(left.creditCodes, right.creditCodes));
  note('phone', isShared(left.phones, right.phones));
  note('mail', isShared(left.mails, right.mails));
  note('wechat', isShared(left.wechats, right.wechats));
  note('person', isShared(left.people, right.people));
  note('address', left.address !== null && left.address === right.address);
  if (named?.isApart && !found.has('creditCode')) return null;
  // What is said by a house or a person alone, or by a name that only reminds of another, is not worth a look.
  const isWorthIt = [...found].some(([reason, weight]) => !onlyBeside.has(reason) && weight >= 0.5);
  if (!isWorthIt && found.size < 2) return null;
  if ([...found.keys()].every((reason) => onlyBeside.has(reason))) return null;
  const reasons = [...found.keys()].sort((one, other) => weights[other] - weights[one]);
  const score = 1 - [...found.values()].reduce((rest, weight) => rest * (1 - weight), 1);
  return { reasons, score, isCertain: isCertain(left, right, reasons) };
}

function isShared(one: readonly string[], other: readonly string[]): boolean {
  return one.some((key) => other.includes(key));
}

function isCertain(left: RecordKeys, right: RecordKeys, reasons: readonly DuplicateReason[]): boolean {
  if (reasons.includes('creditCode')) return true;
  if (!reasons.includes('sameName')) return false;
  // People share names; a name and a number do not meet by chance.
  return (
    (left.isCompany && right.isCompany) ||
    reasons.some((reason) => reason === 'phone' || reason === 'mail' || reason === 'wechat')
  );
}

/** Two codes with right check characters name two firms; a mistyped one, or an old number, proves nothing. */
function areDifferentFirms(left: RecordKeys, right: RecordKeys): boolean {
  return (
    left.validCodes.length > 0 && right.validCodes.length > 0 && !isShared(left.validCodes, right.validCodes)
  );
}

/** Whether a code has 18 characters and its check character is right. */
export function isValidCode(code: string): boolean {
  return code.length === 18 && checkCharacter(code.slice(0, 17)) === code[17];
}
