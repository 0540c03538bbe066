import { isMobile } from '../../../db/schema/kinds/mobileNumber';
import type { PastedPiece, PastedPerson, PastedReading } from '../../api/pasting';
import type { Found } from './foundPieces';
import { regionOf } from './pastedValues';

/** Puts the pieces together: people with their numbers, invoice details, a place to deliver to. */
export function assemblePieces(found: readonly Found[]): Omit<PastedReading, 'remark'> {
  const pieces = [...found].sort((left, right) => left.start - right.start);
  const first = (is: PastedPiece['is']): string | null => pieces.find((one) => one.is === is)?.value ?? null;
  const all = (is: PastedPiece['is']): string[] => [
    ...new Set(pieces.filter((one) => one.is === is).map(({ value }) => value)),
  ];
  const hasBilling = pieces.some(
    ({ is }) => is === 'creditCode' || is === 'bankAccount' || is === 'bank' || is === 'billingTitle',
  );
  const people = peopleOf(pieces);
  const loose = loosePhones(pieces, people);
  const company = first('company') ?? first('billingTitle');
  const place = withRegion(first('address'), first('region'));
  // `收件人：… 详细地址：…` says where to send it without the word for it.
  const isSentThere =
    !hasBilling && pieces.some(({ is, word }) => is === 'person' && /^收[件货]人/.test(word));
  const address = place;
  const shipping = withRegion(first('shippingAddress'), first('region')) ?? (isSentThere ? place : null);
  const shown = address ?? shipping;
  const region = first('region') ?? (shown === null ? null : regionOf(shown));
  return {
    pieces: pieces.map(({ is, value, start, end }) => ({ is, value, start, end })),
    account: {
      name: company,
      phones: loose,
      fax: all('fax'),
      website: first('website'),
      address: address ?? (hasBilling ? null : shipping),
      region,
      postcode: first('postcode'),
      creditCode: first('creditCode'),
    },
    people,
    billing: hasBilling
      ? {
          title: first('billingTitle') ?? company,
          creditCode: first('creditCode'),
          bank: first('bank'),
          bankAccount: first('bankAccount'),
          address,
          phones: loose,
        }
      : null,
    shipping:
      shipping === null
        ? null
        : {
            address: shipping,
            recipient: people[0]?.name ?? null,
            phones: people[0] ? [...people[0].mobiles, ...people[0].phones] : loose,
            postcode: first('postcode'),
          },
  };
}

/** `所在地区：安徽省黄山市屯溪区，详细地址：黎阳镇…`: one address in two places. */
function withRegion(address: string | null, region: string | null): string | null {
  if (address === null || region === null) return address;
  const own = /[^省市]+(?:区|县|市|旗)$/.exec(region)?.[0];
  const isSaid = address.includes(region.slice(0, 2)) || (own !== undefined && address.includes(own));
  return own === undefined || isSaid ? address : region + address;
}

/** People in order, each with the numbers, the mail and the title that stand nearest behind, or before the first. */
function peopleOf(pieces: readonly Found[]): PastedPerson[] {
  const all = pieces.filter((one) => one.is === 'person' && !isOtherSpelling(one, pieces));
  // Whoever sent it stands behind whom it is for.
  const named = [...all.filter((one) => !isSender(one)), ...all.filter(isSender)];
  const unique = named.filter(({ value }, at) => named.findIndex((one) => one.value === value) === at);
  const mobiles = pieces.filter(({ is, value }) => is === 'phone' && isMobile(value));
  const isNobody = unique.length === 0;
  const says = pieces.some(({ is }) => is === 'wechat' || is === 'qq' || is === 'mail');
  // A mobile belongs to a person even where no name is said; the person is called by it until somebody knows better.
  if (isNobody && mobiles.length === 0 && !says) return [];
  const owners = isNobody ? [null] : unique;
  const people = owners.map((owner) => ({
    name: owner?.value ?? null,
    title: null as string | null,
    department: null as string | null,
    mobiles: [] as string[],
    phones: [] as string[],
    mail: null as string | null,
    wechat: null as string | null,
    qq: null as string | null,
  }));
  const ownerOf = (piece: Found): number => nearestOwner(owners, piece);
  for (const piece of pieces) {
    const person = people[ownerOf(piece)];
    if (!person) continue;
    if (piece.is === 'title') person.title ??= piece.value;
    else if (piece.is === 'department') person.department ??= piece.value;
    else if (piece.is === 'mail') person.mail ??= piece.value;
    else if (piece.is === 'wechat') person.wechat ??= piece.value;
    else if (piece.is === 'qq') person.qq ??= piece.value;
    else if (
      piece.is === 'phone' &&
      isMobile(piece.value) &&
      !people.some(({ mobiles: own }) => own.includes(piece.value))
    )
      person.mobiles.push(piece.value);
    else if (piece.is === 'phone' && isDirect(piece)) person.phones.push(piece.value);
  }
  return isNobody && !says && people[0]?.mobiles.length === 0 ? [] : people;
}

/** Whoever a label of a courier's form names as the one it comes from. */
function isSender({ word }: Found): boolean {
  return sender.test(word);
}

const sender = /^(?:寄件|发件|发货)人/;

/** `Linda Zhao 赵琳`, `小程，程飞`: one person is called by the whole Chinese name. */
function isOtherSpelling(one: Found, pieces: readonly Found[]): boolean {
  const isLatin = !/[\u4e00-\u9fff]/.test(one.value);
  const called = /^([\u4e00-\u9fff])(?:总|工|经理|老师|主任|先生|女士|师傅|哥|姐)$/.exec(one.value)?.[1];
  if (called !== undefined)
    return pieces.some(
      (other) =>
        other.is === 'person' &&
        other.line === one.line &&
        other.value.startsWith(called) &&
        /^[\u4e00-\u9fff]{2,3}$/.test(other.value) &&
        !/(?:总|工|经理|老师|主任|先生|女士|师傅|哥|姐)$/.test(other.value),
    );
  const family = /^[小老]([\u4e00-\u9fff])$/.exec(one.value)?.[1];
  if (!isLatin && family === undefined) return false;
  return pieces.some(
    (other) =>
      other.is === 'person' &&
      other.line === one.line &&
      (isLatin ? /[\u4e00-\u9fff]/.test(other.value) : other.value.startsWith(family ?? '')) &&
      Math.min(Math.abs(other.start - one.end), Math.abs(one.start - other.end)) <= 3,
  );
}

/** A number said to be a person's own. */
function isDirect({ word }: Found): boolean {
  return /直线|直拨/.test(word);
}

/** The person on the same line, else the last one named before, else the first one. */
function nearestOwner(owners: readonly (Found | null)[], piece: Found): number {
  const onLine = owners.flatMap((owner, at) =>
    owner?.line === piece.line ? [{ at, start: owner.start }] : [],
  );
  const before = onLine.filter(({ start }) => start <= piece.start).at(-1) ?? onLine[0];
  if (before) return before.at;
  const earlier = owners.reduce((last, owner, at) => (owner && owner.start <= piece.start ? at : last), -1);
  return earlier < 0 ? 0 : earlier;
}

/** Landlines and service numbers are the company's, and mobiles where nobody else could have them. */
function loosePhones(pieces: readonly Found[], people: readonly PastedPerson[]): string[] {
  const owned = new Set(people.flatMap(({ mobiles, phones }) => [...mobiles, ...phones]));
  const fax = new Set(pieces.filter(({ is }) => is === 'fax').map(({ value }) => value));
  return [...new Set(pieces.filter(({ is }) => is === 'phone').map(({ value }) => value))].filter(
    (phone) => !owned.has(phone) && !fax.has(phone),
  );
}
