import type { Change } from '../../../db/changes/changeSet';
import { addDays } from '../../../db/schema/calendar';
import { createRandom, type Random } from './random';
import { addLead, leadEvery } from './sampleLeads';
import { mobileNumber } from './mobileNumber';
import { addDeliveries } from './sampleDeliveries';
import { addDetails, mostDetailed, tagsOf, type MadeAccount } from './sampleDetails';
import * as words from './words';

/** How large an office is made, and when it lives. */
export interface SampleOptions {
  /** How many accounts; everything else follows in realistic shares. */
  readonly accounts: number;
  /** Today as `YYYY-MM-DD`: follow-ups lie before it, next contacts around it. */
  readonly today: string;
  readonly seed: number;
  /** Ids of the people of the office, in turn owners of the records; at least one. */
  readonly userIds: readonly number[];
  /** Ids of the sources, by the order of `sampleSources`. */
  readonly sourceIds: readonly number[];
}

/** The sources a sample office knows, as changes that make them. */
export function sampleSources(): Change[] {
  return words.sources.map((source) => ({ action: 'create', entity: 'source', values: { ...source } }));
}

/** The people of a sample office besides the user. */
export function samplePeople(): Change[] {
  return ['王芳', '李强', '陈静'].map((name) => ({
    action: 'create',
    entity: 'user',
    values: { name, isActive: true },
  }));
}

/**
 * A deterministic, realistic office: the changes that make it, in batches of about `batchRows` records. The same
 * options give the same office on every machine. Credit codes pass their check character; phones are of ranges that
 * look right but belong to nobody (middle digits 0000).
 */
export function* sampleOffice(options: SampleOptions, batchRows = 400): Generator<Change[]> {
  const random = createRandom(options.seed);
  // A stream of their own: details may come and go without changing anybody's name.
  const details = createRandom(options.seed + 7919);
  const leads = createRandom(options.seed + 104_729);
  const deliveries = createRandom(options.seed + 1_299_709);
  const seen = new Set<string>();
  let batch: Change[] = [];
  for (let index = 0; index < options.accounts; index += 1) {
    addAccount(batch, { random, details, deliveries }, options, index, seen);
    if (index % leadEvery === 0 && index < mostDetailed) addLead(batch, leads, options, companyName);
    if (batch.length >= batchRows) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

function addAccount(
  batch: Change[],
  { random, details, deliveries }: Readonly<Record<'random' | 'details' | 'deliveries', Random>>,
  options: SampleOptions,
  index: number,
  seen: Set<string>,
): void {
  const isDetailed = index < mostDetailed;
  const place = random.pick(words.places);
  const trade = random.pick(words.trades);
  const company = companyName(random, place.city, random.pick(trade.words), seen);
  const party = isDetailed ? partyOf(details, index) : null;
  const name = party?.name ?? company;
  const key = `a${index}`;
  const owner = random.pick(options.userIds);
  const lifecycle = random.pick([
    'prospect',
    'prospect',
    'opportunity',
    'opportunity',
    'signed',
    'paid',
    'repeat',
    'lost',
  ]);
  batch.push({
    action: 'create',
    entity: 'account',
    key,
    values: {
      name,
      shortName: party ? null : name.slice(place.city.length, place.city.length + 4),
      phones: [`${place.area}-${random.between(2, 8)}000${pad(random.between(0, 9999), 4)}`],
      grade: random.pick(['A', 'B', 'B', 'C', 'C', 'D']),
      lifecycle,
      status: lifecycle === 'lost' ? 'dormant' : 'active',
      partyKind: 'company',
      tags: isDetailed ? tagsOf(details) : null,
      types: random.chance(0.12) ? ['distributor'] : ['customer'],
      source: random.pick(options.sourceIds),
      nextContactOn: random.chance(0.6) ? addDays(options.today, random.between(-20, 40)) : null,
      industry: trade.industry,
      region: `${place.province === place.city ? '' : place.province}${place.city}`,
      address: `${place.city}市${random.pick(place.roads)}${random.between(1, 988)}号`,
      customerSince: addDays(options.today, -random.between(30, 3600)),
      registeredCapital: random.chance(0.4) ? random.pick([50, 100, 200, 500, 1000, 5000]) * 1_000_000 : null,
      creditCode: creditCode(random, place.code),
      remark: random.chance(0.15)
        ? random.pick(['老客户，账期30天', '价格敏感', '对交期要求高', '由总部统一采购'])
        : null,
      owner,
      ...party?.values,
    },
  });
  const contacts = addContacts(batch, random, options, index, key, owner, party ?? undefined);
  addFollowUps(batch, random, options, key, owner, contacts);
  const deals = addDeals(batch, random, options, index, key, owner, name, lifecycle);
  if (!isDetailed) return;
  const made = { key, name, owner, lifecycle, city: place.city, contacts, ...deals };
  addDetails(batch, details, options.today, made);
  addDeliveries(batch, deliveries, options.today, made);
}

/** A customer who is no company. */
interface Party {
  readonly name: string;
  /** The person one talks to; of a person the customer itself, with the same number. */
  readonly contact: string;
  readonly mobile: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Of twenty customers one is a person and one a household. */
function partyOf(random: Random, index: number): Party | null {
  const kind = index % 20 === 7 ? 'person' : index % 20 === 13 ? 'household' : null;
  if (kind === null) return null;
  const contact = random.pick(words.surnames) + random.pick(words.givenNames);
  const mobile = mobileNumber(random);
  const values = {
    partyKind: kind,
    phones: [mobile],
    creditCode: null,
    registeredCapital: null,
    familyStructure: random.pick(['一家三口', '三代同住', '夫妻二人', '单身']),
    wantedType: random.pick(words.products),
    wantedPrice: random.between(1, 60) * 1_000_000,
  };
  return { name: kind === 'person' ? contact : `${contact}家`, contact, mobile, values };
}

function addContacts(
  batch: Change[],
  random: Random,
  options: SampleOptions,
  index: number,
  account: string,
  owner: number,
  party?: Pick<Party, 'contact' | 'mobile'>,
): { key: string; name: string }[] {
  const count = random.pick([1, 1, 1, 2, 2, 3]);
  return Array.from({ length: count }, (_, position) => {
    const key = `c${index}.${position}`;
    const drawn = random.pick(words.surnames) + random.pick(words.givenNames);
    const name = position === 0 ? (party?.contact ?? drawn) : drawn;
    const number = mobileNumber(random);
    const mobile = position === 0 ? (party?.mobile ?? number) : number;
    batch.push(
      {
        action: 'create',
        entity: 'contact',
        key,
        values: {
          name,
          mobiles: [mobile],
          mail: random.chance(0.4) ? `${mobile.slice(-6)}@mail.example.cn` : null,
          wechat: random.chance(0.5) ? `wx_${mobile.slice(-6)}` : null,
          gender: random.pick(['male', 'female']),
          category: position === 0 && random.chance(0.4) ? 'key' : 'normal',
          birthday: random.chance(0.2) ? addDays(options.today, -random.between(9000, 20000)) : null,
          owner,
        },
      },
      {
        action: 'create',
        entity: 'accountContact',
        values: {
          account: { pending: account },
          contact: { pending: key },
          title: random.pick(words.titles),
          department: random.chance(0.6) ? random.pick(words.departments) : null,
          role: random.pick(['decider', 'influencer', 'buyer', 'user', 'finance', 'none']),
          isPrimary: position === 0,
          owner,
        },
      },
    );
    return { key, name };
  });
}

function addFollowUps(
  batch: Change[],
  random: Random,
  options: SampleOptions,
  account: string,
  owner: number,
  contacts: readonly { key: string; name: string }[],
): void {
  const count = random.pick([0, 1, 1, 2, 3, 5]);
  for (let position = 0; position < count; position += 1) {
    const contact = random.pick(contacts);
    batch.push({
      action: 'create',
      entity: 'followUp',
      values: {
        content: random
          .pick(words.talks)
          .replace('{product}', random.pick(words.products))
          .replace('{person}', contact.name),
        account: { pending: account },
        contact: { pending: contact.key },
        method: random.pick(['call', 'call', 'wechat', 'wechat', 'visit', 'mail']),
        followedAt: `${addDays(options.today, -random.between(0, 400))}T0${random.between(1, 9)}:${pad(random.between(0, 59), 2)}:00.000Z`,
        author: owner,
        owner,
      },
    });
  }
}

function addDeals(
  batch: Change[],
  random: Random,
  options: SampleOptions,
  index: number,
  account: string,
  owner: number,
  accountName: string,
  lifecycle: string,
): Pick<MadeAccount, 'opportunity' | 'contract'> {
  const product = random.pick(words.products);
  const amount = random.between(5, 800) * 100_000;
  const isWon = lifecycle === 'signed' || lifecycle === 'paid' || lifecycle === 'repeat';
  const opportunity = `o${index}`;
  const hasDeal = isWon || lifecycle === 'opportunity';
  if (hasDeal) {
    const stage = isWon
      ? 'won'
      : random.pick(['initial', 'need', 'demo', 'quote', 'quote', 'trial', 'negotiation']);
    const shares: Record<string, number> = {
      initial: 10,
      need: 20,
      demo: 40,
      quote: 60,
      trial: 75,
      negotiation: 90,
      won: 100,
    };
    batch.push({
      action: 'create',
      entity: 'opportunity',
      key: opportunity,
      values: {
        name: `${accountName.slice(0, 6)}${product}采购`,
        account: { pending: account },
        stage,
        amount,
        probability: shares[stage],
        expectedCloseOn: addDays(options.today, isWon ? -random.between(10, 700) : random.between(5, 180)),
        owner,
      },
    });
  }
  if (!isWon) return { opportunity: hasDeal ? opportunity : null, contract: null };
  const contract = `h${index}`;
  const signed = addDays(options.today, -random.between(10, 700));
  batch.push({
    action: 'create',
    entity: 'contract',
    key: contract,
    values: {
      name: `${product}供货合同`,
      number: `HT${signed.slice(0, 4)}-${pad(index + 1, 6)}`,
      account: { pending: account },
      opportunity: { pending: opportunity },
      kind: random.pick(['direct', 'service', 'agency']),
      amount,
      status: random.pick(['active', 'active', 'done']),
      signedOn: signed,
      startOn: signed,
      endOn: addDays(signed, 365),
      paymentTerms: random.pick(['月结30天', '预付30%，货到付款', '款到发货', '验收后付清']),
      owner,
    },
  });
  return { opportunity, contract };
}

function companyName(random: Random, city: string, trade: string, seen: Set<string>): string {
  for (;;) {
    const second = seen.size > 2000 || random.chance(0.3) ? random.pick(words.seconds) : '';
    const third = seen.size > 60_000 ? random.pick(words.seconds) : '';
    const name = city + random.pick(words.brands) + second + third + trade + random.pick(words.forms);
    if (!seen.has(name)) {
      seen.add(name);
      return name;
    }
  }
}

const codeLetters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const codeWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** A credit code with a right check character (GB 32100-2015). */
function creditCode(random: Random, district: string): string {
  let code = `91${district}`;
  while (code.length < 17) code += codeLetters.charAt(random.between(0, 30));
  const sum = codeWeights.reduce(
    (total, weight, index) => total + codeLetters.indexOf(code.charAt(index)) * weight,
    0,
  );
  return code + codeLetters.charAt((31 - (sum % 31)) % 31);
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
