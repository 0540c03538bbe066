import { describe, expect, it } from 'vitest';
import { readPeople } from '../../../../../../electron/services/imports/cells/contactCells';
import { fc } from '../../../../../support/seed';

describe('several people in one cell', () => {
  it('are told apart when the whole text is understood', () => {
    expect(readPeople('张三13800138001/李四 139 0013 9002')).toEqual([
      { name: '张三', mobiles: ['13800138001'], phones: [], title: null },
      { name: '李四', mobiles: ['13900139002'], phones: [], title: null },
    ]);
    expect(readPeople('张三、李四')).toEqual([
      { name: '张三', mobiles: [], phones: [], title: null },
      { name: '李四', mobiles: [], phones: [], title: null },
    ]);
    expect(readPeople('王五（采购经理）13700003333')).toEqual([
      { name: '王五', mobiles: ['13700003333'], phones: [], title: '采购经理' },
    ]);
    expect(readPeople('张三 0571-88881234')).toEqual([
      { name: '张三', mobiles: [], phones: ['0571-88881234'], title: null },
    ]);
    expect(readPeople('张三-13800138001')).toEqual([
      { name: '张三', mobiles: ['13800138001'], phones: [], title: null },
    ]);
    expect(readPeople('张三，13800138001，13800138002')).toEqual([
      { name: '张三', mobiles: ['13800138001', '13800138002'], phones: [], title: null },
    ]);
  });

  it.each(['张三', '李经理', '张三1380013800', '采购部/王五', '待定', '张三/13800'])(
    '%s stays one name or nothing',
    (text) => {
      expect(readPeople(text)).toBeNull();
    },
  );

  it('never fails, whatever stands in a cell', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60, unit: 'grapheme' }), (text) => void readPeople(text)),
      { numRuns: 2000 },
    );
  });
});
