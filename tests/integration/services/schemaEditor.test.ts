import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { FieldWish, ObjectWish } from '../../../electron/api/schemaEditor';
import type { Office } from '../../../electron/application/office';
import { anAccount, anOffice, edit, failureOf, make, type TestOffice } from '../../support/anOffice';
import { paperOf, wholeRecord } from '../../support/paper';

const wish = (more: Partial<FieldWish> = {}): FieldWish => ({
  entity: 'account',
  key: null,
  label: { zh: '合作年限', en: 'Years' },
  kind: 'integer',
  options: {},
  isActive: true,
  ...more,
});
const object = (more: Partial<ObjectWish> = {}): ObjectWish => ({
  name: null,
  label: { zh: '设备', en: 'Machine' },
  titleLabel: { zh: '设备名称', en: 'Machine name' },
  parent: null,
  numberPrefix: null,
  isInNavigation: true,
  isActive: true,
  ...more,
});

const saveField = (office: Office, more: Partial<FieldWish> = {}) =>
  office.schemaEditor.saveField(office.actor, wish(more));
const saveObject = (office: Office, more: Partial<ObjectWish> = {}) =>
  office.schemaEditor.saveObject(office.actor, object(more));
const fieldIn = (office: Office, key: string, entity = 'account') =>
  office.store().schema.entities[entity]?.fields[key];
const namesOf = async (office: Office, query: object) =>
  (await office.records.list(office.actor, { entity: 'account', offset: 0, limit: 50, ...query })).rows.map(
    (row) => row['name'],
  );

async function secondDesk(office: TestOffice): Promise<TestOffice> {
  return anOffice({ path: office.path, mode: 'open', deskId: 'desk-2' });
}

async function heard(office: TestOffice, revision: number): Promise<void> {
  await expect.poll(() => office.heard.revisions).toContain(revision);
}

it('a field is made, renamed, retired and restored under one key, and every step stands in the log', async () => {
  const office = await anOffice();
  const { key, definitions } = await saveField(office);
  expect([key, definitions.revision, fieldIn(office, key)?.label.zh]).toEqual(['xYears', 1, '合作年限']);
  const account = await anAccount(office, { [key]: 3 });
  await saveField(office, { key, label: { zh: '合作时长', en: 'Term' } });
  await saveField(office, { key, label: { zh: '合作时长', en: 'Term' }, isActive: false });
  expect(fieldIn(office, key)).toMatchObject({ retired: true });
  expect((await office.records.get(office.actor, 'account', account.id)).record[key]).toBe(3);
  await saveField(office, { key, label: { zh: '合作时长', en: 'Term' } });
  expect(await namesOf(office, { filter: { field: key, operator: 'equals', value: 3 } })).toHaveLength(1);
  const log = await office.schemaEditor.log(office.actor);
  expect(log.map(({ what, by, label }) => [what, by, label?.zh])).toEqual([
    ['restored', '张伟', '合作时长'],
    ['retired', '张伟', '合作时长'],
    ['renamed', '张伟', '合作时长'],
    ['made', '张伟', '合作年限'],
  ]);
  expect(log.map(({ canUndo }) => canUndo)).toEqual([true, false, false, false]);
  expect((await office.check()).problems).toEqual([]);
});

it('a key is never used again, not even after its field was taken back', async () => {
  const office = await anOffice();
  const first = await saveField(office);
  const [made] = await office.schemaEditor.log(office.actor);
  await office.schemaEditor.undo(office.actor, made?.id ?? 0);
  expect(fieldIn(office, first.key)).toMatchObject({ retired: true });
  const second = await saveField(office);
  const third = await saveField(office, { label: { zh: '备案号', en: '备案号' }, kind: 'text' });
  expect([first.key, second.key, third.key]).toEqual(['xYears', 'xYears2', 'xField3']);
});

it('what cannot be a field is refused, part by part', async () => {
  const office = await anOffice();
  const partsOf = async (more: Partial<FieldWish>) =>
    (await failureOf(saveField(office, more))).fields?.map(({ field }) => field);
  expect(await partsOf({ label: { zh: '客户名称', en: 'x' } })).toEqual(['label']);
  expect(await partsOf({ kind: 'choice' })).toEqual(['choices']);
  expect(await partsOf({ kind: 'reference', options: { to: 'nothing' } })).toEqual(['to']);
  expect(await partsOf({ kind: 'reference', options: { to: 'savedView' } })).toEqual(['to']);
  expect(await partsOf({ kind: 'computed', options: { formula: '1 +', result: 'integer' } })).toEqual([
    'formula',
  ]);
  expect(await partsOf({ kind: 'computed', options: { formula: 'nothing + 1', result: 'integer' } })).toEqual(
    ['formula'],
  );
  expect(await partsOf({ options: { shownIf: { field: 'name', isAnyOf: ['x'] } } })).toEqual(['shownIf']);
  expect(await partsOf({ options: { initial: 1.5 } })).toEqual(['initial']);
  expect(await partsOf({ kind: 'tags', options: { unique: true } })).toEqual(['unique']);
  expect(
    await partsOf({ key: 'name', kind: 'text', label: { zh: '名称', en: 'Name' }, isActive: false }),
  ).toEqual(['isActive']);
  const { key } = await saveField(office);
  expect(await partsOf({ key, kind: 'text' })).toEqual(['kind']);
  expect(await failureOf(saveField(office, { key: 'xNothing' }))).toMatchObject({ code: 'notFound' });
  expect((await office.definitions()).fields).toHaveLength(1);
});

it('unique is refused while values stand twice and names them, and then holds on a desk that has not heard of it', async () => {
  const office = await anOffice();
  const { key } = await saveField(office, { kind: 'text', label: { zh: '合同号', en: 'Code' } });
  const same = { label: { zh: '合同号', en: 'Code' }, kind: 'text' as const, key };
  const first = await anAccount(office, { name: '甲', [key]: 'A-1' });
  await anAccount(office, { name: '乙', [key]: 'A-1' });
  expect(await failureOf(saveField(office, { ...same, options: { unique: true } }))).toMatchObject({
    code: 'duplicatesExist',
    params: { values: 'A-1 ×2' },
  });
  await edit(office, first, { [key]: 'A-2' });
  const other = await secondDesk(office);
  await saveField(office, { ...same, options: { unique: true } });
  expect(await failureOf(anAccount(other, { name: '丙', [key]: 'A-2' }))).toMatchObject({
    code: 'invalid',
    fields: [{ field: key, problem: 'notUnique' }],
  });
  await saveField(office, same);
  await anAccount(office, { name: '丁', [key]: 'A-2' });
  expect((await office.check()).problems).toEqual([]);
});

it('a built-in field takes other words and a longer list, keeps what records hold, and goes back', async () => {
  const office = await anOffice();
  const before = fieldIn(office, 'grade');
  if (before?.kind !== 'choice') throw new Error('grade is a choice');
  const account = await anAccount(office, { grade: 'A' });
  const choices = [
    ...before.options
      .filter(({ value }) => value !== 'A')
      .map(({ aliases, ...rest }) => ({ ...rest, ...(aliases ? { aliases: [...aliases] } : {}) })),
    { value: 'vip', label: { zh: '战略', en: 'Strategic' } },
  ];
  const grade = { key: 'grade', kind: 'choice' as const, label: { zh: '客户级别', en: 'Level' } };
  await saveField(office, { ...grade, options: { choices, help: { zh: '按年采购额', en: 'By volume' } } });
  const now = fieldIn(office, 'grade');
  expect(now).toMatchObject({ label: { zh: '客户级别' }, help: { zh: '按年采购额' } });
  expect(now?.kind === 'choice' && now.options.find(({ value }) => value === 'A')).toMatchObject({
    retired: true,
  });
  await anAccount(office, { name: '乙', grade: 'vip' });
  expect((await office.records.get(office.actor, 'account', account.id)).record['grade']).toBe('A');
  await office.schemaEditor.resetField(office.actor, { entity: 'account', key: 'grade' });
  expect(fieldIn(office, 'grade')).toEqual(before);
});

it('entries of a list that a save leaves out are kept, retired', async () => {
  const office = await anOffice();
  const choices = ['gold', 'silver'].map((value) => ({ value, label: { zh: value, en: value } }));
  const { key } = await saveField(office, { kind: 'choice', options: { choices } });
  await saveField(office, { key, kind: 'choice', options: { choices: choices.slice(0, 1) } });
  const field = fieldIn(office, key);
  expect(field?.kind === 'choice' && field.options.map(({ value, retired }) => [value, retired])).toEqual([
    ['gold', undefined],
    ['silver', true],
  ]);
});

it('two people who change one field at once do not write over each other', async () => {
  const office = await anOffice();
  const { key, definitions } = await saveField(office);
  const seen = definitions.revision;
  await saveField(office, { key, label: { zh: '年限', en: 'Years' }, seen });
  expect(await failureOf(saveField(office, { key, options: { required: true }, seen }))).toMatchObject({
    code: 'stale',
  });
  const layout = { entity: 'account', list: ['name', key] };
  await office.schemaEditor.saveLayout(office.actor, { ...layout, seen });
  expect(
    await failureOf(office.schemaEditor.saveLayout(office.actor, { ...layout, quick: ['name'], seen })),
  ).toMatchObject({ code: 'stale' });
});

it('a required field asks new records, never those that are there', async () => {
  const office = await anOffice();
  const early = await anAccount(office, { name: '甲' });
  const { key } = await saveField(office, { options: { required: true } });
  expect(await failureOf(anAccount(office, { name: '乙' }))).toMatchObject({
    fields: [{ field: key, problem: 'required' }],
  });
  await anAccount(office, { name: '丙', [key]: 1 });
  expect((await edit(office, early, { grade: 'A' })).record['grade']).toBe('A');
});

it('a desk that has not heard of the newest schema loses nothing when it saves', async () => {
  const office = await anOffice();
  const other = await secondDesk(office);
  const account = await anAccount(office, { name: '甲' });
  const late = other.store();
  const { key } = await saveField(office, { kind: 'text', options: { searchable: true } });
  const now = await edit(office, account, { [key]: '黄金会员' });
  // As its own queue would write it, against the schema of a moment ago.
  const { writeChangeSet } = await import('../../../db/changes/writeChangeSet');
  await writeChangeSet(late, {
    requestId: randomUUID(),
    kind: 'edit',
    userId: null,
    deskId: 'desk-2',
    at: '2026-11-22T03:00:00.000Z',
    changes: [
      { action: 'update', entity: 'account', id: account.id, rowVersion: null, values: { name: '甲二' } },
    ],
  });
  const { record } = await office.records.get(office.actor, 'account', account.id);
  expect(record).toMatchObject({ name: '甲二', [key]: '黄金会员', rowVersion: now.record.rowVersion + 1 });
  await office.indexed();
  const found = await office.search.find(office.actor, { text: '黄金会员', limit: 10 });
  expect(JSON.stringify(found)).toContain('甲二');
  expect((await office.check()).problems).toEqual([]);
});

it('search finds what stood in a field before it was made searchable', async () => {
  const office = await anOffice();
  const { key } = await saveField(office, { kind: 'text', label: { zh: '别名', en: 'Alias' } });
  await anAccount(office, { name: '甲', [key]: '大狼狗' });
  await office.indexed();
  const find = async () =>
    JSON.stringify(await office.search.find(office.actor, { text: '大狼狗', limit: 10 }));
  expect(await find()).not.toContain('甲');
  await saveField(office, {
    key,
    kind: 'text',
    label: { zh: '别名', en: 'Alias' },
    options: { searchable: true },
  });
  await expect.poll(find).toContain('甲');
});

it('a reference the office made shows titles, is filtered through, and must point at somebody', async () => {
  const office = await anOffice();
  const { key } = await saveField(office, {
    kind: 'reference',
    label: { zh: '引荐人', en: 'Referred by' },
    options: { to: 'contact' },
  });
  const contact = (await make(office, 'contact', { name: '王芳', mobiles: [] })).record;
  const account = await anAccount(office, { name: '甲', [key]: contact.id });
  await anAccount(office, { name: '乙' });
  expect((await office.records.get(office.actor, 'account', account.id)).titles['contact']).toMatchObject({
    [contact.id]: '王芳',
  });
  const filter = { through: key, filter: { field: 'name', operator: 'contains', value: '王' } };
  expect(await namesOf(office, { filter })).toEqual(['甲']);
  expect(await namesOf(office, { sort: [{ field: key, direction: 'ascending' }] })).toEqual(['甲', '乙']);
  expect(await failureOf(anAccount(office, { name: '丙', [key]: 4711 }))).toMatchObject({
    code: 'invalid',
    fields: [{ field: key, problem: 'referenceUnknown' }],
  });
  await office.records.delete(office.actor, {
    requestId: randomUUID(),
    entity: 'contact',
    ids: [contact.id],
  });
  const after = await office.records.get(office.actor, 'account', account.id);
  expect([after.record[key], after.titles['contact']?.[contact.id]]).toEqual([contact.id, '王芳']);
  const { html } = await paperOf(office, wholeRecord('account', account.id));
  expect(html).toMatch(/引荐人[\s\S]*王芳/);
});

it('a record that only a reference of the office points at is kept when the making of it is undone', async () => {
  const office = await anOffice();
  const { key } = await saveField(office, {
    kind: 'reference',
    label: { zh: '引荐人', en: 'Referred by' },
    options: { to: 'contact' },
  });
  const made = await make(office, 'contact', { name: '王芳' });
  await anAccount(office, { name: '甲', [key]: made.record.id });
  const undone = await office.undo.changeSet(office.actor, randomUUID(), made.changeSet);
  expect(undone).toMatchObject({ undone: 0, keptCount: 1 });
});

it('a sort of record the office made is a sort of record like any other, on every desk', async () => {
  const office = await anOffice();
  const other = await secondDesk(office);
  const { name, definitions } = await saveObject(office, { numberPrefix: 'SB' });
  expect(name).toBe('xo1');
  const field = await saveField(office, { entity: name, kind: 'money', label: { zh: '售价', en: 'Price' } });
  await heard(other, field.definitions.revision);
  expect(other.store().schema.entities[name]).toMatchObject({
    table: 'object_xo1',
    navigation: { group: 'own' },
  });

  const saved = await make(other, name, { name: '注塑机', [field.key]: 12_300 });
  expect(saved.record).toMatchObject({ no: 'SB000001', name: '注塑机', [field.key]: 12_300 });
  await edit(other, saved.record, { name: '注塑机 200T' }, { entity: name });
  expect((await office.records.list(office.actor, { entity: name, offset: 0, limit: 5 })).total).toBe(1);
  expect((await office.records.get(office.actor, name, saved.record.id)).record['name']).toBe('注塑机 200T');
  await other.indexed();
  const found = await office.search.find(office.actor, { text: 'zsj', limit: 5 });
  expect(JSON.stringify(found)).toContain('注塑机 200T');
  const timeline = await office.timeline.list(office.actor, {
    entity: name,
    id: saved.record.id,
    offset: 0,
    limit: 5,
    show: 'changes',
  });
  expect(timeline.entries).toHaveLength(2);
  expect(await other.undo.last(other.actor, randomUUID())).toMatchObject({ undone: 1 });
  expect((await office.records.get(office.actor, name, saved.record.id)).record['name']).toBe('注塑机');
  await office.records.delete(office.actor, {
    requestId: randomUUID(),
    entity: name,
    ids: [saved.record.id],
  });
  expect(
    (await office.records.list(office.actor, { entity: name, offset: 0, limit: 5, state: 'deleted' })).total,
  ).toBe(1);
  await office.records.restore(office.actor, {
    requestId: randomUUID(),
    entity: name,
    ids: [saved.record.id],
  });
  expect((await office.counts())[name]).toBe(1);
  const { html } = await paperOf(office, wholeRecord(name, saved.record.id));
  expect(html).toContain('123.00');

  await office.schemaEditor.saveObject(office.actor, {
    ...object({ name, numberPrefix: 'SB' }),
    label: { zh: '机器', en: 'Machine' },
    isActive: false,
    seen: definitions.revision + 1,
  });
  expect(office.store().schema.entities[name]).toMatchObject({ label: { zh: '机器' }, retired: true });
  expect((await office.records.get(office.actor, name, saved.record.id)).record['name']).toBe('注塑机');
  const next = await saveObject(office);
  expect(next.name).toBe('xo2');
  expect((await office.check()).problems).toEqual([]);
});

it('a related table goes to the recycle bin with its record, also by a desk that has not heard of it', async () => {
  const office = await anOffice();
  const other = await secondDesk(office);
  const account = await anAccount(office, { name: '甲' });
  const late = other.store();
  const { name } = await saveObject(office, {
    label: { zh: '备件', en: 'Spare part' },
    parent: 'account',
    isInNavigation: false,
  });
  const row = (await make(office, name, { name: '滤芯', parent: account.id })).record;
  const { writeChangeSet } = await import('../../../db/changes/writeChangeSet');
  await writeChangeSet(late, {
    requestId: randomUUID(),
    kind: 'delete',
    userId: null,
    deskId: 'desk-2',
    at: '2026-11-22T03:00:00.000Z',
    changes: [{ action: 'delete', entity: 'account', id: account.id }],
  });
  expect((await office.records.get(office.actor, name, row.id)).record.deletedAt).not.toBeNull();
  await office.records.restore(office.actor, {
    requestId: randomUUID(),
    entity: 'account',
    ids: [account.id],
  });
  expect((await office.records.get(office.actor, name, row.id)).record.deletedAt).toBeNull();
  expect(
    await failureOf(saveObject(office, { name, parent: 'contact', label: { zh: '备件', en: 'x' } })),
  ).toMatchObject({ code: 'invalid' });
  const below = await saveObject(office, { label: { zh: '更换记录', en: 'Replacement' }, parent: name });
  await make(office, below.name, { name: '第一次', parent: row.id });
  expect((await office.check()).problems).toEqual([]);
});

it('numbers may come later to an object, and never go', async () => {
  const office = await anOffice();
  const { name } = await saveObject(office);
  const early = (await make(office, name, { name: '旧' })).record;
  await saveObject(office, { name, numberPrefix: 'SB' });
  expect((await make(office, name, { name: '新' })).record.no).toBe('SB000001');
  expect((await office.records.get(office.actor, name, early.id)).record.no).toBeNull();
  expect(await failureOf(saveObject(office, { name }))).toMatchObject({ code: 'invalid' });
});

it('an arrangement orders sections, lists and key facts, goes back, and lives with fields that retire', async () => {
  const office = await anOffice();
  const { key } = await saveField(office);
  await office.schemaEditor.saveLayout(office.actor, {
    entity: 'account',
    sections: [
      { name: 'basic', label: { zh: '要点', en: 'Essentials' }, fields: [key, 'name', 'gone'] },
      { name: 's1', label: { zh: '经营', en: 'Business' }, fields: ['industry'] },
    ],
    list: ['name', key, 'grade'],
    headline: [key],
  });
  const { listColumns } = await import('../../../db/schema/derive/listColumns');
  const { formSections } = await import('../../../db/schema/derive/formSections');
  const entity = () => {
    const found = office.store().schema.entities['account'];
    if (!found) throw new Error('no account');
    return found;
  };
  const shown = () => listColumns(entity()).flatMap(({ name, isShownFirst }) => (isShownFirst ? [name] : []));
  expect(shown()).toEqual(['name', key, 'grade']);
  expect(formSections(entity())[0]?.label.zh).toBe('要点');
  expect(
    formSections(entity())[0]
      ?.fields.map(({ name }) => name)
      .slice(0, 2),
  ).toEqual([key, 'name']);
  expect(formSections(entity())[1]?.fields.map(({ name }) => name)).toEqual(['industry']);
  await saveField(office, { key, isActive: false });
  expect(shown()).toEqual(['name', 'grade']);
  expect(
    await failureOf(office.schemaEditor.saveLayout(office.actor, { entity: 'account', list: ['grade'] })),
  ).toMatchObject({ fields: [{ field: 'list' }] });
  await office.schemaEditor.resetLayout(office.actor, { entity: 'account' });
  expect(formSections(entity())[0]?.label.zh).not.toBe('要点');
});

it('a number rule is kept, and may not restart more often than the number shows', async () => {
  const office = await anOffice();
  const rule = { entity: 'account', prefix: 'C', datePart: 'year', digits: 4, restarts: 'year' } as const;
  expect(await office.schemaEditor.saveNumberRule(office.actor, rule)).toEqual([rule]);
  expect(
    await failureOf(office.schemaEditor.saveNumberRule(office.actor, { ...rule, restarts: 'month' })),
  ).toMatchObject({ fields: [{ field: 'restarts' }] });
  const [logged] = await office.schemaEditor.log(office.actor);
  await office.schemaEditor.undo(office.actor, logged?.id ?? 0);
  expect(await office.schemaEditor.numberRules(office.actor)).toEqual([]);
});

it('says how much a field is used before it is retired, and what a formula would give', async () => {
  const office = await anOffice();
  const { key } = await saveField(office);
  await anAccount(office, { name: '甲', [key]: 3 });
  await anAccount(office, { name: '乙' });
  await saveField(office, {
    kind: 'computed',
    label: { zh: '月数', en: 'Months' },
    options: { formula: `${key} * 12`, result: 'integer' },
  });
  await make(office, 'savedView', {
    name: '老客户',
    target: 'account',
    definition: JSON.stringify({ filter: { field: key, operator: 'moreThan', value: 2 } }),
  });
  expect(await office.schemaEditor.usage(office.actor, 'account', key)).toEqual({
    filled: 1,
    total: 2,
    views: ['老客户'],
    dependents: ['月数'],
  });
  const trial = { entity: 'account', formula: `${key} * 12 + 1`, result: 'integer' } as const;
  expect(await office.schemaEditor.tryFormula(office.actor, trial)).toEqual([
    { record: '乙', value: null },
    { record: '甲', value: 37 },
  ]);
  expect(
    await failureOf(office.schemaEditor.tryFormula(office.actor, { ...trial, formula: `${key} *` })),
  ).toMatchObject({ fields: [{ field: 'formula' }] });
});

it('what was changed after it cannot be taken back over it', async () => {
  const office = await anOffice();
  const { key } = await saveField(office);
  const [made] = await office.schemaEditor.log(office.actor);
  await saveField(office, { key, label: { zh: '年限', en: 'Years' } });
  expect(await failureOf(office.schemaEditor.undo(office.actor, made?.id ?? 0))).toMatchObject({
    code: 'stale',
  });
  const [renamed] = await office.schemaEditor.log(office.actor);
  await office.schemaEditor.undo(office.actor, renamed?.id ?? 0);
  expect(fieldIn(office, key)?.label.zh).toBe('合作年限');
});
