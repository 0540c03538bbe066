import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { ref } from 'vue';
import { account } from '../../../../db/schema/entities/accounts/account';
import type { AnyRecord } from '../../../../db/schema/defineEntity';
import type { CallInput } from '../../../../electron/api/index';
import type { Saved } from '../../../../electron/api/records';
import { useRecordForm, type RecordFormState } from '../../../../renderer/record/useRecordForm';
import { useToasts } from '../../../../renderer/stores/toasts';
import { accountRecord } from '../../../support/accountRecord';
import { fakeBridge, Refused, type FakeBridge } from '../../../support/fakeBridge';

type SaveInput = CallInput<'records.save'>;

function savedAs(input: SaveInput): Saved {
  return {
    record: accountRecord({ ...input.changes, id: input.id ?? 8 }),
    titles: {},
    changeSet: 41,
    mergedFields: [],
    mergedFrom: null,
  };
}

function formOver(record: AnyRecord | null): RecordFormState {
  const held = ref(record);
  return useRecordForm({ entity: () => account, record: () => held.value });
}

function sent(bridge: FakeBridge): SaveInput[] {
  return bridge.calls.filter((one) => one.name === 'records.save').map((one) => one.input as SaveInput);
}

describe('a form over a record', () => {
  beforeEach(() => setActivePinia(createPinia()));

  it('sends only what was changed, and the version it was changed on', async () => {
    const bridge = fakeBridge({ 'records.save': savedAs });
    const form = formOver(accountRecord());
    form.set('name', '长沙永泰');
    form.set('grade', 'A');
    form.set('grade', 'B');
    expect(form.isDirty.value).toBe(true);
    await form.save();
    expect(sent(bridge)[0]).toMatchObject({
      entity: 'account',
      id: 7,
      rowVersion: 3,
      changes: { name: '长沙永泰' },
    });
    expect(form.isDirty.value).toBe(false);
  });

  it('begins a new record with what the schema says, and sends that too', async () => {
    const bridge = fakeBridge({ 'records.save': savedAs });
    const form = formOver(null);
    expect(form.valueOf('lifecycle')).toBe('prospect');
    form.set('name', '新客户');
    await form.save();
    expect(sent(bridge)[0]).toMatchObject({
      id: null,
      rowVersion: null,
      changes: { name: '新客户', lifecycle: 'prospect', status: 'active' },
    });
  });

  it('says what is wrong beside the field and sends nothing', async () => {
    const bridge = fakeBridge({ 'records.save': savedAs });
    const form = formOver(null);
    expect(form.problems.value).toEqual({});
    expect(await form.save()).toBeNull();
    expect(form.problems.value).toHaveProperty('name');
    form.set('name', '新客户');
    form.set('creditLimit', '面议');
    expect(Object.keys(form.problems.value)).toEqual(['creditLimit']);
    expect(await form.save()).toBeNull();
    expect(sent(bridge)).toEqual([]);
  });

  it('shows what the application refused beside its field, until that field is typed again', async () => {
    fakeBridge({
      'records.save': () => {
        throw new Refused({ code: 'invalid', fields: [{ field: 'name', problem: 'notUnique' }] });
      },
    });
    const form = formOver(accountRecord());
    form.set('name', '已有的公司');
    await form.save();
    expect(form.problems.value['name']).toBe('与已有记录重复');
    expect(form.valueOf('name')).toBe('已有的公司');
    form.set('name', '另一家公司');
    expect(form.problems.value).toEqual({});
  });

  it('keeps what was typed when the save fails, and says why', async () => {
    fakeBridge({
      'records.save': () => {
        throw new Refused({ code: 'databaseBusy' });
      },
    });
    const form = formOver(accountRecord());
    form.set('remark', '很长的一段话');
    expect(await form.save()).toBeNull();
    expect(form.valueOf('remark')).toBe('很长的一段话');
    expect(useToasts().toasts[0]?.tone).toBe('bad');
  });

  it('repeats a save whose answer was lost with the same request, so that it happens once', async () => {
    let attempts = 0;
    const bridge = fakeBridge({
      'records.save': (input) => {
        attempts += 1;
        if (attempts === 1) throw new Refused({ code: 'applicationGone' });
        return savedAs(input);
      },
    });
    const form = formOver(accountRecord());
    form.set('grade', 'A');
    expect(await form.save()).not.toBeNull();
    const [first, second] = sent(bridge);
    expect(second?.requestId).toBe(first?.requestId);
  });

  it('ends a conflict by the version it met and only with the fields that stay mine', async () => {
    let attempts = 0;
    const bridge = fakeBridge({
      'records.save': (input) => {
        attempts += 1;
        if (attempts > 1) return savedAs(input);
        throw new Refused({
          code: 'conflict',
          by: '张三',
          at: '2026-11-21T02:32:00.000Z',
          rowVersion: 9,
          conflicts: [
            { field: 'grade', original: 'B', theirs: 'C', mine: 'A' },
            { field: 'name', original: '旧', theirs: '他的', mine: '我的' },
          ],
        });
      },
    });
    const form = formOver(accountRecord());
    form.set('grade', 'A');
    form.set('name', '我的');
    form.set('remark', '无关的修改');
    await form.save();
    expect(form.conflict.value?.by).toBe('张三');
    await form.settle(new Set(['grade']));
    expect(sent(bridge)[1]).toMatchObject({
      rowVersion: 9,
      changes: { grade: 'A', remark: '无关的修改' },
    });
    expect(sent(bridge)[1]?.changes).not.toHaveProperty('name');
    expect(form.conflict.value).toBeNull();
  });
});
