import { describe, expect, it } from 'vitest';
import { partingOf } from '../../../../../../electron/services/imports/cells/compoundCells';

describe('a cell with two things in it', () => {
  it('gives the number behind an address to the telephone numbers', () => {
    const part = partingOf('地址、电话', 'account.address');
    expect(part?.('福州市鼓楼区五四路1号 0591-87654321')).toEqual({
      own: '福州市鼓楼区五四路1号',
      further: { field: 'phones', text: '0591-87654321' },
    });
    expect(part?.('沈阳市中山路2号，13800138000')?.further.text).toBe('13800138000');
  });

  it('gives the number behind a bank to the account number', () => {
    const part = partingOf('开户行及账号', 'account.bank');
    expect(part?.('工商银行福州五四支行 1402 0230 0900 0012 345')).toEqual({
      own: '工商银行福州五四支行',
      further: { field: 'bankAccount', text: '1402023009000012345' },
    });
  });

  it('gives the end of a period to the day on which the contract ends', () => {
    const part = partingOf('起止日期', 'contract.startOn');
    expect(part?.('2023.1.1-2023.12.31')).toEqual({
      own: '2023-01-01',
      further: { field: 'endOn', text: '2023-12-31' },
    });
    expect(part?.('2023-01-01')).toBeNull();
  });

  it('is left whole where there is only one thing in it', () => {
    expect(partingOf('地址、电话', 'account.address')?.('福州市鼓楼区五四路1号')).toBeNull();
    expect(partingOf('开户行及账号', 'account.bank')?.('工商银行福州五四支行')).toBeNull();
  });

  it('is only looked for where the heading names two things', () => {
    expect(partingOf('地址', 'account.address')).toBeNull();
    expect(partingOf('开户行', 'account.bank')).toBeNull();
    expect(partingOf('开户行及账号', 'account.remark')).toBeNull();
  });
});
