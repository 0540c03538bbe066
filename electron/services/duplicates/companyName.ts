import { longestRegionName, regionNames } from './regionNames';
import { isTraditional, simplified } from './simplified';

/** A company's name taken apart, for comparing. Nothing of it is ever shown or stored as the name. */
export interface CompanyName {
  /** Two names with the same key are the same name, written differently. */
  readonly key: string;
  /** The key without its legal form, its region and 市县区镇: what makes the company. Never empty. */
  readonly core: string;
  /** The key without its legal form and 市县区镇, the region kept: what similarity is measured on. Never empty. */
  readonly stem: string;
  /** The place in front of the name or in brackets, e.g. `杭州`; null when it names none. */
  readonly region: string | null;
  /** Set for a branch (分公司): the key of the company it belongs to, null when the name does not say. */
  readonly branchOf: { readonly parentKey: string | null; readonly branch: string } | null;
}

/** Why two names are thought to belong together. Codes; the window has the words. */
export type NameReason = 'sameName' | 'sameCore' | 'similarName' | 'sameNameElsewhere' | 'branch';

/** How near two names are: `score` is 0 to 1. */
export interface NameLikeness {
  readonly score: number;
  readonly reason: NameReason;
}

/** From here two names are suggested as the same company: 84 % of such pairs were, on 4,810 real ones. */
export const suggestFrom = 0.75;

const openBrackets = /[[{〔【〈《「『]/g;
const closeBrackets = /[\]}〕】〉》」』]/g;
const nothingSeen = /[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+/g;

/**
 * The key of a name: NFKC, capitals, no blanks, one sort of brackets, simplified characters, no full stop at the end.
 * Equal keys mean equal names. Empty for a text without any letter or digit.
 */
export function nameKey(name: string): string {
  if (isPlainHan(name)) return name;
  const folded = name
    .normalize('NFKC')
    .replace(nothingSeen, '')
    .replace(openBrackets, '(')
    .replace(closeBrackets, ')')
    .replace(/[。.,;、]+$/, '')
    .toUpperCase();
  return /[\p{L}\p{N}]/u.test(folded) ? simplified(folded) : '';
}

/** Whether a name is of Han characters alone, all simplified: most are, and hundreds of thousands are asked for. */
function isPlainHan(name: string): boolean {
  for (let at = 0; at < name.length; at += 1) {
    const code = name.charCodeAt(at);
    if (code < 0x4e00 || code > 0x9fff || isTraditional(code)) return false;
  }
  return name !== '';
}

const chineseForms =
  /(?:\((?:普通合伙|有限合伙|特殊普通合伙|个体工商户|个人独资|集团)\)|(?:集团)?(?:股份有限责任|有限责任|股份有限|控股有限|实业有限|有限)?(?:总)?公司|集团|股份合作公司|合伙企业|(?:专业)?合作社|经营部|门市部|营业部|事务所|工作室|商行|商店|总店|总厂|分厂|厂|店|中心|公司)$/;
const foreignForms =
  /[,.]*(?:CO\.?,?LTD|CO\.?,?LIMITED|COMPANYLIMITED|LTD|LIMITED|INC|LLC|LLP|PLC|CORPORATION|CORP|GMBH|COMPANY|CO)\.?$/;
const bracketed = /\(([^()]*)\)/g;
const placeSigns = /(?<=[\u3400-\u9fff]{2})[市县区镇](?=[\u3400-\u9fff]{2})/g;
/** A county or district that is not in the list of regions: 东平县…, 龙口市…. */
const placeInFront = /^([\u3400-\u9fff]{2,3}?)(?:市|县|区|镇|乡|旗)(?=[\u3400-\u9fff]{2})/;
const provinceSigns = /^(?:省|市|自治区|特别行政区)/;
const branchName =
  /^(.*(?:公司|集团|厂|银行|事务所|中心|店))\(?(.{0,12}?(?:分公司|分店|分行|支行|分厂|分部|办事处|代表处|营业部))\)?$/;
const branchSign = /(?:分公司|分店|分行|支行|办事处|代表处)\)?$/;

/** Takes a company's name apart. */
export function readCompanyName(name: string): CompanyName {
  const key = nameKey(name);
  const branch = branchName.exec(key);
  const isBranch = branch?.[1] !== undefined || branchSign.test(key);
  const branchOf = isBranch ? { parentKey: branch?.[1] ?? null, branch: branch?.[2] ?? '' } : null;
  const bare = withoutForm(branch?.[1] ?? key);
  const inBrackets = [...bare.matchAll(bracketed)].map((found) => withoutPlaceSign(found[1] ?? ''));
  const open = bare.replace(bracketed, (_whole, words: string) => (isRegion(words) ? '' : words));
  const front = regionInFront(open);
  const rest = open.slice(front.length).replace(placeSigns, '');
  const region = front.names.at(-1) ?? inBrackets.find(isRegion) ?? null;
  return {
    key,
    core: rest.length >= 2 ? rest : bare || key,
    stem: front.names.join('') + rest || key,
    region,
    branchOf,
  };
}

/** The name without its legal form, as long as two characters stay. */
function withoutForm(key: string): string {
  let bare = key;
  for (;;) {
    const shorter = bare.replace(foreignForms, '').replace(chineseForms, '');
    if (shorter === bare || shorter.replace(/[()]/g, '').length < 2) return bare;
    bare = shorter;
  }
}

function withoutPlaceSign(words: string): string {
  return words.replace(/[省市县区镇]$/, '');
}

function isRegion(words: string): boolean {
  return regionNames.has(words) || regionNames.has(withoutPlaceSign(words));
}

/** The regions a name begins with, e.g. 浙江省杭州市 → 浙江, 杭州, and how many characters they take. */
function regionInFront(name: string): { readonly names: readonly string[]; readonly length: number } {
  const names: string[] = [];
  let length = 0;
  for (;;) {
    const found = regionAt(name, length);
    if (!found || name.length - found.end < 2) break;
    names.push(found.name);
    length = found.end;
  }
  return { names, length };
}

function regionAt(name: string, from: number): { readonly name: string; readonly end: number } | undefined {
  for (let size = longestRegionName; size >= 2; size -= 1) {
    const candidate = name.slice(from, from + size);
    if (candidate.length < size || !regionNames.has(candidate)) continue;
    const sign = provinceSigns.exec(name.slice(from + size))?.[0] ?? '';
    return { name: candidate, end: from + size + sign.length };
  }
  const county = placeInFront.exec(name.slice(from));
  return county?.[1] === undefined ? undefined : { name: county[1], end: from + county[0].length };
}

/** Dice's coefficient of the pairs of neighbouring characters: 1 for equal texts, 0 without a common pair. */
export function diceSimilarity(left: string, right: string): number {
  if (left === right) return 1;
  const pairs = pairsOf(left);
  const counts = new Map<string, number>();
  for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  const others = pairsOf(right);
  let common = 0;
  for (const pair of others) {
    const left = counts.get(pair) ?? 0;
    if (left === 0) continue;
    counts.set(pair, left - 1);
    common += 1;
  }
  const total = pairs.length + others.length;
  return total === 0 ? 0 : (2 * common) / total;
}

/** The pairs of neighbouring characters of a text, in order. */
export function pairsOf(text: string): string[] {
  const pairs: string[] = [];
  for (let index = 0; index + 1 < text.length; index += 1) pairs.push(text.slice(index, index + 2));
  return pairs;
}

/** 第一 and 第二, 3号 and 5号: names that differ in a number name different things. */
const numbers = /第[一二三四五六七八九十\d]+|\d+|[一二三四五六七八九十](?=[中小院厂店校局])/g;

function differInNumber(left: string, right: string): boolean {
  return (left.match(numbers) ?? []).join() !== (right.match(numbers) ?? []).join();
}

/** Two names of one brand in two places are alike, but not suggested as one company. */
const elsewhere = 0.7;

/**
 * How two names belong together, or nothing when they do not. Only `sameName` may join records by itself; `branch`
 * is a hint to link, never to merge.
 */
export function compareCompanyNames(left: CompanyName, right: CompanyName): NameLikeness | undefined {
  if (left.key === '' || right.key === '') return undefined;
  if (left.key === right.key) return { score: 1, reason: 'sameName' };
  if (left.branchOf || right.branchOf) return compareBranches(left, right);
  if (differInNumber(left.stem, right.stem)) return undefined;
  const isElsewhere = left.region !== null && right.region !== null && left.region !== right.region;
  if (left.core === right.core) {
    return isElsewhere
      ? { score: elsewhere, reason: 'sameNameElsewhere' }
      : { score: left.stem === right.stem ? 0.98 : 0.9, reason: 'sameCore' };
  }
  const score = diceSimilarity(left.stem, right.stem);
  if (score < suggestFrom) return undefined;
  return isElsewhere ? { score: elsewhere, reason: 'sameNameElsewhere' } : { score, reason: 'similarName' };
}

function compareBranches(left: CompanyName, right: CompanyName): NameLikeness | undefined {
  if (left.branchOf && right.branchOf) return undefined;
  const parentKey = left.branchOf?.parentKey ?? right.branchOf?.parentKey;
  const other = left.branchOf ? right : left;
  return parentKey === other.key ? { score: 0.9, reason: 'branch' } : undefined;
}

/**
 * Whether a text may be a company's registered name: it ends in a legal form (有限公司, 厂, 中心, 合作社, Ltd …) and something
 * stands before it. 企业名称登记管理规定 art. 6: 行政区划 + 字号 + 行业 + 组织形式; the first and third may be missing.
 */
export function isRegisteredName(name: string): boolean {
  const key = nameKey(name);
  const branch = branchName.exec(key);
  const bare = withoutForm(branch?.[1] ?? key);
  return (branch !== null || bare !== key) && bare.replace(bracketed, '').length >= 2;
}
