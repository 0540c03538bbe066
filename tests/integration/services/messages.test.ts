import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { operators } from '../../../db/schema/listQuery';
import { registry } from '../../../db/schema/registry';
import { api, type CallName } from '../../../electron/api';
import { failureCodes } from '../../../electron/api/failure';
import { aDesk } from '../../support/aDesk';
import { anOffice } from '../../support/anOffice';
import { fc } from '../../support/seed';

/*
 * Anything may come over the channel. Whatever it is, the answer is a value or a known failure: never `internal`, never
 * a word of the database, and the program goes on.
 */
const messages = Number(process.env['FUZZ_MESSAGES'] ?? 20_000);

const names = Object.keys(api) as CallName[];
/** Calls that open dialogs' files or make offices would only test the ports that stand in for the system here. */
const slow = new Set<CallName>([
  'workspace.openSample',
  'workspace.create',
  'workspace.open',
  'workspace.close',
  'workspace.backUp',
]);
const fieldNames = [...new Set(Object.values(registry).flatMap((entity) => Object.keys(entity.fields)))];
const hostile = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  "x'; DROP TABLE accounts; --",
  '../../etc/passwd',
  '\u0000',
  '',
];

const entityName = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...Object.keys(registry)) },
  { weight: 1, arbitrary: fc.constantFrom(...hostile, 'nothing') },
);
const fieldName = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(...fieldNames, 'owner', 'no', 'id', 'createdAt', 'rowVersion', 'deletedAt'),
  },
  { weight: 1, arbitrary: fc.constantFrom(...hostile) },
);
const id = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 40 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -1, 1.5, 2 ** 53, 2 ** 53 - 1, Number.NaN, '1', null) },
);
const value = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    '甲',
    'A',
    'won',
    '2026-01-01',
    '2026-13-40',
    '2026-01-01T00:00:00.000Z',
    "'",
    '%',
    'a@b.cn',
    'thisWeek',
    true,
    0,
    1,
    -1,
    1e21,
    2 ** 60,
    0.1,
    Number.POSITIVE_INFINITY,
  ),
  fc.string({ maxLength: 30, unit: 'binary' }),
  fc.array(
    fc.oneof(fc.string({ maxLength: 12 }), fc.integer(), fc.constantFrom<unknown>('A', '13800000000')),
    { maxLength: 4 },
  ),
);
const condition = fc.record(
  { field: fieldName, operator: fc.constantFrom(...operators), value },
  { requiredKeys: ['field', 'operator'] },
);
const filter = fc.letrec((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    condition,
    fc.record({ all: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ not: tie('filter') }),
  ),
})).filter;
const searchText = fc.oneof(
  fc.constantFrom('', '长沙', 'cs', '138', '"', '*', 'a OR b', '(', '^甲', '\u0000'),
  fc.string({ maxLength: 20, unit: 'binary' }),
);
const selection = fc.record(
  {
    entity: entityName,
    search: searchText,
    filter,
    sort: fc.array(fc.record({ field: fieldName, direction: fc.constantFrom('ascending', 'descending') }), {
      maxLength: 3,
    }),
    state: fc.constantFrom('live', 'deleted'),
  },
  { requiredKeys: ['entity'] },
);
const draft = fc.dictionary(fieldName, value, { maxKeys: 4 });
const requestId = fc.constant(null).map(() => randomUUID());
const limit = fc.integer({ min: 1, max: 50 });
const ticket = fc.constant('no-such-ticket');

/** What each call is properly asked, as far as its shape goes. */
const inputs: Readonly<Partial<Record<CallName, fc.Arbitrary<unknown>>>> = {
  'records.list': fc.record(
    {
      query: fc.tuple(selection, limit).map(([list, size]) => ({ ...list, offset: 0, limit: size })),
      include: fc.array(fieldName, { maxLength: 3 }),
    },
    { requiredKeys: ['query'] },
  ),
  'records.get': fc.record({ entity: entityName, id }),
  'records.save': fc.record(
    {
      requestId,
      entity: entityName,
      id: fc.oneof(id, fc.constant(null)),
      rowVersion: fc.constantFrom(null, 0, 1, 2, 99),
      changes: draft,
      also: fc.array(fc.record({ entity: entityName, via: fieldName, changes: draft }), { maxLength: 2 }),
    },
    { requiredKeys: ['requestId', 'entity', 'id', 'rowVersion', 'changes'] },
  ),
  'records.batch': fc.record(
    {
      requestId,
      entity: entityName,
      ids: fc.array(id, { minLength: 1, maxLength: 4 }),
      selection,
      changes: draft,
    },
    { requiredKeys: ['requestId', 'entity', 'changes'] },
  ),
  'records.delete': fc.record({
    requestId,
    entity: entityName,
    ids: fc.array(id, { minLength: 1, maxLength: 3 }),
  }),
  'records.restore': fc.record({
    requestId,
    entity: entityName,
    ids: fc.array(id, { minLength: 1, maxLength: 3 }),
  }),
  'timeline.list': fc.record({
    entity: entityName,
    id,
    offset: fc.nat(20),
    limit,
    show: fc.constantFrom('all', 'records', 'changes'),
  }),
  'search.find': fc.record(
    { text: searchText, entities: fc.array(entityName, { maxLength: 3 }), limit },
    { requiredKeys: ['text', 'limit'] },
  ),
  'search.pick': fc.record(
    { entity: entityName, text: searchText, limit, account: id },
    { requiredKeys: ['entity', 'text', 'limit'] },
  ),
  'exports.start': fc.record(
    {
      selection,
      columns: fc.array(fieldName, { maxLength: 3 }),
      format: fc.constantFrom('xlsx', 'csv', 'csvGbk'),
    },
    { requiredKeys: ['selection', 'format'] },
  ),
  'exports.show': fc.record({ ticket, how: fc.constantFrom('folder', 'open') }),
  'printing.start': fc.record({
    order: fc.oneof(
      fc.record({
        is: fc.constant('record'),
        entity: entityName,
        id,
        without: fc.constantFrom([], ['timeline', 'relationMap'], hostile),
        entries: fc.constantFrom(1, 20, 0),
        hasBlanks: fc.boolean(),
      }),
      fc.record({
        is: fc.constant('list'),
        selection,
        columns: fc.array(fieldName, { maxLength: 3 }),
        hasConditions: fc.boolean(),
        hasTotals: fc.boolean(),
      }),
    ),
    sheet: fc.record({
      paper: fc.constantFrom('A4', 'Letter', 'A0'),
      orientation: fc.constantFrom('portrait', 'landscape'),
      margins: fc.constantFrom('narrow', 'wide'),
      fitsWidth: fc.boolean(),
    }),
  }),
  'undo.last': fc.record({ requestId }),
  'undo.changeSet': fc.record({ requestId, changeSet: id }),
  'jobs.get': fc.record({ id: requestId }),
  'jobs.cancel': fc.record({ id: requestId }),
  'settings.set': fc.record(
    { language: fc.constantFrom('zh', 'en', 'fr'), theme: fc.constantFrom('dark', 'light', 'x') },
    { requiredKeys: [] },
  ),
  'imports.open': fc.record({ ticket, password: fc.string({ maxLength: 5 }) }, { requiredKeys: ['ticket'] }),
  'imports.history': fc.record({ offset: fc.nat(5), limit }),
  'imports.run': fc.record({ run: id }),
  'imports.rehearsal': fc.record({ session: requestId }),
  'imports.commit': fc.record({ session: requestId, requestId }),
};
/** What many calls are asked alike; one that is not described above is asked with the first of them it takes. */
const usual: readonly fc.Arbitrary<unknown>[] = [
  fc.constant({}),
  fc.record({ id }),
  fc.record({ entity: entityName }),
  fc.record({ entity: entityName, id }),
  fc.record({ entity: entityName, id, limit }),
  fc.record({ entity: entityName, offset: fc.nat(5), limit }),
  fc.record({ session: requestId }),
  fc.record({ session: requestId, offset: fc.nat(5), limit }),
  fc.record({ session: requestId, table: fc.nat(3) }),
  fc.record({ requestId, id }),
  fc.record({ requestId, changeSet: id }),
  fc.record({ changeSet: id }),
  fc.record({ run: id }),
  fc.record({ ticket }),
  fc.record({ text: searchText }),
  fc.record({ offset: fc.nat(5), limit }),
];
function usualInput(name: CallName): fc.Arbitrary<unknown> {
  const taken = usual.find(
    (one) => api[name].input.safeParse(fc.sample(one, { numRuns: 1, seed: 1 })[0]).success,
  );
  return taken ?? fc.constant({});
}
const proper = fc
  .constantFrom(...names.filter((name) => !slow.has(name)))
  .chain((name) => fc.tuple(fc.constant<unknown>(name), inputs[name] ?? usualInput(name)));
const odd = fc.tuple(
  fc.oneof(fc.constantFrom<unknown>(...names.filter((name) => !slow.has(name)), ...hostile), fc.anything()),
  fc.oneof(fc.anything(), draft, selection),
);
const message = fc.oneof({ weight: 3, arbitrary: proper }, { weight: 1, arbitrary: odd });

const newAccount = (count: number) => ({
  requestId: randomUUID(),
  entity: 'account',
  id: null,
  rowVersion: null,
  changes: { name: `长沙客户${count}`, phones: ['0731-40000134'] },
});

describe('whatever message comes', () => {
  it(`is answered with a value or a known failure, ${messages} times`, { timeout: 600_000 }, async () => {
    const desk = aDesk();
    desk.answers.push('office.kydb');
    await desk.call('workspace.create', { officeName: '甲', userName: '张伟' });
    const seen = new Map<string, number>();
    let count = 0;
    for (const [name, input] of fc.sample(message, { numRuns: messages })) {
      // What is asked takes records away too; new ones keep the office from being empty.
      if (count % 40 === 0) await desk.call('records.save', newAccount(count));
      count += 1;
      const outcome = await desk.application.answer(name, input);
      const code = outcome.ok ? 'ok' : outcome.failure.code;
      seen.set(code, (seen.get(code) ?? 0) + 1);
      if (outcome.ok) continue;
      const asked = () =>
        `${String(name)} ${fc.stringify(input)} → ${JSON.stringify(outcome)} ${desk.log.at(-1) ?? ''}`;
      if (code === 'internal') expect.fail(asked());
      if (!failureCodes.includes(outcome.failure.code)) expect.fail(asked());
      if (
        /SQLITE|SELECT|constraint|accounts|\/tmp|node_modules/.test(
          JSON.stringify({ ...outcome.failure, fields: [] }),
        )
      )
        expect.fail(asked());
    }
    const malformed = (seen.get('malformedInput') ?? 0) + (seen.get('unknownCall') ?? 0);
    expect(malformed / messages).toBeLessThan(0.7);
    expect((seen.get('ok') ?? 0) / messages).toBeGreaterThan(0.1);
    expect(desk.log.filter((line) => line.startsWith('incident'))).toEqual([]);
    process.stderr.write(`answers: ${JSON.stringify(Object.fromEntries(seen))}\n`);
    // And the file is as sound as before.
    await desk.call('workspace.close', {});
    const office = await anOffice({ path: join(desk.folder, 'office.kydb'), mode: 'open' });
    expect((await office.check()).problems).toEqual([]);
  });
});
