import { describe, expect, it } from 'vitest';
import { readTabSeparated } from '../../../../../renderer/record/paste/readTabSeparated';
import { tabSeparated } from '../../../../../renderer/stores/clipboard';
import { fc } from '../../../../support/seed';

describe('cells from the clipboard', () => {
  it('are read as Excel puts them there', () => {
    expect(readTabSeparated('甲\t1\r\n乙\t2\r\n')).toEqual([
      ['甲', '1'],
      ['乙', '2'],
    ]);
    expect(readTabSeparated('甲\n乙')).toEqual([['甲'], ['乙']]);
    expect(readTabSeparated('"第一行\n第二行"\t"制\t表"\t"引""号"')).toEqual([
      ['第一行\n第二行', '制\t表', '引"号'],
    ]);
  });

  it('keep empty cells and empty rows in their places', () => {
    expect(readTabSeparated('\t\t丙\r\n\r\n丁\t')).toEqual([['', '', '丙'], [''], ['丁', '']]);
    expect(readTabSeparated('')).toEqual([]);
  });

  it('keep quotes that were typed', () => {
    expect(readTabSeparated('19" 显示器\t5\r\n"没关上\t6')).toEqual([
      ['19" 显示器', '5'],
      ['"没关上', '6'],
    ]);
  });

  it('are what was copied', () => {
    const cell = fc.string({ unit: fc.constantFrom('甲', 'a', '\t', '\n', '"', ' ', ',') });
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }));
    fc.assert(
      fc.property(table, (rows) => {
        expect(readTabSeparated(`${tabSeparated(rows)}\r\n`)).toEqual(rows);
      }),
    );
  });
});
