import { mobileInText } from '../../../db/schema/kinds/mobileNumber';
import { creditCode } from '../../../db/schema/kinds/creditCode';
import { phoneOf } from '../../../db/schema/kinds/readPhones';
import { regionNames } from '../duplicates/regionNames';
import { isCompanyName, isJobTitle, isPersonName } from '../imports/cells/names';
import { isSpokenOf, isTradeName } from './tradeNames';

/** A value found in a text, with the place it was found in. */
export interface FoundValue {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const digit = (text: string): string => text.replace(/[^\dA-Z]/gi, '');

/** Mail addresses. */
export function mailsIn(text: string): FoundValue[] {
  return [...text.matchAll(/[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/giu)].map((match) => ({
    value: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Web addresses; only with `www.` or `http` in front, or as a bare host where `isLabelled`. */
export function websitesIn(text: string, isLabelled: boolean): FoundValue[] {
  const pattern = isLabelled
    ? /(?:https?:\/\/)?(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:\/[\w./?=&%#-]*)?/giu
    : /(?:https?:\/\/(?:[a-z0-9-]+\.)+[a-z]{2,}|www\.(?:[a-z0-9-]+\.)+[a-z]{2,})(?::\d+)?(?:\/[\w./?=&%#-]*)?/giu;
  return [...text.matchAll(pattern)].map((match) => ({
    value: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Credit codes with a right check character; where one is announced also the 15 digits of old registrations. */
export function creditCodesIn(text: string, isLabelled: boolean): FoundValue[] {
  const found = [...text.matchAll(/(?<![0-9A-Z])[0-9A-Z](?:[ -]?[0-9A-Z]){14,17}(?![0-9A-Z])/giu)];
  return found.flatMap((match) => {
    const value = digit(match[0]).toUpperCase();
    const isRight = creditCode.check(value, { kind: 'creditCode', label: { zh: '', en: '' } }) === undefined;
    const isPlain = value.length === 18 && /[A-Z]/.test(value);
    if (!isRight || (!isLabelled && !isPlain && value.length === 15)) return [];
    return [{ value, start: match.index, end: match.index + match[0].length }];
  });
}

/** Account numbers of banks: 9 to 30 digits, in groups or not. */
export function bankAccountsIn(text: string): FoundValue[] {
  return [...text.matchAll(/(?<![\dA-Z])\d(?:[ -]?\d){8,29}(?![\dA-Z])/giu)].map((match) => ({
    value: match[0].replace(/[ -]/g, ''),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

const phonePattern = new RegExp(
  String.raw`(?<![\dA-Za-z])(?:${mobileInText}|(?:\+|00)86[- ]?(?:10|2\d|[3-9]\d{2})[- ]?\d{3,4}[- ]?\d{4}|(?:(?:\+|00)?86[- ]?)?(?:[(（]?0(?:10|2\d|[3-9]\d{2})[)）]?[- ]?\d{3,4}[- ]?\d{4}(?:\s?(?:-|转|ext\.?|x|#)\s?\d{1,6})?|[48]00[- ]?\d{3,4}[- ]?\d{3,4}|95\d{3,4}))(?!\d)|\+(?!86)\d{1,3}[- ]?\d(?:[- ]?\d){6,11}(?!\d)`,
  'gu',
);

/** Telephone numbers with an area code, mobiles and service numbers, in the form they are kept in. */
export function phonesIn(text: string, isLocalAllowed = false): FoundValue[] {
  const found = [...text.matchAll(phonePattern)].flatMap((match) => {
    const read = phoneOf(match[0], { isLocalAllowed: false });
    return read.is === 'value'
      ? [{ value: read.value, start: match.index, end: match.index + match[0].length }]
      : [];
  });
  if (!isLocalAllowed || found.length > 0) return found;
  return [...text.matchAll(/(?<![\d-])[2-8]\d{2,3}[- ]?\d{4}(?:-\d{1,6})?(?![\d-])/gu)].flatMap((match) => {
    const read = phoneOf(match[0], { isLocalAllowed: true });
    return read.is === 'value'
      ? [{ value: read.value, start: match.index, end: match.index + match[0].length }]
      : [];
  });
}

const addressParts =
  /(?:省|自治区|市|区|县|旗|镇|乡|街道|路|街|大道|巷|弄|胡同|村|号|栋|幢|楼|层|室|座|大厦|广场|园区|工业园|产业园|科技园|开发区|单元|组)/g;
const roadWithNumber =
  /[\u4e00-\u9fff](?:路|街|道|巷|弄|村|园)[\u4e00-\u9fff\w（）()#－-]{0,24}?\d+[A-Za-z]?(?:[-－]\d+)?[#号栋幢弄楼层室座组]/;
const startsWithRegion =
  /^(?:中国)?(?:[\u4e00-\u9fff]{2,7}?(?:省|自治区|特别行政区)|(?:北京|天津|上海|重庆)市?|[\u4e00-\u9fff]{2,5}?市|[\u4e00-\u9fff]{2,4}?[县旗])/;

/** Whether words are written like a postal address. */
export function isAddress(words: string): boolean {
  const text = words.replace(/\s+/g, '');
  if (text.length < 6 || text.length > 120 || /@|银行|支行/.test(text)) return false;
  const count = [...text.matchAll(addressParts)].length;
  const isInRegion =
    startsWithRegion.test(text) || [2, 3, 4].some((length) => regionNames.has(text.slice(0, length)));
  if (/(?:有限公司|集团|有限责任公司)$/.test(text) && !roadWithNumber.test(text)) return false;
  return (isInRegion && count >= 2 && !isBareCompany(text)) || roadWithNumber.test(text);
}

function isBareCompany(text: string): boolean {
  return isCompanyName(text) && !/\d/.test(text) && !/(?:路|街|大道|镇|村)/.test(text);
}

const endsWithNumber =
  /[\u4e00-\u9fff](?:路|街|大道|巷)$|\d[A-Za-z]?(?:号|室|楼|层|栋|幢|座|号楼|门)?(?:大?街)?$/;
/** Behind a number of a house these still say where it is. */
const partOfPlace =
  /(?:大厦|大楼|广场|中心|园区?|小区|花园|城|市场|公寓|苑|庭|府|湾|村|组|栋|幢|楼|层|室|座|号|院内?|库|门|区|路|街|口|旁|对面|附近|隔壁|内|里|侧|店面|店铺|铺面|基地)$/;

/** An address among other words: what stands before its region and behind its last part is left out. */
export function addressIn(words: string): FoundValue | null {
  let parts = [...words.matchAll(/\S+/g)].map((match) => ({ text: match[0], at: match.index }));
  const whole = (): string => parts.map(({ text }) => text).join('');
  const isOfAddress = (text: string): boolean =>
    startsWithRegion.test(text) ||
    /[省市区县镇乡路街道巷弄村号栋幢楼室座]/.test(text) ||
    /\d/.test(text) ||
    regionNames.has(text);
  while (
    parts.length > 1 &&
    !isAddress(parts[0]?.text ?? '') &&
    (isPerson(parts[0]?.text ?? '') || !isOfAddress(parts[0]?.text ?? ''))
  )
    parts = parts.slice(1);
  for (;;) {
    const last = parts.at(-1)?.text ?? '';
    const isOther =
      parts.length > 1 &&
      (nameWithTitle(last) !== null ||
        (isCompanyName(last) && !/\d/.test(last) && /(?:公司|厂|集团)$/.test(last)) ||
        (isCompanyName(last) && !/\d/.test(last) && regionNames.has(last.slice(0, 2))) ||
        /^(?:收|先生|女士|\d{6})$/.test(last));
    if (!isOther) break;
    parts = parts.slice(0, -1);
  }
  const behind = parts.findIndex(
    ({ text }, at) =>
      endsWithNumber.test(parts[at - 1]?.text ?? '') && !/\d/.test(text) && !partOfPlace.test(text),
  );
  if (behind > 0) parts = parts.slice(0, behind);
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last || !isAddress(whole())) return null;
  const end = last.at + last.text.length;
  return { value: words.slice(first.at, end), start: first.at, end };
}

/** The region an address begins with: province, city and district as they stand in it; null when it begins with none. */
export function regionOf(address: string): string | null {
  const text = address.replace(/\s+/g, '');
  const full =
    /^(?:中国)?((?:[\u4e00-\u9fff]{2,3}省|内蒙古自治区|广西壮族自治区|西藏自治区|宁夏回族自治区|新疆维吾尔自治区|(?:北京|天津|上海|重庆)市)?(?:[\u4e00-\u9fff]{2,6}?(?:市(?!场)|自治州|地区|盟))?(?:[\u4e00-\u9fff]{1,6}?(?:区|县|旗|市)(?!域|场|政))?)/.exec(
      text,
    )?.[1];
  if (full !== undefined && full !== '' && /(?:省|市|区|县|州|盟|旗)$/.test(full)) return full;
  const short = [4, 3, 2].map((length) => text.slice(0, length)).find((name) => regionNames.has(name));
  return short ?? null;
}

const departmentEnding = /(?:部|科|处|室|中心|课|事业部|办|组|车间|科室|办公室)$/;

/** More characters than this name a firm of its own. */
const longestDepartment = 9;

/** Whether words are written like a department. */
export function isDepartment(words: string): boolean {
  return (
    /^[\u4e00-\u9fffA-Z（）()&]{2,14}$/.test(words) &&
    departmentEnding.test(words) &&
    // `横溪街道农业服务中心`, `银川红枸杞销售部`: who stands for himself, and no part of a firm.
    !/(?:[省市区县镇乡旗]|街道).{2,}(?:中心|站|办|室)$/.test(words) &&
    words.length <= longestDepartment &&
    !/(?:公司|集团|经营部|门市部|营业部|俱乐部|总部|服务部|批发部|工作室|[市省县]教委|加工部|经销部|[\u4e00-\u9fff]{2}(?:托育|健身|美容|养老|艺术|康复|月子|口腔|早教|护理|体检|游泳)中心|[\u4e00-\u9fff]{2}画室)/.test(
      words,
    )
  );
}

const salutation =
  /^(?:欧阳|上官|司马|诸葛|[\u4e00-\u9fff])(?:总|工|经理|主任|先生|女士|小姐|老师|厂长|科长|处长|老板|会计|主管|总监|院长|校长|店长|部长|局长|所长|所|行长|教授|律师|医生|师傅|阿姨|大姐|大哥|队长|哥|姐|婶|叔|嫂)$/;

/** Words that are written like names and are none. */
const noNames =
  /^(?:[\u4e00-\u9fff]{1,3}(?:路上|路口|街上|街口|巷口)|[\u4e00-\u9fff]{0,2}[场店业户车货园厂庄摊铺馆]主|[\u4e00-\u9fff]{1,3}(?:手机|电话|微信|邮箱|号码)|[\u4e00-\u9fff]{1,2}(?:总|工|经理|主任|老师|姐|哥|厂长|老板)(?:好|您好|你好|早)|门店|门市|门面|店铺|店面|上午|下午|上门|时间|敬礼|普票|专票|收货|收件|发货|全款|管件|管材|关系|安排|方便|明白|时候|文件|印刷|应该|尽快|何时|常用|单独|温馨|祝好|平安|顺利|谢谢|高兴|万事|常年|包邮|关于|强烈|游玩|路过|胜利|成功|金属|铝材|钢材|石材|木材|花岗岩|水泵|车床|(?:[A-Z][a-z]+ )*(?:Regards|Thanks|Limited|Trading|Company|Group|Studios?|Design|Gallery|Hotel|Cafe|Restaurant|School|Club|Labs?|Media|Solutions|Technologies|Address|Phone|Email|Sales|Manager|Director)(?: .*)?)$/;

/** Whether words name a person: a name, or a family name with a title (`张总`, `李女士`). */
export function isPerson(words: string): boolean {
  const text = words.trim();
  if (noNames.test(text) || /[(（【]/.test(text) || isTradeName(text)) return false;
  if (/\s/.test(text) && /[\u4e00-\u9fff]{2,}\s|\s[\u4e00-\u9fff]{2,}/.test(text)) return false;
  if (salutation.test(text)) return !/^[大小老公各我本贵你他她售的]/.test(text);
  return isPersonName(text) && !isDepartment(text) && !isPlainTitle(text);
}

/** What people write in front of a name: `联系人田野`, `找王工`, `采购李工`. */
const leadIn =
  /^(?:的|你好|您好|请?联系人?|请?找|对接人?|我叫|我是|他叫|她叫|叫|收货人|收件人|经办人?|客户|采购|技术|财务|业务员?|销售|负责人|老板娘?姓?|本人|转交?)(?=[\u4e00-\u9fff]{2})/;
const titleInFront =
  /^(厂长|总经理|副总经理|经理|老板|主任|会计|董事长|店长|店主|场长|农场主|园长|校长|院长|设计师|摄影师|化妆师|策划师|技术员|采购员|销售员|业务员|工程师|律师|医生|领队|队长|主理人|掌柜)(?=(?:[\u4e00-\u9fff]{2,4}|阿[\u4e00-\u9fffA-Za-z]{1,8})$)/;

/** A name and the title or salutation written with it: `张三经理`, `李四（采购总监）`, `王五 女士`, `厂长金光明`. */
export function nameWithTitle(
  words: string,
): { readonly name: string; readonly title: string | null } | null {
  const whole = words.trim().replace(/\s*[(（]?(?:收|转|亲收|亲启|先生收|女士收)[)）]?$/, '');
  const titled = titleInFront.exec(whole)?.[1];
  if (
    titled !== undefined &&
    (isPersonName(whole.slice(titled.length)) || whole.charAt(titled.length) === '阿')
  )
    return { name: whole.slice(titled.length), title: titled };
  const found = nameAndTitle(whole);
  if (found) return found;
  const saluted = salutedBehind(whole);
  if (saluted !== null) return { name: saluted, title: null };
  const lead = leadIn.exec(whole)?.[0];
  if (lead === undefined || isTitle(whole)) return null;
  const rest = whole.slice(lead.length).trim();
  if (isNickname(rest) || /^阿[\u4e00-\u9fff]$/.test(rest)) return { name: rest, title: null };
  const further = leadIn.exec(rest)?.[0];
  return (
    nameAndTitle(rest) ?? (further === undefined ? null : nameAndTitle(rest.slice(further.length).trim()))
  );
}

/** `后勤陶主任`: what somebody sees to, with the family name and how he is spoken to; null for a mere position. */
function salutedBehind(text: string): string | null {
  const name = /^(?:后勤|设备|教务|行政|总务|人事|采购|财务|技术|销售|仓库|食堂)(\S{2,4})$/.exec(text)?.[1];
  return name !== undefined && isSaluted(name) ? name : null;
}

/** `陶主任`, `邹老师`: a family name and how the person is spoken to. */
function isSaluted(text: string): boolean {
  return salutation.test(text) && isPersonName(`${text.charAt(0)}伟明`);
}

/** `小吴`, `老陈` behind words that announce somebody. */
export function isNickname(text: string): boolean {
  return (
    /^[小老][\u4e00-\u9fff]$/.test(text) && isPersonName(`${text.slice(1)}伟`) && !/[时区计师]$/.test(text)
  );
}

function nameAndTitle(text: string): { readonly name: string; readonly title: string | null } | null {
  if (isPlainTitle(text)) return null;
  if (isPerson(text)) return { name: text, title: null };
  const bracketed = /^(.{2,12}?)\s*[(（【]\s*(.{1,20}?)\s*[)）】]$/.exec(text);
  const apart = bracketed ?? /^(\S{2,4}?)[\s·]+(\S.{1,16})$/.exec(text);
  const [name, title] = [apart?.[1] ?? '', apart?.[2] ?? ''];
  if (name !== '' && title !== '' && isPerson(name)) {
    if (isTitle(title)) return { name, title };
    if (/^(?:先生|女士|小姐|收|转|亲启|老师)$/.test(title)) return { name, title: null };
  }
  for (const length of [3, 2, 4]) {
    const [first, rest] = [text.slice(0, length), text.slice(length)];
    if (rest === '' || /\s/.test(first) || !isPerson(first)) continue;
    if (/^(?:先生|女士|小姐|收|老师)$/.test(rest)) return { name: first, title: null };
    if (isTitle(rest) && !isPersonName(text.slice(0, length + 1))) return { name: first, title: rest };
  }
  return null;
}

/** Positions that begin with what they are about, so that `区域销售经理` is no Mr 区. */
const titleBeginning =
  /^(?:大?区域?|销售|采购|市场|营销|客户|大客户|项目|产品|技术|研发|财务|人事|人力|行政|运营|设计|生产|品质|质量|质检|工程|外贸|商务|业务|渠道|品牌|培训|物流|仓储|仓库|信息|法务|投资|战略|副|常务|执行|高级|资深|助理|首席|总|部门|办公室|董事|华[东南北中]|西[南北]|东北|国际|国内|售[后前]|网络|电商|新媒体|设备|车间|工厂|分公司|门店|后勤|综合|企划|策划|媒介|公关|供应链|计划|安全|环保|基建|成本|预算|审计|税务|结算|合同|招商|合作|联合|创始|主)/;

function isPlainTitle(words: string): boolean {
  return titleBeginning.test(words) && isTitle(words);
}

/** Whether words are a position: one, or two with a sign between them. */
export function isTitle(words: string): boolean {
  const text = words.trim();
  const saluted = /^[\u4e00-\u9fff]{1,6}(?:部|科|处|室|中心|办)(\S{2,4})$/.exec(text)?.[1];
  if (
    isDepartment(text) ||
    salutedBehind(text) !== null ||
    (saluted !== undefined && isSaluted(saluted)) ||
    text.includes('的') ||
    /^(?:做|在|找|是|要|想|的|请|给|联系|问|等|和|跟(?!单|进)|预计|预估|准备|打算|需要|意向|法人$|我们?|你|他|她|贵|本)/.test(
      text,
    )
  )
    return false;
  return text.split(/[/／、&兼]|\s+(?=[\u4e00-\u9fff])/).every((part) => isPosition(part.trim()));
}

/** Positions of trades and of small firms that sheets hardly ever name. */
const ofTrade =
  /^(?:[\u4e00-\u9fff]{0,4}(?:园长|场长|店主|农场主|园主|庄主|馆主|场主|掌柜|主理人|领队|队长|保健医生|(?:总|主|助理|副)教练|摄影师|化妆师|造型师|美容师|策划师|讲师|律师|会长|社长|理事长|秘书长|主厨|厨师长|领班|工长))$/;

function isPosition(part: string): boolean {
  if (salutation.test(part) && !titleBeginning.test(part)) return false;
  return isJobTitle(part) || isLatinTitle(part) || ofTrade.test(part);
}

function isLatinTitle(words: string): boolean {
  return /^[A-Z][A-Za-z]*(?: [A-Z][a-z]+){0,3}$/.test(words) && isJobTitle(words.split(' ').at(-1) ?? '');
}

const companyPattern =
  /[\u4e00-\u9fffA-Za-z0-9（）()·&-]{2,40}(?:有限责任公司|股份有限公司|有限公司|集团公司|分公司|总公司|公司|集团|事务所|研究院|研究所|设计院|合作社|经营部|门市部|商行|工作室|服务部|(?:塑料|机械|食品|服装|家具|印刷|五金|电子|化工|制品|加工|造纸|纺织|电器|包装|模具|玻璃|铸造|制造|电缆|橡胶|皮革|玩具|灯具|阀门|轴承)厂|医院|中学|小学|大学|学院|幼儿园|酒店|宾馆)(?:[(（][\u4e00-\u9fff]{2,12}[)）])?(?:[\u4e00-\u9fff]{2,8}?(?:分公司|办事处|分店|营业部))?/gu;

/** The first name of a company inside a text. */
export function companyIn(text: string): FoundValue | null {
  for (const match of text.matchAll(companyPattern)) {
    if (isSpokenOf(match[0], text.slice(match.index + match[0].length))) continue;
    const found = namedCompany(match);
    if (found) return found;
  }
  return null;
}

/** `我新公司`, `贵厂`: a company is spoken of and not named. */
const unnamedCompany =
  /^[不这那是我你您他她们贵本新老大小该某其一家咱的原前现在]+(?:公司|集团|酒店|厂|医院|学院|宾馆)$/;

function namedCompany(match: RegExpExecArray): FoundValue | null {
  const lead =
    /^(?:[^，,]{0,6}?公司(?:是|叫|名叫)|[^，,]{0,8}?我们?是|我司是?|你好我是|您好我是|这边是|公司|单位|来自|这是|我公司|本公司|在|[他她]们?是|(?:我|自己)?[开办]了?[个家])(?=[\u4e00-\u9fff]{4})/.exec(
      match[0],
    )?.[0] ?? '';
  const whole = match[0].slice(lead.length);
  const inside = /[(（]([^()（）]+)[)）]$/.exec(whole);
  const value = inside?.[1] !== undefined && isDepartment(inside[1]) ? whole.slice(0, inside.index) : whole;
  if (unnamedCompany.test(value) || (!isCompanyName(value) && value.length < 4)) return null;
  const start = match.index + lead.length;
  return { value, start, end: start + value.length };
}

/** Names of companies in Latin letters, known by their legal form. */
export function latinCompaniesIn(text: string): FoundValue[] {
  const pattern =
    /[A-Z][\w&.'()-]*(?: [\w&.'()-]+){0,7}?,? (?:Co\.?, ?Ltd\.?|Inc\.?|LLC|GmbH|Corp\.?|Corporation|Limited|Ltd\.?|PLC|S\.A\.)(?![a-z])/gu;
  return [...text.matchAll(pattern)].map((match) => ({
    value: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** WeChat ids named in the middle of words: `加一下微信 wang_yang`. */
export function wechatsIn(text: string): FoundValue[] {
  return [...text.matchAll(/(?:微信|vx|wechat)号?[\s:：]{0,3}([a-z][\w-]{5,19})(?![\w@.])/giu)].map(
    (match) => {
      const value = match[1] ?? '';
      return { value, start: match.index, end: match.index + match[0].length };
    },
  );
}
