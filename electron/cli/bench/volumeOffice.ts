import type { Change } from '../../../db/changes/changeSet';
import type { FieldDefinition } from '../../../db/schema/definitions';
import { createRandom, type Random } from '../../services/sample/random';
import * as words from '../../services/sample/words';

/** How large the office is; `one` makes it smaller by the same share everywhere. */
export interface VolumeSize {
  readonly accounts: number;
  readonly contacts: number;
  readonly followUps: number;
  readonly opportunities: number;
  readonly contracts: number;
}

/** The office the limits are stated for. */
const wholeVolume: VolumeSize = {
  accounts: 200_000,
  contacts: 300_000,
  followUps: 1_000_000,
  opportunities: 80_000,
  contracts: 40_000,
};

/** The same office, a share of it; for tests and for a quick look. */
export function volumeOf(share: number): VolumeSize {
  const part = (whole: number): number => Math.max(1, Math.round(whole * share));
  return {
    accounts: part(wholeVolume.accounts),
    contacts: part(wholeVolume.contacts),
    followUps: part(wholeVolume.followUps),
    opportunities: part(wholeVolume.opportunities),
    contracts: part(wholeVolume.contracts),
  };
}

const own = (
  key: string,
  zh: string,
  kind: FieldDefinition['kind'],
  order: number,
  options: FieldDefinition['options'] = {},
): FieldDefinition => ({
  entity: 'account',
  key,
  label: { zh, en: key },
  kind,
  options,
  order,
  isActive: true,
});

/** The fields the office made itself, one of each sort that is filtered. */
export const ownFields: readonly FieldDefinition[] = [
  own('xPark', '所在园区', 'text', 1),
  own('xService', '服务等级', 'choice', 2, {
    choices: [
      { value: 'gold', label: { zh: '金牌', en: 'Gold' } },
      { value: 'silver', label: { zh: '银牌', en: 'Silver' } },
      { value: 'plain', label: { zh: '普通', en: 'Plain' } },
    ],
  }),
  own('xBudget', '年度预算', 'money', 3),
  own('xRenewOn', '续约日期', 'date', 4),
];

/** The day the office lives on. */
const volumeToday = '2026-11-22';
const parks = [
  '滨江园区',
  '高新园区',
  '软件新城',
  '保税物流园',
  '生物医药谷',
  '智造小镇',
  '老城区',
  '空港工业园',
];
const tails = [
  '对方说预算要等下个季度。',
  '约好周四下午再通一次电话。',
  '样品测试没有问题，就差价格。',
  '竞争对手报了一个更低的价，需要再想办法。',
  '已经把合同模板发给法务。',
  '仓库那边希望分两批送货，运费由我们承担，开票按实际数量，具体时间等他们仓管确认以后再说。',
];
/** Stands in one follow-up of ten thousand: what a rare word is. */
const rareWord = '鲲鹏项目';

/** Id of the people the records belong to, of the sources and of everything made before. */
export interface VolumeIds {
  readonly users: readonly number[];
  readonly sources: readonly number[];
}

/** The people and the sources; their ids are needed by all that follows. */
export function* volumeAccounts(size: VolumeSize, ids: VolumeIds): Generator<Change> {
  const random = createRandom(11);
  for (let number = 1; number <= size.accounts; number += 1)
    yield { action: 'create', entity: 'account', values: accountValues(random, number, ids) };
}

/** The name of the account with this number: never twice, in the words of a name. */
export function accountName(number: number): string {
  const { places, brands, seconds, trades, forms, givenNames } = words;
  const city = at(
    places.map((place) => place.city),
    number,
  );
  const brand = at(brands, Math.floor(number / places.length));
  const second = at(seconds, Math.floor(number / (places.length * brands.length)));
  const trade = at(trades, Math.floor(number / (places.length * brands.length * seconds.length)));
  const serial = Math.floor(number / (places.length * brands.length * seconds.length * trades.length));
  const mark = serial === 0 ? '' : at(givenNames, serial);
  return `${city}${brand}${second}${mark}${at(trade.words, number * 7)}${at(forms, number)}`;
}

function accountValues(random: Random, number: number, ids: VolumeIds): Record<string, unknown> {
  const place = at(words.places, number);
  const trade = random.pick(words.trades);
  return {
    name: accountName(number),
    code: random.chance(0.3) ? `C${String(number).padStart(7, '0')}` : null,
    phones: [`${place.area}-${random.between(60_000_000, 89_999_999)}`],
    grade: random.pick(['A', 'B', 'B', 'C', 'C', 'D']),
    lifecycle: random.pick(['prospect', 'prospect', 'opportunity', 'signed', 'paid', 'repeat', 'lost']),
    status: random.chance(0.9) ? 'active' : 'dormant',
    partyKind: 'company',
    types: random.chance(0.12) ? ['distributor'] : ['customer'],
    source: random.chance(0.8) ? random.pick(ids.sources) : null,
    nextContactOn: random.chance(0.4) ? day(random.between(-60, 60)) : null,
    industry: trade.industry,
    region: `${place.province === place.city ? '' : place.province}${place.city}`,
    address: `${place.city}市${random.pick(place.roads)}${random.between(1, 1999)}号${random.between(1, 28)}楼`,
    customerSince: day(-random.between(30, 5000)),
    registeredCapital: random.chance(0.5) ? random.between(10, 5000) * 1_000_000 : null,
    creditLimit: random.chance(0.3) ? random.between(1, 500) * 100_000 : null,
    remark: random.chance(0.15)
      ? `${random.pick(words.departments)}对接，每月${random.between(1, 28)}日对账`
      : null,
    owner: random.pick(ids.users),
    ...(random.chance(0.7)
      ? { xPark: `${place.city}${random.pick(parks)}${random.between(1, 40)}号楼` }
      : {}),
    ...(random.chance(0.8)
      ? { xService: random.pick(['gold', 'silver', 'silver', 'plain', 'plain', 'plain']) }
      : {}),
    ...(random.chance(0.5) ? { xBudget: random.between(1, 2000) * 50_000 } : {}),
    ...(random.chance(0.4) ? { xRenewOn: day(random.between(-300, 700)) } : {}),
  };
}

/** People and the positions they hold: every account has one, some more; a contact's position follows it. */
export function* volumeContacts(size: VolumeSize, ids: VolumeIds): Generator<Change> {
  const random = createRandom(12);
  for (let number = 1; number <= size.contacts; number += 1) {
    const account = number <= size.accounts ? number : random.between(1, size.accounts);
    const owner = random.pick(ids.users);
    const mobile = `1${random.pick(['38', '39', '50', '86', '89'])}${String(10_000_000 + ((number * 7919) % 89_999_999))}`;
    const key = `c${number}`;
    yield {
      action: 'create',
      entity: 'contact',
      key,
      values: {
        name: random.pick(words.surnames) + random.pick(words.givenNames),
        mobiles: [mobile],
        mail: random.chance(0.4) ? `lxr${number}@kh${number % 9973}.example.com` : null,
        wechat: random.chance(0.5) ? `wx_${mobile.slice(3)}` : null,
        gender: random.pick(['male', 'female']),
        category: random.chance(0.2) ? 'key' : 'normal',
        owner,
      },
    };
    yield {
      action: 'create',
      entity: 'accountContact',
      values: {
        account,
        contact: { pending: key },
        title: random.pick(words.titles),
        department: random.chance(0.6) ? random.pick(words.departments) : null,
        role: random.pick(['decider', 'influencer', 'buyer', 'user', 'finance', 'none']),
        isPrimary: number <= size.accounts,
        owner,
      },
    };
  }
}

/** Opportunities, and contracts that came of some of them. */
export function* volumeDeals(size: VolumeSize, ids: VolumeIds): Generator<Change> {
  const random = createRandom(13);
  for (let number = 1; number <= size.opportunities; number += 1) {
    const account = skewed(random, size.accounts);
    const amount = random.between(5, 800) * 100_000;
    const isWon = number <= size.contracts;
    const product = random.pick(words.products);
    const key = `o${number}`;
    const owner = random.pick(ids.users);
    yield {
      action: 'create',
      entity: 'opportunity',
      key,
      values: {
        name: `${accountName(account).slice(0, 6)}${product}采购`,
        account,
        stage: isWon ? 'won' : random.pick(['initial', 'need', 'demo', 'quote', 'trial', 'negotiation']),
        amount,
        expectedCloseOn: day(isWon ? -random.between(10, 1500) : random.between(5, 180)),
        owner,
      },
    };
    if (!isWon) continue;
    const signed = day(-random.between(10, 1500));
    yield {
      action: 'create',
      entity: 'contract',
      values: {
        name: `${product}供货合同`,
        number: `HT${signed.slice(0, 4)}-${String(number).padStart(6, '0')}`,
        account,
        opportunity: { pending: key },
        kind: random.pick(['direct', 'service', 'agency']),
        amount,
        status: random.pick(['active', 'active', 'done']),
        signedOn: signed,
        startOn: signed,
        owner,
      },
    };
  }
}

/**
 * Follow-ups as they come over the years: today this customer, tomorrow that one, so that those of one account lie
 * anywhere. Few accounts have very many: the first some two thousand, the hundredth a hundred, most one to three.
 */
export function* volumeFollowUps(size: VolumeSize, ids: VolumeIds): Generator<Change> {
  const random = createRandom(14);
  const days = 2000;
  for (let number = 1; number <= size.followUps; number += 1) {
    const account = skewed(random, size.accounts);
    const on = day(Math.floor((number / size.followUps) * days) - days);
    const author = random.pick(ids.users);
    const talk = random
      .pick(words.talks)
      .replace('{product}', random.pick(words.products))
      .replace('{person}', random.pick(words.surnames) + random.pick(words.givenNames));
    yield {
      action: 'create',
      entity: 'followUp',
      values: {
        content: `${talk}${random.chance(0.7) ? random.pick(tails) : ''}${number % 10_000 === 0 ? rareWord : ''}`,
        account,
        contact: account,
        method: random.pick(['call', 'call', 'wechat', 'wechat', 'visit', 'mail']),
        followedAt: `${on}T0${random.between(1, 9)}:${String(random.between(10, 59))}:00.000Z`,
        nextContactOn: random.chance(0.2) ? day(random.between(-20, 40)) : null,
        author,
        owner: author,
      },
    };
  }
}

/** How often the accounts with the most follow-ups were edited, each edit an action of its own. */
export function volumeEdits(size: VolumeSize): readonly Change[] {
  const random = createRandom(15);
  const accounts = Math.min(20, size.accounts);
  return Array.from({ length: accounts * 50 }, (_one, index): Change => {
    const values = { grade: random.pick(['A', 'B', 'C', 'D']), remark: `第 ${index} 次回访后更新` };
    return { action: 'update', entity: 'account', id: 1 + (index % accounts), rowVersion: null, values };
  });
}

/** A number from 1 to `most`, small ones far more often. */
function skewed(random: Random, most: number): number {
  return 1 + Math.floor(most * random.next() ** 2);
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new RangeError('an empty list of words');
  return found;
}

function day(from: number): string {
  return new Date(Date.parse(`${volumeToday}T00:00:00Z`) + from * 86_400_000).toISOString().slice(0, 10);
}
