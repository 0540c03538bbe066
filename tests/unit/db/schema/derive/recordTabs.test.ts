import { describe, expect, it } from 'vitest';
import type { AnyRecord, Tab } from '../../../../../db/schema/defineEntity';
import { noDefinitions, type OfficeDefinitions } from '../../../../../db/schema/definitions';
import { completenessOf, recordPath } from '../../../../../db/schema/derive/recordPath';
import { defaultTabs, recordTabs } from '../../../../../db/schema/derive/recordTabs';
import { relatedListOf, relatedLists } from '../../../../../db/schema/derive/relatedLists';
import { relationMapOf } from '../../../../../db/schema/derive/relationMap';
import { effectiveSchema, entityOf } from '../../../../../db/schema/effectiveSchema';
import { registry } from '../../../../../db/schema/registry';

const schema = effectiveSchema(registry, noDefinitions);
const account = entityOf(schema, 'account');

function withOffice(office: Partial<OfficeDefinitions>) {
  return effectiveSchema(registry, { ...noDefinitions, revision: 1, ...office });
}

const device = {
  name: 'xoDevice',
  label: { zh: '设备', en: 'Devices' },
  titleLabel: { zh: '设备名', en: 'Name' },
  parent: 'account',
  numberPrefix: null,
  isInNavigation: false,
  order: 1,
  isActive: true,
};

function shown(tabs: readonly Tab[]): string[] {
  return tabs.map(({ label, parts }) => {
    const words = parts.map((part) => (part.is === 'related' ? `${part.entity}.${part.via}` : part.is));
    return `${label.zh}: ${words.join(' ')}`;
  });
}

describe('the tabs of a record page', () => {
  it('are made from what points at the record when nobody arranged them', () => {
    expect(shown(recordTabs(schema, account))).toEqual([
      '概览: facts timeline accountContact.account opportunity.account contract.account delivery.account task.account',
      '联系人: accountContact.account',
      '关系图: relationMap',
      '商机: opportunity.account',
      '合同: contract.account',
      '交付: delivery.account',
      '任务: task.account',
      '更多资料: accountAddress.account accountSource.account accountSource.referrer purchase.account billingInfo.account accountRelation.account accountRelation.other',
      '附件: attachments',
      '变更记录: statusChange.account history',
    ]);
  });

  it('give every record at least its facts and its past', () => {
    for (const entity of Object.values(schema.entities)) {
      const parts = recordTabs(schema, entity).flatMap((tab) => tab.parts.map((part) => part.is));
      expect(parts).toContain('facts');
      expect(parts).toContain('history');
    }
  });

  it('hold a table the office made in a tab of its own, until it is retired', () => {
    const made = withOffice({ objects: [device] });
    expect(shown(recordTabs(made, entityOf(made, 'account')))).toContain('设备: xoDevice.parent');
    const retired = withOffice({ objects: [{ ...device, isActive: false }] });
    expect(shown(recordTabs(retired, entityOf(retired, 'account'))).join()).not.toContain('设备');
  });

  it('are as the office arranged them; what it hid stays hidden, and what came later has a place', () => {
    const tabs: Tab[] = [
      { name: 'overview', label: { zh: '一览', en: 'At a glance' }, parts: [{ is: 'facts' }] },
      {
        name: 'deals',
        label: { zh: '生意', en: 'Business' },
        parts: [
          { is: 'related', entity: 'opportunity', via: 'account' },
          { is: 'related', entity: 'contract', via: 'account' },
          { is: 'related', entity: 'gone', via: 'account' },
        ],
      },
      { name: 'history', label: { zh: '变更', en: 'Past' }, isHidden: true, parts: [{ is: 'history' }] },
    ];
    const made = withOffice({ objects: [device], layouts: [{ entity: 'account', tabs }] });
    const names = shown(recordTabs(made, entityOf(made, 'account')));
    expect(names.slice(0, 2)).toEqual(['一览: facts', '生意: opportunity.account contract.account']);
    expect(names).toContain('设备: xoDevice.parent');
    expect(names.some((name) => name.startsWith('变更'))).toBe(false);
    expect(names.filter((name) => name.includes('opportunity.account'))).toHaveLength(1);
  });

  it('show no list of what is kept for the program, retired, or an entry of a timeline', () => {
    const lists = relatedLists(schema, account).map(({ entity }) => entity);
    for (const absent of ['stickyNote', 'followUp', 'comment', 'attachment', 'statusChange'])
      expect(lists).not.toContain(absent);
    const list = relatedListOf(schema, account, { is: 'related', entity: 'statusChange', via: 'account' });
    expect(list?.label.zh).toBe('状态变更');
  });

  it('can be told apart by name', () => {
    for (const entity of Object.values(schema.entities)) {
      const names = defaultTabs(schema, entity).map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});

describe('the map of people', () => {
  it('is drawn for accounts with the deals to choose from, and for a deal itself', () => {
    const map = relationMapOf(schema, account);
    expect(map?.people.name).toBe('contact');
    expect(map?.relation).toMatchObject({ from: 'contact', to: 'other', kind: 'kind', superior: 'manager' });
    expect(map?.deal).toMatchObject({ via: 'account', memberVia: 'opportunity', person: 'contact' });
    expect(relationMapOf(schema, entityOf(schema, 'opportunity'))?.deal).toBeNull();
  });

  it('is not offered where nobody has a role', () => {
    for (const name of ['contact', 'contract', 'user', 'task'])
      expect(relationMapOf(schema, entityOf(schema, name))).toBeNull();
  });
});

describe('the header of a record', () => {
  it('draws a tracked choice as a path, with the ways it may end instead', () => {
    const path = recordPath(entityOf(schema, 'opportunity'));
    expect(path?.name).toBe('stage');
    expect(path?.steps.map(({ value }) => value).at(-1)).toBe('won');
    expect(path?.exits.map(({ value }) => value)).toEqual(['lost', 'void']);
    expect(recordPath(account)?.name).toBe('lifecycle');
    expect(recordPath(entityOf(schema, 'contact'))).toBeNull();
  });

  it('counts what is filled as the formula does, and names what is blank', () => {
    const record = { id: 1, phones: ['0571-8'], grade: 'A', types: [], contactCount: 0 } as unknown;
    const found = completenessOf(account, record as AnyRecord);
    expect(found?.percent).toBe(30);
    expect(found?.missing.map(({ name }) => name)).toEqual([
      'industry',
      'region',
      'address',
      'source',
      'types',
      'owner',
      'creditCode',
    ]);
    expect(completenessOf(entityOf(schema, 'contact'), record as AnyRecord)).toBeNull();
  });
});
