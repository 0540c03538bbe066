import { describe, expect, it } from 'vitest';
import {
  isStamped,
  readStamp,
  stampCells,
  stampSheet,
  type ExportStamp,
} from '../../../../../electron/services/exports/exportStamp';
import { readRowKey, rowKeyOf, withoutRowKeys } from '../../../../../electron/services/exports/rowKeys';
import { fc } from '../../../../support/seed';

const stamp: ExportStamp = {
  office: '11111111-2222-3333-4444-555555555555',
  entity: 'account',
  sequence: 812,
  columns: ['name', 'phones'],
  language: 'zh',
  by: '张伟',
  at: '2026-11-22T02:00:00.000Z',
  ids: [1, 2, 3, 7, 9, 10],
};

describe('the stamp of an export', () => {
  it('is read back as it was written, however many records it names', () => {
    expect(readStamp(stampCells(stamp))).toEqual(stamp);
    const scattered = { ...stamp, ids: Array.from({ length: 20_000 }, (_, index) => index * 3 + 1) };
    const cells = stampCells(scattered);
    expect(cells.every((cell) => cell.length < 32_767)).toBe(true);
    expect(readStamp(cells)).toEqual(scattered);
  });

  it('is none when a piece of it is missing or something else stands there, and never throws', () => {
    const cells = stampCells(stamp);
    expect(readStamp(cells.slice(0, -1))).toBeNull();
    expect(readStamp([])).toBeNull();
    expect(readStamp(['keyuan-round-trip 9', '|{}'])).toBe('newer');
    expect(readStamp([cells[0] ?? '', '|{"office":"x","ids":"1-99999999999"}'])).toBeNull();
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(null))), (odd) => {
        readStamp(['keyuan-round-trip 1', ...odd]);
      }),
    );
  });

  it('is noticed by the name of its sheet alone', () => {
    expect(isStamped([{ name: '客户' }, { name: stampSheet }])).toBe(true);
    expect(isStamped([{ name: '客户' }, { name: null }])).toBe(false);
  });
});

describe('the key of a row', () => {
  it('is read back, and any mistyped digit is noticed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 9999 }), (id, rowVersion) => {
        const key = rowKeyOf(id, rowVersion);
        expect(readRowKey(key)).toEqual({ id, rowVersion });
        expect(readRowKey(`${key.toUpperCase()} `)).toEqual({ id, rowVersion });
      }),
    );
    const key = rowKeyOf(12, 3);
    const noticed = [...'0123456789'].filter((digit) => readRowKey(key.replace('2', digit)) === 'damaged');
    expect(noticed).toHaveLength(9);
    expect(readRowKey(12)).toBe('damaged');
    expect(readRowKey('abc')).toBe('damaged');
    expect(readRowKey(null)).toBeNull();
  });

  it('is left out of what an ordinary import sees', () => {
    const rows = [
      { row: 1, cells: ['客户名称', '客源行标识（请勿修改）', '电话'] },
      { row: 2, cells: ['甲', 'r1v1x', '1'] },
    ];
    expect(withoutRowKeys(rows).map(({ cells }) => cells)).toEqual([
      ['客户名称', null, '电话'],
      ['甲', null, '1'],
    ]);
    expect(withoutRowKeys([{ row: 1, cells: ['a'] }])).toEqual([{ row: 1, cells: ['a'] }]);
  });
});
