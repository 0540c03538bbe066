import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkDatabase } from '../../../db/check/checkDatabase';
import { createImportDesk } from '../../support/importDesk';
import { inProcessReader } from '../../support/inProcessReader';
import { newOfficeFile } from '../../support/officeFile';

type Office = Awaited<ReturnType<typeof newOfficeFile>>;
let office: Office;
beforeEach(async () => {
  office = await newOfficeFile();
});
afterEach(() => office.remove());

type Line = Readonly<Record<string, string>>;

/** Customers of several people, with opportunities, contracts and talks; a customer stands in up to four rows. */
function lines(): Line[] {
  return Array.from({ length: 1_200 }, (_, at) => {
    const of = at % 500;
    const hasContract = at % 4 === 0;
    const hasTalk = at % 3 === 0;
    const hasDeal = at % 5 === 0;
    return {
      客户名称: `宁波第${of}机电有限公司`,
      等级: 'ABC'[of % 3] ?? 'A',
      地址: `江北区第${of}号`,
      客户来源: ['展会', '网站', `渠道${of % 11}`][of % 3] ?? '',
      联系人: `张${at % 997}`,
      手机: `138${String(at % 997).padStart(8, '0')}`,
      职务: ['经理', '采购', '厂长'][at % 3] ?? '',
      商机名称: hasDeal ? `设备更新${at}` : '',
      预计金额: hasDeal ? String(5_000 + at) : '',
      合同编号: hasContract ? `HT-${at}` : '',
      合同名称: hasContract ? '设备采购' : '',
      合同金额: hasContract ? String(1_000 + at) : '',
      签订日期: hasContract ? `2026-02-${String(1 + (at % 28)).padStart(2, '0')}` : '',
      跟进时间: hasTalk ? `2026-03-${String(1 + (at % 28)).padStart(2, '0')}` : '',
      跟进内容: hasTalk ? `来电询价${at % 7}` : '',
    };
  });
}

function sheet(name: string, rows: readonly Line[], headings: readonly string[]): string {
  const path = join(office.folder, name);
  const cells = rows.map((row) => headings.map((heading) => row[heading] ?? '').join(','));
  writeFileSync(path, `\uFEFF${[headings.join(','), ...cells].join('\n')}\n`);
  return path;
}

/** In an order of its own, the same at every run. */
function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const found = [...items];
  let state = seed;
  for (let at = found.length - 1; at > 0; at -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = state % (at + 1);
    const [one, two] = [found[at] as Item, found[other] as Item];
    found[at] = two;
    found[other] = one;
  }
  return found;
}

async function counts(): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { name, table } of Object.values(office.store.schema.entities)) {
    const [row] = await office.store.database.query<{ count: number }>(
      `SELECT count(*) AS count FROM ${table}`,
    );
    found[name] = row?.count ?? 0;
  }
  return found;
}

it.each([
  ['fill', (rows: readonly Line[]) => [...rows].reverse()],
  ['update', (rows: readonly Line[]) => shuffled(rows, 20261122)],
  [
    'skip',
    (rows: readonly Line[]) => [...rows].sort((a, b) => ((a['手机'] ?? '') < (b['手机'] ?? '') ? 1 : -1)),
  ],
] as const)(
  'makes and changes nothing when the rows come a second time in another order of rows and columns (%s)',
  { timeout: 120_000 },
  async (policy, reordered) => {
    const desk = createImportDesk(office.store, office.folder, { reader: inProcessReader() });
    const rows = lines();
    const headings = Object.keys(rows[0] ?? {});
    const first = await desk.importFile(sheet('老客户.csv', rows, headings));
    expect(first.counts).toMatchObject({
      create: { account: 500, contact: 1_200, opportunity: 240, contract: 300 },
      rows: { reject: 0, flag: 0 },
    });
    expect(first.counts.create['followUp']).toBeGreaterThan(390);
    const before = await counts();
    const again = await desk.importFile(
      sheet('再来一次.csv', reordered(rows), shuffled(headings, 7)),
      policy,
    );
    expect(again.counts).toMatchObject({ create: {}, update: {} });
    expect(again.counts.rows.accept + again.counts.rows.skip).toBe(rows.length);
    expect(await counts()).toEqual(before);
    expect((await checkDatabase(office.store)).problems).toEqual([]);
  },
);
