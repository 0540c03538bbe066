import { isMobile } from '../../../db/schema/kinds/mobileNumber';
import { isCompanyName } from '../imports/cells/names';
import { moved, type FoundPieces } from './foundPieces';
import type { Segment } from './pastedSegments';
import { isSpokenOf, isTradeName } from './tradeNames';
import {
  addressIn,
  bankAccountsIn,
  companyIn,
  creditCodesIn,
  isAddress,
  isDepartment,
  isNickname,
  isPerson,
  isTitle,
  latinCompaniesIn,
  mailsIn,
  nameWithTitle,
  phonesIn,
  websitesIn,
  wechatsIn,
  type FoundValue,
} from './pastedValues';

/** Takes what has a form of its own, wherever it stands: mails, numbers, codes. */
export function readPatterns(pieces: FoundPieces, segment: Segment): void {
  if (segment.role === 'remark') return;
  pieces.addAll('mail', mailsIn(pieces.open(segment)), segment);
  pieces.addAll('website', websitesIn(pieces.open(segment), false), segment);
  if (segment.role === null && !pieces.has('company')) {
    // Cards name the company in both languages: the Chinese name is its name.
    const is = companyIn(pieces.text) ? 'otherCompany' : 'company';
    pieces.addAll(is, latinCompaniesIn(pieces.open(segment)).slice(0, 1), segment);
  }
  pieces.addAll('wechat', wechatsIn(pieces.open(segment)).slice(0, 1), segment);
  pieces.addAll('creditCode', creditCodesIn(pieces.open(segment), false), segment);
  const words = pieces.open(segment);
  const phones = phonesIn(words);
  const isSameWechat = /微信\s*(?:同号|同步|同手机)|同微信|[vV]信?同号/.test(
    pieces.text.slice(segment.start, segment.end),
  );
  pieces.addAll('phone', phones, segment);
  const [mobile] = phones.filter(({ value }) => isMobile(value));
  const own = mobile
    ? moved(mobile, segment.start)
    : pieces.found.find(({ is, line, value }) => is === 'phone' && line === segment.line && isMobile(value));
  if (isSameWechat && own) {
    pieces.add('wechat', own.value, own, segment);
    pieces.blank(segment, /[(（]?\s*(?:微信\s*(?:同号|同步|同手机)|同微信|[vV]信?同号)\s*[)）]?/);
  }
  const accounts = bankAccountsIn(pieces.open(segment)).filter(
    ({ value }) => value.length >= 15 && value.length <= 22,
  );
  if (/银行|信用社|支行|账号|帐号/.test(pieces.text)) pieces.addAll('bankAccount', accounts, segment);
}

/** Classifies what is left of a segment by what its words look like. */
export function readRest(pieces: FoundPieces, segment: Segment): void {
  if (segment.role === 'remark') return;
  for (let round = 0; round < 3; round += 1) if (!readFragments(pieces, segment)) return;
}

/** Classifies what is left of a segment, piece by piece; true when something was recognised. */
function readFragments(pieces: FoundPieces, segment: Segment): boolean {
  let isAny = false;
  for (const match of pieces.open(segment).matchAll(/[^\u0000,，;；。|:：]+/g)) {
    const bare = match[0].replace(/^[\s:：、/·\-—()（）【】[\]]+|[\s:：、/·\-—(（【[]+$/g, '');
    const value = /^[^(（]*[)）]$/.test(bare) ? bare.slice(0, -1).trimEnd() : bare;
    if (value.length < 2) continue;
    const start = segment.start + match.index + match[0].indexOf(value);
    isAny = readFragment(pieces, { value, start, end: start + value.length }, segment) || isAny;
  }
  return isAny;
}

/** `铜 陵 配 件 厂`: what a camera reads of letters set wide. */
const stretched = /^[\u4e00-\u9fff](?:[ \t][\u4e00-\u9fff])+$/;

function readStretched(pieces: FoundPieces, { value, start, end }: FoundValue, segment: Segment): boolean {
  const place = { value: value.replace(/\s+/g, ''), start, end };
  if (isCompanyName(place.value) && !pieces.has('company')) return pieces.take('company', place, segment);
  if (isTitle(place.value)) return pieces.take('title', place, segment);
  if (isTradeName(place.value) && !pieces.has('company')) return pieces.take('company', place, segment);
  if (isPerson(place.value)) return pieces.take('person', place, segment);
  return isDepartment(place.value) && pieces.take('department', place, segment);
}

/** `地址邗江区…`, `位于…`: words that only announce an address. */
const announcing =
  /^(?:公司|工厂|店|厂|收货)?(?:地址|住址)(?:在|是)?|^位于|^[\u4e00-\u9fff]{2,4}在(?=[\u4e00-\u9fff]{2,6}(?:省|市|区|县))/;

function readFragment(pieces: FoundPieces, given: FoundValue, segment: Segment): boolean {
  const groups = [...given.value.matchAll(/\S+(?:[ \t]\S+)*/g)];
  if (groups.every(([group]) => stretched.test(group)))
    return groups
      .map(({ 0: group, index }) => {
        const place = given.start + index;
        return readStretched(pieces, { value: group, start: place, end: place + group.length }, segment);
      })
      .some(Boolean);
  if (/^\d{6}$/.test(given.value))
    return isBehindAddress(pieces, given) && pieces.take('postcode', given, segment);
  if (readFirmWithPerson(pieces, given, segment)) return true;
  const announced = announcing.exec(given.value)?.[0].length ?? 0;
  const words = isAddress(given.value.slice(announced))
    ? { ...given, value: given.value.slice(announced), start: given.start + announced }
    : given;
  const { value, start } = words;
  const isBank = /^[\u4e00-\u9fff（）()]{2,}(?:银行|信用社|信用联社)[\u4e00-\u9fff（）()]*$/.exec(
    value.replace(/\s+/g, ''),
  );
  if (isBank && value.length <= 40 && !pieces.has('bank')) return pieces.take('bank', words, segment);
  const company = companyIn(value);
  if (
    company &&
    !isAddress(value.slice(0, company.end)) &&
    addressIn(value.slice(0, company.end)) === null &&
    company.value.length >= 4
  ) {
    const place = { value: company.value, start: start + company.start, end: start + company.end };
    return pieces.take(pieces.has('company') ? 'otherCompany' : 'company', place, segment);
  }
  const address = addressIn(value);
  // Where a parcel comes from is nobody's address here: it stays with the words.
  if (address && /^(?:寄件|发件|发货)人/.test(segment.word)) return false;
  if (address) {
    const isShipping = segment.role === 'recipient' || /收货|收件|寄/.test(pieces.text);
    const place = { value: address.value, start: start + address.start, end: start + address.end };
    return pieces.take(isShipping ? 'shippingAddress' : 'address', place, segment);
  }
  if (pieces.addPerson(words, segment)) return true;
  if (isDepartment(value)) return pieces.take('department', words, segment);
  if (isTitle(value)) return pieces.take('title', words, segment);
  const isName = isCompanyName(value) && !/[的了吗呢吧]$/.test(value) && !isSpokenOf(value, '');
  if (isName && !pieces.has('company') && value.length <= 40) return pieces.take('company', words, segment);
  return readParts(pieces, words, segment);
}

/** `鸿运汽修（何师傅）`, `汤工手机`: a firm with its person in brackets, a person with what the number is. */
function readFirmWithPerson(pieces: FoundPieces, { value, start }: FoundValue, segment: Segment): boolean {
  const owned = /^([\u4e00-\u9fff]{2,4})的?(?:手机|电话|微信|号码)号?$/.exec(value)?.[1];
  if (owned !== undefined && pieces.addPerson({ value: owned, start, end: start + owned.length }, segment))
    return true;
  if (readGlued(pieces, { value, start, end: start + value.length }, segment)) return true;
  const found = /^([\u4e00-\u9fff]{3,16})[(（]([^()（）]{2,8})[)）]/.exec(value);
  const [, firm = '', person = ''] = found ?? [];
  if (!found || pieces.has('company') || !isTradeName(firm) || !nameWithTitle(person)) return false;
  const at = start + value.indexOf(person, firm.length);
  pieces.addPerson({ value: person, start: at, end: at + person.length }, segment);
  return pieces.take('company', { value: firm, start, end: start + firm.length }, segment);
}

/** Names of firms without a legal form: words by themselves, in texts that name no other firm and somebody or a number. */
export function readTradeName(pieces: FoundPieces, segments: readonly Segment[]): void {
  if (pieces.has('company') || pieces.has('billingTitle')) return;
  if (!(['person', 'phone', 'wechat', 'mail'] as const).some((is) => pieces.has(is))) return;
  for (const segment of segments) {
    if (segment.role !== null) continue;
    for (const match of pieces.open(segment).matchAll(/[^\u0000\s,，;；。|:：、/（）()【】!！?？~—]+/g)) {
      const behind = pieces.text.slice(segment.start + match.index + match[0].length, segment.end);
      if (isSpokenOf(match[0], behind)) continue;
      if (!isTradeName(match[0]) || isPerson(match[0]) || isDepartment(match[0]) || isTitle(match[0]))
        continue;
      const start = segment.start + match.index;
      pieces.take('company', { value: match[0], start, end: start + match[0].length }, segment);
      return;
    }
  }
}

/** `城东汽修厂老梁`: a firm with whoever is meant right behind it. */
function readGlued(pieces: FoundPieces, { value, start, end }: FoundValue, segment: Segment): boolean {
  if (pieces.has('company') || !/^[\u4e00-\u9fff]{6,18}$/.test(value)) return false;
  const [firm, name] = [value.slice(0, -2), value.slice(-2)];
  if (!isTradeName(firm) || !isNickname(name)) return false;
  const at = start + firm.length;
  pieces.take('person', { value: name, start: at, end }, segment);
  return pieces.take('company', { value: firm, start, end: at }, segment);
}

const introducing =
  /(?:我们?这边是|这边是|这里是|我们是|我是|客户是)([\u4e00-\u9fffA-Za-z0-9（）()]{3,24}?)(?=的|[，,。；;、！!\s(（]|$)/gu;

/** Whoever writes says himself where he is from: that firm is meant, whatever others are spoken of. */
export function readIntroduced(pieces: FoundPieces, segments: readonly Segment[]): void {
  for (const segment of segments) {
    if (segment.role !== null || pieces.has('company')) continue;
    for (const match of pieces.open(segment).matchAll(introducing)) {
      const behind = pieces.text.slice(segment.start + match.index + match[0].length, segment.end);
      const within = /^的([\u4e00-\u9fff]{3,12})(?=[，,。;；、！!\s(（]|$)/u.exec(behind)?.[1] ?? '';
      // `眼镜城的光明眼镜`: where the firm is, and which one it is.
      if (isTradeName(within)) {
        const at = segment.start + match.index + match[0].length + 1;
        pieces.take('company', { value: within, start: at, end: at + within.length }, segment);
        break;
      }
      const name = match[1] ?? '';
      if (isPerson(name) || isTitle(name) || isDepartment(name)) continue;
      if (!isTradeName(name) && companyIn(name)?.value !== name) continue;
      const start = segment.start + match.index + match[0].length - name.length;
      pieces.take('company', { value: name, start, end: start + name.length }, segment);
      break;
    }
  }
}

function isBehindAddress(pieces: FoundPieces, { start }: FoundValue): boolean {
  return pieces.found.some(({ is, end }) => /address/i.test(is) && end <= start && start - end <= 4);
}

/** Words with blanks between them: each for itself, the longest that means something first. */
function readParts(pieces: FoundPieces, { value, start }: FoundValue, segment: Segment): boolean {
  const said =
    /^(?:你好|您好|hi|hello)?[,，!！~ ]*(?:我是|我叫|这是|这里是|本人)([\u4e00-\u9fffA-Za-z（）()]{2,20}?)(?:的|-|—)([\u4e00-\u9fff]{2,6})$/i.exec(
      value,
    );
  if (said?.[1] !== undefined && said[2] !== undefined) {
    const person = nameWithTitle(said[2]);
    const at = start + value.lastIndexOf(said[2]);
    if (person && pieces.addPerson({ value: said[2], start: at, end: at + said[2].length }, segment)) {
      const from = start + value.indexOf(said[1]);
      return pieces.take(
        pieces.has('company') ? 'otherCompany' : 'company',
        { value: said[1], start: from, end: from + said[1].length },
        segment,
      );
    }
  }
  const name = /(?:我是|我叫|本人|联系|请找|对接人|经办人)([\u4e00-\u9fff]{2,6})$/.exec(value)?.[1];
  if (name !== undefined) {
    const at = start + value.length - name.length;
    if (pieces.addPerson({ value: name, start: at, end: at + name.length }, segment)) return true;
  }
  const spoken =
    /^的?([\u4e00-\u9fff](?:总|经理|姐|哥|工|老师|主任|老板|先生|女士|厂长|科长))(?=让|说|介绍|推荐|叫|要|想|问|来|在|那边|这边)/.exec(
      value,
    );
  if (spoken?.[1] !== undefined) {
    const at = start + value.indexOf(spoken[1]);
    if (pieces.addPerson({ value: spoken[1], start: at, end: at + spoken[1].length }, segment)) return true;
  }
  const working = /^(?:在)?([\u4e00-\u9fff]{2,8}(?:部|科|处|中心|办公室))(?:工作|上班|任职|做事)$/.exec(
    value,
  )?.[1];
  if (working !== undefined) {
    const at = start + value.indexOf(working);
    return pieces.take('department', { value: working, start: at, end: at + working.length }, segment);
  }
  const placed = /^([\u4e00-\u9fff]{2,8}(?:部|科|处|中心|办))的?([\u4e00-\u9fff]{2,6})$/.exec(value);
  if (placed?.[1] !== undefined && placed[2] !== undefined && nameWithTitle(placed[2])) {
    const at = start + value.length - placed[2].length;
    pieces.addPerson({ value: placed[2], start: at, end: at + placed[2].length }, segment);
    const department = { value: placed[1], start, end: start + placed[1].length };
    return pieces.take('department', department, segment);
  }
  const parts = [...value.matchAll(/[^\s/、·]+/g)];
  if (parts.length < 2) return false;
  let isAny = false;
  for (const match of parts) {
    const part = match[0].replace(/^[(（【]|[)）】]$/g, '');
    const at = start + match.index + match[0].indexOf(part);
    const place = { value: part, start: at, end: at + part.length };
    if (part.length < 2) continue;
    if (pieces.addPerson(place, segment)) isAny = true;
    else if (isDepartment(part)) isAny = pieces.take('department', place, segment);
    else if (isTitle(part)) isAny = pieces.take('title', place, segment);
    else if (isAddress(part)) isAny = pieces.take('address', place, segment);
    else if (isCompanyName(part) && !pieces.has('company')) isAny = pieces.take('company', place, segment);
  }
  return isAny;
}
