import { describe, expect, it } from 'vitest';
import { readPeriod } from '../../../../../../electron/services/imports/cells/periods';
import { fc } from '../../../../../support/seed';

describe('from when to when', () => {
  it.each([
    '2023.1.1-2023.12.31',
    '2023.1.1至2023.12.31',
    '2023/1/1~2023/12/31',
    '2023-01-01-2023-12-31',
    '2023年1月1日—2023年12月31日',
    '自2023年1月1日起至2023年12月31日止',
    '20230101-20231231',
    '２０２３．１．１～２０２３．１２．３１',
  ])('%s is understood', (text) => {
    expect(readPeriod(text)).toEqual({ from: '2023-01-01', to: '2023-12-31' });
  });

  it.each([
    '2023.4.9-4.30',
    '2023-01-01',
    '一年',
    '2023.2.30-2023.12.31',
    '2024.1.1-2023.12.31',
    '2023年全年',
  ])('%s is none', (text) => {
    expect(readPeriod(text)).toBeNull();
  });

  it('never fails, whatever stands in a cell', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 50, unit: 'grapheme' }), (text) => void readPeriod(text)),
      { numRuns: 2000 },
    );
  });
});
