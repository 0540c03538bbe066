import type { AnyDraft } from '../../db/schema/defineEntity';
import { checkCharacter } from '../../db/schema/kinds/creditCode';
import { createRandom, type Random } from '../../electron/services/sample/random';

/** Two customers as two people of an office wrote them down, and whether they are one firm. */
export interface LabelledPair {
  readonly left: AnyDraft;
  readonly right: AnyDraft;
  readonly isSame: boolean;
  /** What was done to the second one. */
  readonly how: string;
}

const places = [
  ['浙江省', '杭州市'],
  ['浙江省', '宁波市'],
  ['江苏省', '苏州市'],
  ['江苏省', '无锡市'],
  ['广东省', '深圳市'],
  ['广东省', '东莞市'],
  ['山东省', '青岛市'],
  ['湖南省', '长沙市'],
  ['湖北省', '武汉市'],
  ['四川省', '成都市'],
  ['福建省', '厦门市'],
  ['安徽省', '合肥市'],
] as const;
const districts = ['萧山区', '滨江区', '江宁区', '高新区', '吴中区', '宝安区', '岳麓区', '武侯区', '城阳区'];
const brandFirst = '华永金恒瑞鑫正东新万天中宏嘉诚德信联科盛隆立博凯振远海顺兴鼎启佳康百';
const brandLast = '盛泰达源通宇航峰和美丰邦林茂洋腾辉创越迪力特安晟昌利安明城龙';
const thirdCharacters = '光威海伦尔斯曼诺顿恩';
const trades = [
  '机电',
  '电子',
  '机械设备',
  '精密机械',
  '电子科技',
  '食品',
  '纺织',
  '新材料',
  '自动化设备',
  '环保科技',
  '物流',
  '医疗器械',
  '建材',
  '包装',
  '塑胶制品',
  '五金制品',
  '网络科技',
  '生物科技',
  '家具',
  '服饰',
];
const forms = ['有限公司', '有限责任公司', '股份有限公司', '有限公司'];
const roads = ['人民路', '解放路', '科技路', '创业路', '工业大道', '学院路', '滨河路', '长江路'];
const codeAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** Homophones people choose the wrong one of. */
const homophones: Readonly<Record<string, string>> = {
  泰: '太',
  盛: '胜',
  达: '答',
  源: '原',
  通: '同',
  宇: '羽',
  峰: '锋',
  和: '合',
  丰: '风',
  辉: '晖',
  创: '怆',
  航: '杭',
  美: '镁',
  腾: '藤',
  昌: '猖',
  明: '铭',
  特: '忒',
  安: '鞍',
  利: '力',
  力: '立',
  城: '成',
  龙: '隆',
  林: '琳',
  邦: '帮',
  洋: '杨',
  越: '月',
  迪: '笛',
  晟: '圣',
  茂: '贸',
};
const traditional: Readonly<Record<string, string>> = {
  华: '華',
  电: '電',
  机: '機',
  东: '東',
  业: '業',
  达: '達',
  兴: '興',
  医: '醫',
  疗: '療',
  网: '網',
  络: '絡',
  动: '動',
  设: '設',
  备: '備',
  环: '環',
  纺: '紡',
  织: '織',
  丰: '豐',
  龙: '龍',
  万: '萬',
  鑫: '鑫',
  启: '啟',
};

interface Firm {
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly brand: string;
  readonly trade: string;
  readonly form: string;
  readonly code: string;
  readonly phones: readonly string[];
  readonly mail: string;
  readonly address: string;
}

function aFirm(random: Random): Firm {
  const [province, city] = random.pick(places);
  const third = random.chance(0.3) ? random.pick([...thirdCharacters]) : '';
  const district = random.pick(districts);
  const letters = Array.from({ length: 6 }, () => String.fromCharCode(97 + random.between(0, 25))).join('');
  return {
    province,
    city,
    district,
    brand: random.pick([...brandFirst]) + random.pick([...brandLast]) + third,
    trade: random.pick(trades),
    form: random.pick(forms),
    code: aCode(random),
    phones: [`1${random.pick(['38', '39', '50', '86'])}${digits(random, 8)}`, `0571-8${digits(random, 7)}`],
    mail: `${letters}@${letters.slice(0, 4)}.com`,
    address: `${province}${city}${district}${random.pick(roads)}${random.between(1, 999)}号`,
  };
}

function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => String(random.between(0, 9))).join('');
}

function aCode(random: Random): string {
  const body = `9133${digits(random, 4)}MA${Array.from({ length: 7 }, () => random.pick([...codeAlphabet])).join('')}`;
  return body + (checkCharacter(body) ?? '0');
}

function bare(city: string): string {
  return city.slice(0, -1);
}

function fullName({ city, brand, trade, form }: Firm): string {
  return `${bare(city)}${brand}${trade}${form}`;
}

/** What a person happens to write down besides the name. */
function facts(random: Random, firm: Firm, share: number): AnyDraft {
  return {
    ...(random.chance(share) ? { creditCode: firm.code } : {}),
    ...(random.chance(share) ? { phones: [random.pick(firm.phones)] } : {}),
    ...(random.chance(share * 0.6) ? { mail: firm.mail } : {}),
    ...(random.chance(share) ? { address: firm.address } : {}),
  };
}

type Variant = readonly [how: string, write: (random: Random, firm: Firm) => string];

/** The same firm, written by somebody else. */
const sameVariants: readonly Variant[] = [
  [
    'other form',
    (random, firm) => fullName({ ...firm, form: random.pick(['有限公司', '有限责任公司', '公司', '']) }),
  ],
  ['brackets', (_random, { city, brand, trade, form }) => `${brand}${trade}（${bare(city)}）${form}`],
  ['half brackets', (_random, { city, brand, trade, form }) => `${brand}${trade}(${bare(city)})${form}`],
  [
    'province before',
    (_random, firm) => `${firm.province}${firm.city}${firm.brand}${firm.trade}${firm.form}`,
  ],
  ['city sign', (_random, firm) => `${firm.city}${firm.brand}${firm.trade}${firm.form}`],
  ['no region', (_random, { brand, trade, form }) => `${brand}${trade}${form}`],
  ['short', (_random, { brand, trade }) => `${brand}${trade}`],
  ['short with city', (_random, { city, brand, trade }) => `${bare(city)}${brand}${trade}`],
  ['traditional', (_random, firm) => [...fullName(firm)].map((one) => traditional[one] ?? one).join('')],
  ['blanks', (random, firm) => insertAt(fullName(firm), random.between(1, 5), ' ')],
  ['full width', (_random, firm) => ` ${fullName(firm)}。`],
  [
    'homophone',
    (_random, firm) =>
      fullName(firm).replace(firm.brand.charAt(1), homophones[firm.brand.charAt(1)] ?? firm.brand.charAt(1)),
  ],
  [
    'missing character',
    (random, firm) =>
      withoutAt(fullName(firm), bare(firm.city).length + random.between(2, firm.brand.length + 1)),
  ],
  ['swapped', (_random, firm) => fullName({ ...firm, trade: swapped(firm.trade) })],
  [
    'longer trade',
    (random, firm) => fullName({ ...firm, trade: `${firm.trade}${random.pick(['发展', '实业', '制造'])}` }),
  ],
  ['group', (_random, firm) => `${bare(firm.city)}${firm.brand}${firm.trade}集团${firm.form}`],
];

function insertAt(text: string, at: number, what: string): string {
  return text.slice(0, at) + what + text.slice(at);
}

function withoutAt(text: string, at: number): string {
  return text.slice(0, at) + text.slice(at + 1);
}

function swapped(text: string): string {
  return text.charAt(1) + text.charAt(0) + text.slice(2);
}

/** Another firm that reminds of this one. */
type Other = readonly [
  how: string,
  make: (random: Random, firm: Firm) => { readonly name: string; readonly firm: Firm },
];

const otherVariants: readonly Other[] = [
  ['other city', (random, firm) => named(random, { city: otherThan(random, firm.city) }, firm)],
  [
    'other trade',
    (random, firm) =>
      named(
        random,
        {
          trade: random.pick(
            trades.filter(
              (trade) => !trade.includes(firm.trade.slice(0, 2)) && !firm.trade.includes(trade.slice(0, 2)),
            ),
          ),
        },
        firm,
      ),
  ],
  ['other brand', (random, firm) => named(random, { brand: otherBrand(random, firm.brand) }, firm)],
  [
    'branch',
    (random, firm) => branch(random, firm, `${fullName(firm)}${bare(otherThan(random, firm.city))}分公司`),
  ],
  [
    'bracketed branch',
    (random, firm) =>
      branch(random, firm, `${fullName(firm)}（${bare(otherThan(random, firm.city))}分公司）`),
  ],
  [
    'same name, other code',
    (random, firm) => ({ name: fullName(firm), firm: { ...aFirm(random), city: firm.city } }),
  ],
  [
    'stranger',
    (random, firm) => named(random, { brand: aFirm(random).brand, trade: aFirm(random).trade }, firm),
  ],
  ['same agent', (random, firm) => sharing(random, firm, 'phones')],
  ['same building', (random, firm) => sharing(random, firm, 'address')],
];

function named(random: Random, change: Partial<Firm>, firm: Firm): { name: string; firm: Firm } {
  const other = {
    ...aFirm(random),
    city: firm.city,
    brand: firm.brand,
    trade: firm.trade,
    form: firm.form,
    ...change,
  };
  return { name: fullName(other), firm: other };
}

function branch(random: Random, firm: Firm, name: string): { name: string; firm: Firm } {
  return { name, firm: { ...aFirm(random), city: firm.city } };
}

function sharing(random: Random, firm: Firm, what: 'phones' | 'address'): { name: string; firm: Firm } {
  const other = aFirm(random);
  return { name: fullName(other), firm: { ...other, [what]: firm[what] } };
}

function otherThan(random: Random, city: string): string {
  for (;;) {
    const [, found] = random.pick(places);
    if (found !== city) return found;
  }
}

function otherBrand(random: Random, brand: string): string {
  for (;;) {
    const last = random.pick([...brandLast]);
    if (
      last !== brand.charAt(1) &&
      homophones[last] !== brand.charAt(1) &&
      homophones[brand.charAt(1)] !== last
    )
      return brand.charAt(0) + last + brand.slice(2);
  }
}

/**
 * Pairs of customers with the answer, always the same for a seed: the same firm under different names, typed by two
 * people, and firms that only look alike. Two of five are the same.
 */
export function labelledPairs(count: number, seed = 20_261_122): LabelledPair[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, index) => (index % 5 < 2 ? samePair(random) : otherPair(random)));
}

function samePair(random: Random): LabelledPair {
  const firm = aFirm(random);
  if (random.chance(0.06)) {
    // It was renamed: only the code can tell.
    const left = { ...facts(random, firm, 0.5), name: fullName(firm), creditCode: firm.code };
    const right = { ...facts(random, firm, 0.5), name: fullName(aFirm(random)), creditCode: firm.code };
    return { left, right, isSame: true, how: 'renamed' };
  }
  const [how, write] = random.pick(sameVariants);
  const left = { ...facts(random, firm, 0.5), name: fullName(firm) };
  const right = { ...facts(random, firm, 0.35), name: write(random, firm) };
  return { left, right, isSame: true, how };
}

function otherPair(random: Random): LabelledPair {
  const firm = aFirm(random);
  const [how, make] = random.pick(random.chance(0.12) ? otherVariants.slice(-2) : otherVariants.slice(0, -2));
  const other = make(random, firm);
  const isByCode = how === 'same name, other code';
  const left = {
    ...facts(random, firm, 0.45),
    name: fullName(firm),
    ...(isByCode ? { creditCode: firm.code } : {}),
  };
  const right = {
    ...facts(random, other.firm, 0.45),
    name: other.name,
    ...(isByCode ? { creditCode: other.firm.code } : {}),
  };
  return { left, right, isSame: false, how };
}
