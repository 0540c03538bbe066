import { createPinia, setActivePinia } from 'pinia';
import { expect, it } from 'vitest';
import { account } from '../../../../db/schema/entities/accounts/account';
import { fieldFromDefinition } from '../../../../db/schema/definitions';
import { useRecordForm } from '../../../../renderer/record/useRecordForm';
import { accountRecord } from '../../../support/accountRecord';
import { fakeBridge } from '../../../support/fakeBridge';

const xCode = fieldFromDefinition({
  entity: 'account',
  key: 'xCode',
  label: { zh: '备案号', en: 'Code' },
  kind: 'text',
  options: { required: true },
  order: 1,
  isActive: true,
});
const entity = { ...account, fields: { ...account.fields, xCode } };

it('a form over a whole record asks at the next save for what became required; others leave it alone', async () => {
  setActivePinia(createPinia());
  const bridge = fakeBridge({});
  const record = accountRecord();
  const whole = useRecordForm({ entity: () => entity, record: () => record, asksAll: true });
  whole.set('name', '长沙永泰');
  expect(await whole.save()).toBeNull();
  expect(Object.keys(whole.problems.value)).toEqual(['xCode']);
  expect(bridge.calls).toEqual([]);
  const part = useRecordForm({ entity: () => entity, record: () => record });
  part.set('name', '长沙永泰');
  part.touch('*');
  expect(part.problems.value).toEqual({});
});
