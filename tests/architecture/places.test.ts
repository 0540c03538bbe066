import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyRepository, type RepositoryCopy } from '../support/repositoryCopy';

interface Described {
  readonly drift: { readonly additions: readonly string[]; readonly questions: readonly string[] };
  readonly record: Readonly<Record<string, unknown>>;
  readonly list: readonly string[];
  readonly form: readonly string[];
  readonly filter: readonly string[];
  readonly imported: readonly string[];
  readonly exported: readonly string[];
  readonly printed: readonly string[];
}

const noDrift = { additions: [], questions: [] };
const account = 'db/schema/entities/accounts/account.ts';

describe('what the office deals with is said in one place', { timeout: 180_000 }, () => {
  let copy: RepositoryCopy;
  beforeEach(() => {
    copy = copyRepository();
  });
  afterEach(() => {
    copy.remove();
  });

  function describeEntity(name: string, values: object): Described {
    return JSON.parse(copy.run('tests/support/describeEntity.ts', name, JSON.stringify(values))) as Described;
  }

  function compiles(): string {
    return copy.tool(
      'tsc',
      '-p',
      'db/schema',
      '--noEmit',
      '--composite',
      'false',
      '--emitDeclarationOnly',
      'false',
    ).output;
  }

  it('a field is one entry in its entity; the step of the tables is written for it', () => {
    const text = copy.read(account);
    const fields = text.indexOf('  fields: {\n') + '  fields: {\n'.length;
    const entry = `    parkingSpaces: integer({ label: { zh: '车位数', en: 'Parking spaces' }, importAliases: ['停车位'] }),\n`;
    copy.write(account, `${text.slice(0, fields)}${entry}${text.slice(fields)}`);
    expect(copy.changedFiles()).toEqual([account]);
    expect(compiles()).toBe('');

    copy.run('scripts/makeMigration.ts', 'add_parking_spaces');
    const written = copy.changedFiles();
    expect(written).toHaveLength(2);
    expect(written.join(' ')).toMatch(
      /^db\/migrations\/\d{4}_add_parking_spaces\.ts db\/migrations\/index\.ts$/,
    );

    const described = describeEntity('account', { name: '杭州绿源', parkingSpaces: 12 });
    expect(described.drift).toEqual(noDrift);
    expect(described.record).toMatchObject({ name: '杭州绿源', parkingSpaces: 12 });
    for (const surface of ['list', 'form', 'filter', 'imported'] as const)
      expect(described[surface]).toContain('parkingSpaces');
    expect(described.exported).toContain('车位数');
    expect(described.printed).toContain('车位数: 12');
  });

  it('an entity is its file and its line in the registry, both written by make:entity', () => {
    copy.run('scripts/makeEntity.ts', 'invoice', '发票', 'Invoice', 'money');
    expect(copy.changedFiles()).toEqual(['db/schema/entities/money/invoice.ts', 'db/schema/registry.ts']);
    expect(compiles()).toBe('');

    copy.run('scripts/makeMigration.ts', 'add_invoices');
    expect(copy.changedFiles().join(' ')).toMatch(
      /^db\/migrations\/\d{4}_add_invoices\.ts db\/migrations\/index\.ts$/,
    );
    const described = describeEntity('invoice', { name: '2025年第一张', remark: '专票' });
    expect(described.drift).toEqual(noDrift);
    expect(described.record).toMatchObject({
      name: '2025年第一张',
      remark: '专票',
      no: expect.stringMatching(/^FP/) as string,
    });
    expect(described.form).toEqual(expect.arrayContaining(['name', 'remark']));
    expect(described.exported).toEqual(expect.arrayContaining(['名称', '备注', '负责人']));
    expect(described.printed).toContain('名称: 2025年第一张');
  });

  it('an entity that is there already is not written again', () => {
    expect(() => copy.run('scripts/makeEntity.ts', 'contract', '合同', 'Contract')).toThrow(
      /There is an entity contract/,
    );
    expect(() => copy.run('scripts/makeEntity.ts', 'Invoice', '发票', 'Invoice')).toThrow(/camelCase/);
    expect(copy.changedFiles()).toEqual([]);
  });
});
