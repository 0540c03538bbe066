import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../../electron/cli/commands';
import { crm } from '../../support/crmProcess';

/* Every command as a real second process on a real file; the exit code is what a script goes by. */
let folder = '';
let office = '';
const at = (name: string): string => join(folder, name);
const demo = (db: string, ...more: string[]) =>
  crm(['demo', '--size', '40', '--seed', '5', '--today', '2026-11-22', '--db', db, ...more]);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'keyuan-crm-'));
  office = at('office.kydb');
  expect(await demo(office)).toMatchObject({ code: 0 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('crm', () => {
  it('explains itself and every command in both languages', async () => {
    const [chinese, english, nothing] = await Promise.all([
      crm(['--help']),
      crm(['help', '--lang', 'en']),
      crm([]),
    ]);
    expect([chinese.code, english.code, nothing.code]).toEqual([0, 0, 2]);
    const shown = commands.filter((command) => command.isHidden !== true);
    for (const { name, label } of shown) {
      expect(chinese.out).toContain(`  ${name.padEnd(10)} ${label.zh}`);
      expect(english.out).toContain(`  ${name.padEnd(10)} ${label.en}`);
    }
    expect(english.out).not.toMatch(/[\u3400-\u9fff]/);
    const [one, other] = await Promise.all([
      crm(['list', '--help'], { LANG: 'en_GB.UTF-8' }),
      crm(['list', '-h', '--lang=zh'], { LANG: 'en_GB.UTF-8' }),
    ]);
    expect(one.out).toMatch(/^Usage: crm list ENTITY/);
    expect(other.out).toMatch(/^用法: crm list ENTITY/);
  });

  it.each([
    ['no such command', ['nonsense']],
    ['a language nobody speaks here', ['list', '--lang', 'fr']],
    ['an option that does not exist', ['list', 'account', '--db', 'x', '--nonsense']],
    ['a missing option', ['list', 'account']],
    ['too many words', ['get', 'account', '1', '2', '--db', 'x']],
    ['no word', ['get', '--db', 'x']],
    ['a size that is none', ['demo', '--size', 'many', '--db', 'x']],
    ['a seed that is none', ['demo', '--size', '1', '--seed', 'x', '--db', 'x']],
    ['a day that is none', ['demo', '--size', '1', '--today', '2026-02-30', '--db', 'x']],
  ])('ends with 2 for %s, and says how it is typed', async (_what, words) => {
    const run = await crm([...words, '--lang', ...(words.includes('--lang') ? [] : ['en'])]);
    expect(run.code).toBe(2);
    expect(run.out).toBe('');
    expect(run.err.length).toBeGreaterThan(5);
  });

  it.each([
    ['a filter that is no JSON', ['list', 'account', '--filter', '{']],
    ['a filter that is no filter', ['list', 'account', '--filter', '{"field":"name","operator":"likes"}']],
    ['an entity that does not exist', ['list', 'nothing']],
    ['an entity named like a member of every object', ['get', 'constructor', '1']],
    ['a limit out of range', ['list', 'account', '--limit', '0']],
    ['an order that is none', ['list', 'account', '--sort', 'name:down']],
    ['an id that is none', ['get', 'account', 'first']],
    ['a version that is none', ['save', 'account', '1', '--set', 'grade=A', '--row-version', 'new']],
    ['a field that does not exist', ['save', 'account', '1', '--set', 'nonsense=A']],
    ['values that are no object', ['save', 'account', '1', '--values', '[1]']],
    ['an export to a format nobody writes', ['export', 'account', '--out', 'x.pdf']],
    ['GBK in a workbook', ['export', 'account', '--out', 'x.xlsx', '--gbk']],
  ])('ends with 2 for %s', async (_what, words) => {
    const run = await crm([...words, '--db', office]);
    expect(run, run.err).toMatchObject({ code: 2, out: '' });
    expect(run.err).toContain('用法');
  });

  it('ends with 1 and a code when the file is not there, or the field is not one', async () => {
    const missing = await crm(['list', 'account', '--db', at('missing.kydb'), '--json']);
    expect(missing.code).toBe(1);
    expect(missing.json()).toEqual({ failure: { code: 'databaseMissing' } });
    expect(existsSync(at('missing.kydb'))).toBe(false);
    const filter = await crm([
      'list',
      'account',
      '--db',
      office,
      '--json',
      '--filter',
      '{"field":"nonsense","operator":"is","value":1}',
    ]);
    expect(filter.code).toBe(1);
    expect(filter.json()).toMatchObject({ failure: { code: 'invalid', fields: [{ field: 'nonsense' }] } });
    const columns = await crm([
      'export',
      'account',
      '--db',
      office,
      '--out',
      at('x.csv'),
      '--columns',
      'name,nonsense',
      '--json',
    ]);
    expect(columns.json()).toMatchObject({ failure: { code: 'invalid', fields: [{ field: 'nonsense' }] } });
    const nobody = await crm(['undo', '--db', office, '--user', '没有这个人', '--json']);
    expect(nobody.json()).toMatchObject({ failure: { code: 'notFound' } });
    writeFileSync(at('text.kydb'), '文字'.repeat(500));
    expect((await crm(['check', '--db', at('text.kydb'), '--json'])).json()).toEqual({
      failure: { code: 'databaseNotOurs' },
    });
    expect((await demo(office, '--json')).json()).toEqual({ failure: { code: 'databaseExists' } });
  });
});

describe('the commands', () => {
  it('make the same office from the same numbers', async () => {
    expect(await demo(at('again.kydb'))).toMatchObject({ code: 0 });
    const list = async (db: string, entity: string) => {
      const run = await crm(['list', entity, '--db', db, '--sort', 'id', '--limit', '500', '--json']);
      return run.out.replace(/"(createdAt|updatedAt)": "[^"]*"/g, '');
    };
    for (const entity of ['account', 'contact', 'contract']) {
      const once = await list(office, entity);
      expect(once.length).toBeGreaterThan(2000);
      expect(await list(at('again.kydb'), entity)).toBe(once);
    }
  });

  it('list, get, save and undo with the shapes the documentation promises', async () => {
    const db = ['--db', office, '--json'];
    const made = await crm([
      'save',
      'account',
      '--set',
      'name=湘江精密',
      '--set',
      'creditLimit=12.5万',
      '--set',
      'grade=重点',
      ...db,
    ]);
    const { record, ...saved } = made.json<{ record: Record<string, unknown> & { id: number } }>();
    expect(made.code).toBe(0);
    expect(record).toMatchObject({
      name: '湘江精密',
      creditLimit: 12_500_000,
      grade: 'A',
      rowVersion: 1,
      no: 'KH000041',
    });
    expect(saved).toMatchObject({
      changeSet: expect.any(Number) as unknown,
      mergedFields: [],
      mergedFrom: null,
      titles: {},
    });
    const got = await crm(['get', 'account', String(record.id), ...db]);
    expect(Object.keys(got.json())).toEqual(['record', 'titles']);
    expect(got.json()).toMatchObject({ record });
    const found = await crm(['list', 'account', '--search', 'xjjm', '--limit', '3', ...db]);
    expect(Object.keys(found.json())).toEqual(['total', 'rows', 'titles']);
    expect(found.json()).toMatchObject({ total: 1, rows: [{ id: record.id }] });
    const table = await crm(['list', 'account', '--db', office, '--search', '湘江', '--lang', 'en']);
    expect(table.out.split('\n')[0]).toMatch(/^#\tName\t/);
    expect(table.out.split('\n')[1]).toContain('湘江精密\tA Key');
    expect(table.err).toBe('1 in all\n');
    const wrong = await crm(['save', 'account', String(record.id), '--set', 'creditLimit=很多', ...db]);
    expect(wrong.code).toBe(1);
    expect(wrong.json()).toMatchObject({ failure: { code: 'invalid', fields: [{ field: 'creditLimit' }] } });
    const undone = await crm(['undo', ...db]);
    expect(undone.code).toBe(0);
    expect(Object.keys(undone.json()).sort()).toEqual(['changeSet', 'kept', 'keptCount', 'kind', 'undone']);
    expect(undone.json()).toMatchObject({ kind: 'create', undone: 1, kept: [], keptCount: 0 });
    expect((await crm(['get', 'account', String(record.id), ...db])).json()).toEqual({
      failure: { code: 'notFound' },
    });
  });

  it('import a sheet, and take it back but for what was changed since, which ends with 3', async () => {
    const db = at('import.kydb');
    writeFileSync(at('客户.csv'), '客户名称,电话,等级\n甲公司,0731-40000134,A\n乙公司,0731-40000135,B\n');
    const imported = await crm(['import', at('客户.csv'), '--new', '--db', db, '--json']);
    expect(imported.code, imported.err).toBe(0);
    const [file] = imported.json<{ files: { run: { changeSet: number; state: string } }[] }>().files;
    expect(file?.run).toMatchObject({ state: 'done', counts: { create: { account: 2 } } });
    expect((await crm(['save', 'account', '1', '--set', 'grade=D', '--db', db])).code).toBe(0);
    const undone = await crm(['undo', String(file?.run.changeSet), '--db', db, '--json']);
    expect(undone.code).toBe(3);
    expect(undone.json()).toMatchObject({
      kind: 'import',
      undone: 1,
      keptCount: 1,
      kept: [{ entity: 'account', id: 1, fields: ['grade'], reason: 'edited' }],
    });
    expect((await crm(['list', 'account', '--db', db, '--json'])).json()).toMatchObject({
      total: 1,
      rows: [{ name: '甲公司' }],
    });
    expect((await crm(['check', '--db', db])).out).toBe('数据库完好\n');
  });

  it('export what is asked for', async () => {
    const run = await crm([
      'export',
      'account',
      '--db',
      office,
      '--out',
      at('a.csv'),
      '--columns',
      'no,name',
      '--filter',
      '{"field":"grade","operator":"is","value":"A"}',
      '--json',
    ]);
    const { rows } = run.json<{ rows: number }>();
    expect(run.code).toBe(0);
    const lines = readFileSync(at('a.csv'), 'utf8').trim().split(/\r?\n/);
    expect(lines[0]?.replace('\ufeff', '')).toBe('编号,客户名称');
    expect(rows).toBeGreaterThan(0);
    expect(lines).toHaveLength(rows + 1);
  });

  it('back the office up as a file that opens, and never over another', async () => {
    const out = at('copy.kydb');
    const run = await crm(['backup', '--db', office, '--out', out, '--json']);
    expect(run.code).toBe(0);
    expect(run.json()).toMatchObject({
      path: out,
      byteLength: readFileSync(out).byteLength,
      rows: { accounts: 40 },
    });
    expect((await crm(['list', 'account', '--db', out, '--json'])).json()).toMatchObject({ total: 40 });
    expect((await crm(['backup', '--db', office, '--out', out, '--json'])).json()).toEqual({
      failure: { code: 'databaseExists' },
    });
  });

  it('find what was changed behind the back of the log, which ends with 4', async () => {
    const db = at('planted.kydb');
    expect((await demo(db)).code).toBe(0);
    expect(await crm(['check', '--db', db, '--json'])).toMatchObject({ code: 0 });
    await tamper(db, `UPDATE accounts SET grade = 'D', remark = '偷改' WHERE id = 3`);
    const found = await crm(['check', '--db', db, '--json']);
    expect(found.code).toBe(4);
    expect(found.json()).toMatchObject({ ok: false });
    expect(found.json()).toMatchObject({
      problems: [{ check: 'changeLog', detail: 'account 3: grade is not what the log says' }],
    });
    expect(found.out).not.toContain('偷改');
    const told = await crm(['check', '--db', db]);
    expect(told.code).toBe(4);
    expect(told.out).toBe('changeLog  account 3: grade is not what the log says\n');
  });
});

/** Changes a file with nothing but SQLite. */
function tamper(path: string, statement: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(path, (opened) => {
      if (opened) return reject(opened);
      database.run(statement, (failed) => {
        database.close(() => (failed ? reject(failed) : resolve()));
      });
    });
  });
}
