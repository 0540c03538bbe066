import { beforeEach, describe, expect, it } from 'vitest';
import { account } from '../../../../db/schema/entities/accounts/account';
import type { Failure } from '../../../../electron/api/failure';
import ConflictDialog from '../../../../renderer/record/ConflictDialog.vue';
import { fakeBridge } from '../../../support/fakeBridge';
import { mountInWindow, settled } from '../../../support/mountInWindow';

const failure: Failure = {
  code: 'conflict',
  by: '张三',
  at: '2026-11-21T02:32:00.000Z',
  rowVersion: 9,
  conflicts: [
    { field: 'grade', original: 'B', theirs: 'C', mine: 'A' },
    { field: 'creditLimit', original: null, theirs: 500_000, mine: 800_000 },
  ],
};

describe('the dialog of a conflict', () => {
  beforeEach(() => {
    fakeBridge({});
    document.body.innerHTML = '';
  });

  it('shows mine, theirs and what it was for every field, in words, and who did it when', async () => {
    mountInWindow(ConflictDialog, { entity: account, failure });
    await settled();
    const words = document.body.textContent ?? '';
    for (const part of [
      '张三',
      '2026-11-21 10:32',
      '等级',
      'A 重点',
      'C 非优先',
      'B 普通',
      '¥8,000.00',
      '¥5,000.00',
    ]) {
      expect(words).toContain(part);
    }
  });

  it('keeps mine unless theirs is chosen, field by field', async () => {
    const dialog = mountInWindow(ConflictDialog, { entity: account, failure });
    await settled();
    const theirs = document.querySelector<HTMLInputElement>('input[name="conflict-grade"][value="theirs"]');
    theirs?.click();
    await settled();
    document.querySelector<HTMLButtonElement>('.el-dialog__footer .el-button--primary')?.click();
    await settled();
    expect(dialog.emitted('settle')).toEqual([[new Set(['creditLimit'])]]);
  });
});
