import { expect, it } from 'vitest';
import type { RawRow } from '../../../db/schema/cell';
import { noDefinitions } from '../../../db/schema/definitions';
import { effectiveSchema } from '../../../db/schema/effectiveSchema';
import { registry } from '../../../db/schema/registry';
import { planWorkbook } from '../../../electron/services/imports/mapping/planWorkbook';
import { createPlanner } from '../../../electron/services/imports/mapping/tablePlan';
import type { OpenWorkbook } from '../../../electron/services/ports';

const longText = '长'.repeat(1_048_576);

/** A workbook with one sheet of these rows. */
function workbookOf(rows: readonly RawRow[]): OpenWorkbook {
  const sheet = {
    index: 0,
    name: '客户',
    visibility: 'visible',
    lastRow: rows.length,
    columnCount: 3,
  } as const;
  const places = { merges: [], hiddenRows: [], hiddenColumns: [] };
  return {
    summary: { format: 'xlsx', byteLength: 0, sha256: '', sheets: [{ ...sheet, ...places }] },
    // eslint-disable-next-line @typescript-eslint/require-await -- rows of a file come from elsewhere
    async *rows() {
      yield rows;
    },
    close: () => Promise.resolve(),
  };
}

it('a cell of a million characters is looked at by its beginning and its columns are found as ever', async () => {
  const rows = [
    { row: 1, cells: ['客户名称', '电话', '备注'] },
    ...Array.from({ length: 30 }, (_unused, at) => ({
      row: at + 2,
      cells: [`杭州绿源农业${String(at)}有限公司`, `139204810${String(10 + at)}`, longText],
    })),
  ];
  const schema = effectiveSchema(registry, noDefinitions);
  const planner = createPlanner({ schema, users: [], today: '2026-11-22', layouts: new Map() });
  const { plans, heads } = await planWorkbook(workbookOf(rows), planner);
  expect(plans[0]?.columns.map(({ target }) => target)).toEqual([
    'account.name',
    'account.phones',
    'account.remark',
  ]);
  const longest = Math.max(
    ...(heads.get(0) ?? []).flatMap(({ cells }) =>
      cells.map((cell) => (typeof cell === 'string' ? cell.length : 0)),
    ),
  );
  expect(longest).toBe(2_000);
});
