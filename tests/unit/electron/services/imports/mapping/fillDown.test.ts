import { describe, expect, it } from 'vitest';
import type { RawCell } from '../../../../../../db/schema/cell';
import { fillableIn } from '../../../../../../electron/services/imports/mapping/fillDown';

const columns = ['account.name', 'account.address', 'account.remark', 'contact.name'].map(
  (target, column) => ({ column, target }),
) as never;

function fillable(rows: readonly (readonly RawCell[])[]): number[] {
  return fillableIn(
    columns,
    rows.map((cells, at) => ({ row: at + 2, cells })),
  );
}

describe('columns that may be filled down', () => {
  it('are the name and what else of the account is blank below a filled one', () => {
    const rows = [
      ['绿源', '文一路', '', '李雷'],
      [null, null, '', '韩梅'],
      ['三江', '文二路', '', '王强'],
    ];
    expect(fillable(rows)).toEqual([0, 1]);
    expect(fillable([...rows, ['', '文三路', '', '赵敏']])).toEqual([0, 1]);
  });

  it('are none where no name is blank, however blank the others are', () => {
    expect(
      fillable([
        ['绿源', null, null, '李雷'],
        ['三江', null, null, '韩梅'],
      ]),
    ).toEqual([]);
  });

  it('are none where only the first rows lack a name: there is nothing above them', () => {
    expect(
      fillable([
        [null, '文一路', null, '李雷'],
        ['三江', '文二路', null, '韩梅'],
      ]),
    ).toEqual([]);
  });

  it('are none where one row of many lacks its name', () => {
    const named = Array.from({ length: 9 }, (_one, at) => [`公司${String(at)}`, '', '', '李雷']);
    expect(fillable([...named, ['', '', '', '韩梅']])).toEqual([]);
  });
});
