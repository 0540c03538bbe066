import type { MatchReason } from '../../../api/importMatches';
import { readCompanyName } from '../../duplicates/companyName';
import { compareRecords, isValidCode, type RecordKeys } from '../../duplicates/likeness';
import { phoneKey } from '../../duplicates/matchKeys';
import { createNameIndex, type NameSuggestion } from '../../duplicates/nameIndex';
import type { AccountTraits } from '../importStore';

/** An account a sheet names that the office does not know. */
export interface Newcomer {
  readonly key: string;
  readonly table: number;
  readonly row: number;
  readonly name: string;
  readonly creditCode: string | null;
  /** The account's own numbers and those of the people in its row. */
  readonly phones: readonly string[];
}

/** What a newcomer is like: a record of the office, or an earlier newcomer. */
export interface LikeAccount {
  readonly id: number | null;
  readonly newcomer: Newcomer | null;
  readonly reasons: readonly MatchReason[];
  readonly score: number;
}

/** Accounts to be compared with: those of the office first, then every newcomer once it was looked at. */
export interface AccountIndex {
  add(account: AccountTraits): void;
  /** What a newcomer is like, best first; it can be found itself from then on. */
  meet(newcomer: Newcomer): readonly LikeAccount[];
}

/** More candidates help nobody to decide. */
const mostCandidates = 3;
/** A number of more accounts than this is that of a bookkeeper or a building. */
const mostOfOnePhone = 20;
/** The name itself says whose branch it is. */
const branchScore = 0.9;

/** Makes an empty index. Newcomers go by negative ids in it. */
export function createAccountIndex(): AccountIndex {
  const names = createNameIndex();
  const byPhone = new Map<string, number[]>();
  const known = new Map<number, Pick<AccountTraits, 'name' | 'creditCode' | 'phones'>>();
  const newcomers: Newcomer[] = [];

  function keep(id: number, { name, creditCode, phones }: Omit<AccountTraits, 'id'>): void {
    names.add(id, name);
    const numbers = numbersOf(phones);
    known.set(id, { name, creditCode, phones: numbers });
    for (const number of numbers) {
      const ids = byPhone.get(number);
      if (ids) ids.push(id);
      else byPhone.set(number, [id]);
    }
  }

  function candidates(newcomer: Newcomer): Map<number, NameSuggestion | null> {
    const found = new Map<number, NameSuggestion | null>();
    for (const near of names.near(newcomer.name, mostCandidates * 2)) found.set(near.id, near);
    for (const number of numbersOf(newcomer.phones)) {
      const ids = byPhone.get(number) ?? [];
      if (ids.length <= mostOfOnePhone) for (const id of ids) if (!found.has(id)) found.set(id, null);
    }
    return found;
  }

  return {
    add: (account) => {
      keep(account.id, account);
    },
    meet(newcomer) {
      const own = keysOf(newcomer);
      const like = [...candidates(newcomer)].flatMap(([id, near]) => {
        const other = known.get(id);
        const likeness = other && compare(own, keysOf(other), near);
        if (!likeness) return [];
        return [{ id: id > 0 ? id : null, newcomer: newcomers[-id - 1] ?? null, ...likeness }];
      });
      newcomers.push(newcomer);
      keep(-newcomers.length, newcomer);
      return like.sort((one, other) => other.score - one.score).slice(0, mostCandidates);
    },
  };
}

function compare(
  left: RecordKeys,
  right: RecordKeys,
  near: NameSuggestion | null,
): { readonly reasons: readonly MatchReason[]; readonly score: number } | null {
  if (near?.reason === 'branch') return { reasons: ['branch'], score: branchScore };
  const likeness = compareRecords(left, right, () => false);
  // A branch is a customer of its own also where it gives the number of its head office.
  if (!likeness || left.name?.branchOf || right.name?.branchOf) return null;
  return { reasons: likeness.reasons, score: Math.max(likeness.score, near?.score ?? 0) };
}

function keysOf({ name, creditCode, phones }: Omit<AccountTraits, 'id'>): RecordKeys {
  const read = readCompanyName(name);
  return {
    isCompany: true,
    name: read.key === '' ? null : read,
    creditCodes: creditCode === null ? [] : [creditCode],
    phones: numbersOf(phones),
    validCodes: creditCode !== null && isValidCode(creditCode) ? [creditCode] : [],
    mails: [],
    wechats: [],
    address: null,
    people: [],
  };
}

function numbersOf(phones: readonly string[]): string[] {
  return [...new Set(phones.map(phoneKey).filter((digits) => digits.length >= 7))];
}
