import { describe, expect, it } from 'vitest';
import { tabSeparated } from '../../../../renderer/stores/clipboard';

describe('rows on the clipboard', () => {
  it('keep a value in its own cell when it holds tabs, line ends or quotes', () => {
    expect(
      tabSeparated([
        ['名称', '备注'],
        ['甲\t乙', '第一行\n第二行 "引"'],
      ]),
    ).toBe('名称\t备注\r\n"甲\t乙"\t"第一行\n第二行 ""引"""');
  });
});
