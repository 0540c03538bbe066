import { expect, it } from 'vitest';
import type { FieldDefinition } from '../../../db/schema/definitions';
import type { Store } from '../../../db/store';
import { createRandom, type Random } from '../../../electron/services/sample/random';
import { make, openStore, picture, undo, write } from './openStore';

function own(entity: string, key: string, kind: FieldDefinition['kind']): FieldDefinition {
  const label = { zh: key, en: key };
  return { entity, key, label, kind, options: {}, order: 1, isActive: true };
}

const pieces = [
  '杭州',
  '有限公司',
  'ABC',
  'abc',
  ' ',
  '  ',
  'é',
  'Ｆｕｌｌ',
  '（上海）',
  '😀',
  '𠮷',
  '"',
  "'",
  '\\',
  '，',
].concat([
  '\n',
  '\t',
  '0',
  'ﬁ',
  'İ',
  '㎡',
  '①',
  '\u00a0',
  '\u3000',
  '-',
  '+86',
  'É',
  '[',
  ']',
  '{',
  '%',
  '_',
]);

function randomText(random: Random): string {
  const length = random.between(1, 6);
  return Array.from({ length }, () => random.pick(pieces)).join('') || '甲';
}

const numbers = [
  '13800138000',
  '0571-88881234',
  '0571-88881234-801',
  '+85223456789',
  '400-810-8888',
  '8888123',
];

/** Values of every sort a column may hold, most of them with characters that are folded, escaped or parted. */
function randomValues(random: Random, at: number): Record<string, unknown> {
  const text = (): string | undefined => (random.chance(0.8) ? randomText(random) : undefined);
  const all = {
    name: `${randomText(random)}${String(at)}`,
    shortName: text(),
    code: random.chance(0.5) ? `KC${String(at)}` : text(),
    phones: random.chance(0.7) ? [random.pick(numbers), random.pick(numbers)] : undefined,
    remark: random.chance(0.5) ? '按月对账' : text(),
    region: random.pick(['浙江杭州', 'Hong Kong', '上海 浦东']),
    website: 'https://www.Kh1.example.com/A',
    tags: random.chance(0.4) ? ['VIP', '老客户'] : undefined,
    foundedOn: '2015-11-12',
    creditLimit: random.between(0, 1e12),
    xText: text(),
    xShare: random.chance(0.5) ? random.between(1, 1e6) / 7 : 12,
    xNote: random.chance(0.3) ? 'Plain words' : undefined,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

const definitions = [
  { ...own('account', 'xText', 'text'), options: { searchable: true } },
  own('account', 'xShare', 'decimal'),
  own('account', 'xNote', 'text'),
];

/** What the log says of the records made, with its texts read, and what the search finds them by. */
async function told(store: Store): Promise<{ log: unknown; documents: unknown }> {
  const log = await store.database.query<{ after: string | null }>(
    `SELECT entity, record_id, action, row_version, before, after FROM changes ORDER BY entity, record_id`,
  );
  return {
    log: log.map((row) => ({
      ...row,
      after: row.after === null ? null : (JSON.parse(row.after) as unknown),
    })),
    documents: await store.database.query('SELECT id, title, text FROM search_pending ORDER BY id'),
  };
}

it.each([1, 2, 3, 4])(
  'records made by the hundred are told of as those made one by one (%i)',
  async (seed) => {
    const together = await openStore({ definitions });
    const oneByOne = await openStore({ definitions });
    const random = createRandom(seed);
    const accounts = Array.from({ length: 120 }, (_one, at) => randomValues(random, at));
    const contacts = accounts.map((_account, at) => ({
      name: randomText(random),
      mobiles: [random.pick(numbers)],
      ...(random.chance(0.5) ? { mail: `A${String(at)}@example.com` } : {}),
    }));
    const written = await write(together, [
      ...accounts.map((values, at) => ({
        action: 'create' as const,
        entity: 'account',
        values,
        importRow: at + 2,
      })),
      ...contacts.map((values, at) => ({
        action: 'create' as const,
        entity: 'contact',
        values,
        importRow: at + 2,
      })),
    ]);
    for (const values of accounts) await make(oneByOne, 'account', values);
    for (const values of contacts) await make(oneByOne, 'contact', values);
    expect(await told(together)).toEqual(await told(oneByOne));
    const positions = await together.database.query(
      'SELECT position FROM changes WHERE change_set_id = ? ORDER BY changes.id',
      [written.id],
    );
    expect(positions).toEqual(written.records.map((_record, position) => ({ position })));
  },
);

it('a set that makes few records of one sort and many of another keeps their order in the log', async () => {
  const store = await openStore();
  const made = (entity: string, count: number) =>
    Array.from({ length: count }, (_one, at) => ({
      action: 'create' as const,
      entity,
      values: { name: `甲${String(at)}` },
    }));
  const { id, records } = await write(store, [
    ...made('source', 3),
    ...made('account', 30),
    ...made('contact', 2),
  ]);
  const log = await store.database.query(
    'SELECT entity, record_id AS id, row_version AS "rowVersion" FROM changes WHERE change_set_id = ? ORDER BY changes.id',
    [id],
  );
  expect(log).toEqual(records);
  const [head] = await store.database.query('SELECT change_count FROM change_sets WHERE id = ?', [id]);
  expect(head).toEqual({ change_count: 35 });
});

it('what was made by the hundred is taken back, and comes back, as it was', async () => {
  const store = await openStore({ definitions });
  const random = createRandom(9);
  const { id } = await write(
    store,
    Array.from({ length: 60 }, (_one, at) => ({
      action: 'create' as const,
      entity: 'account',
      importRow: at + 2,
      values: randomValues(random, at),
    })),
    { kind: 'import' },
  );
  const before = await picture(store);
  const back = await undo(store, id);
  expect((await picture(store))['account']).toEqual([]);
  await undo(store, back.id ?? 0);
  expect(await picture(store)).toEqual(before);
});

it('a request that was answered before is answered from the log', async () => {
  const store = await openStore();
  const changes = Array.from({ length: 40 }, (_one, at) => ({
    action: 'create' as const,
    entity: 'account',
    values: { name: `乙${String(at)}` },
  }));
  const first = await write(store, changes, { requestId: 'once' });
  expect(await write(store, changes, { requestId: 'once' })).toEqual({ ...first, isRepeated: true });
});
