import { isMobile } from '../../../db/schema/kinds/mobileNumber';
import { moved, type FoundPieces } from './foundPieces';
import type { Segment } from './pastedSegments';
import {
  addressIn,
  bankAccountsIn,
  creditCodesIn,
  isDepartment,
  isTitle,
  mailsIn,
  phonesIn,
  websitesIn,
  type FoundValue,
} from './pastedValues';

/** Reads a segment whose label says what it is. */
export function readLabelled(pieces: FoundPieces, segment: Segment): void {
  const words = pieces.open(segment);
  switch (segment.role) {
    case 'creditCode':
      return void pieces.addAll('creditCode', creditCodesIn(words, true), segment);
    case 'bankAccount':
      return void pieces.addAll('bankAccount', bankAccountsIn(words).slice(0, 1), segment);
    case 'bank':
    case 'bankAndAccount':
      return readBank(pieces, segment);
    case 'mail':
      return void pieces.addAll('mail', mailsIn(words), segment);
    case 'website':
      return void pieces.addAll('website', websitesIn(words, true).slice(0, 1), segment);
    case 'qq':
      return void pieces.addAll('qq', codesIn(words, /(?<!\d)[1-9]\d{4,11}(?!\d)/g).slice(0, 1), segment);
    case 'wechat':
      return void pieces.addAll(
        'wechat',
        codesIn(words, /[a-z][\w-]{4,30}|(?<!\d)1[3-9]\d{9}(?!\d)/gi).slice(0, 1),
        segment,
      );
    case 'postcode':
      return void pieces.addAll('postcode', codesIn(words, /(?<!\d)\d{6}(?!\d)/g).slice(0, 1), segment);
    case 'fax':
      return void pieces.addAll('fax', phonesIn(words, true).slice(0, 1), segment);
    case 'phone':
    case 'phoneAndWechat': {
      const phones = phonesIn(words, true);
      pieces.addAll('phone', phones, segment);
      const [mobile] = phones.filter(({ value }) => isMobile(value));
      if (segment.role === 'phoneAndWechat' && mobile)
        pieces.add('wechat', mobile.value, moved(mobile, segment.start), segment);
      return;
    }
    case 'addressAndPhone':
      pieces.addAll('phone', phonesIn(words, true), segment);
      return readAddress(pieces, segment);
    case 'address':
    case 'shippingAddress':
      pieces.addAll('phone', phonesIn(words), segment);
      pieces.addAll('postcode', codesIn(words, /(?<!\d)\d{6}(?!\d)/g).slice(0, 1), segment);
      return readAddress(pieces, segment);
    case 'region': {
      const region = pieces.firstWords(segment, /[,，;；|]/);
      if (region) pieces.add('region', region.value.replace(/\s+/g, ''), region, segment);
      return;
    }
    case 'person':
    case 'recipient':
      pieces.addAll('phone', phonesIn(words), segment);
      return readName(pieces, segment);
    case 'company':
    case 'billingTitle':
      return readCompany(pieces, segment, segment.role);
    case 'title':
    case 'department': {
      const value = pieces.firstWords(segment, /[,，;；|]|\s{2,}/);
      if (value) pieces.add(segment.role, value.value, value, segment);
      return;
    }
    default:
      return;
  }
}

function readName(pieces: FoundPieces, segment: Segment): void {
  const words = pieces.firstWords(segment, /[,，;；|/]|\s{2,}|\d/);
  if (!words) return;
  const parts = words.value.split(/\s+/);
  if (pieces.addPerson(words, segment)) return;
  let at = words.start;
  let isNamed = false;
  for (const part of parts) {
    const start = pieces.text.indexOf(part, at);
    at = start + part.length;
    const place = { value: part, start, end: at };
    if (!isNamed) {
      if (parts.length > 1 && isDepartment(part)) {
        pieces.add('department', part, place, segment);
        continue;
      }
      isNamed = pieces.addPerson(place, segment);
      if (isNamed) continue;
      if (parts.length === 1 || /^[\u4e00-\u9fff·]{2,6}$/.test(part)) {
        isNamed = true;
        pieces.add('person', part, place, segment);
      }
    } else if (isDepartment(part)) pieces.add('department', part, place, segment);
    else if (isTitle(part)) pieces.add('title', part, place, segment);
  }
  if (!isNamed) pieces.add('person', words.value, words, segment);
}

function readCompany(pieces: FoundPieces, segment: Segment, is: 'company' | 'billingTitle'): void {
  const words = pieces.firstWords(
    segment,
    /[,，](?!\s*(?:Ltd|Inc|LLC|Limited|Corp))|[;；|]|\s{2,}|\s(?=[\u4e00-\u9fff])/i,
  );
  if (words) pieces.add(is, words.value, words, segment);
}

function readAddress(pieces: FoundPieces, segment: Segment): void {
  const is = segment.role === 'shippingAddress' ? 'shippingAddress' : 'address';
  // Number and receiver may stand in front of, or behind, the address.
  const words = pieces.open(segment);
  for (const match of words.matchAll(/[^\u0000,，;；|]+/g)) {
    const value = match[0].replace(/^[\s:：]+|[\s。.、]+$/g, '');
    if (value.replace(/\s/g, '').length < 4) continue;
    const found = addressIn(value) ?? { value, start: 0, end: value.length };
    const start = segment.start + match.index + match[0].indexOf(value) + found.start;
    pieces.add(is, found.value, { value: found.value, start, end: start + found.value.length }, segment);
    return;
  }
}

function readBank(pieces: FoundPieces, segment: Segment): void {
  pieces.addAll('bankAccount', bankAccountsIn(pieces.open(segment)), segment);
  const words = pieces.firstWords(segment, /[,，;；|]|账号|帐号/);
  if (words) pieces.add('bank', words.value, words, segment);
}

function codesIn(text: string, pattern: RegExp): FoundValue[] {
  return [...text.matchAll(pattern)].map((match) => ({
    value: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}
