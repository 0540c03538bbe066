import { defineEntity } from '../../defineEntity';
import { integer, reference, text, timestamp } from '../../fields';

/**
 * 状态变更: one change of a tracked choice, with the reason given, who did it and how long the state before lasted
 * (S4-23). Made by the record service with the change itself; the words are those the office used at the time.
 */
export const statusChange = defineEntity({
  name: 'statusChange',
  table: 'status_changes',
  label: { zh: '状态变更', en: 'Status change' },
  plural: 'Status changes',
  titleField: 'reason',
  timeline: { at: 'changedAt', content: 'reason' },
  sections: [{ name: 'basic', label: { zh: '状态变更', en: 'Status change' } }],
  fields: {
    changedAt: timestamp({ label: { zh: '变更时间', en: 'When' }, list: 1, readOnly: true }),
    what: text({ label: { zh: '项目', en: 'What' }, list: 2, readOnly: true, maxLength: 60 }),
    fromState: text({ label: { zh: '原状态', en: 'From' }, list: 3, readOnly: true, maxLength: 60 }),
    toState: text({ label: { zh: '新状态', en: 'To' }, list: 4, readOnly: true, maxLength: 60 }),
    reason: text({ label: { zh: '原因', en: 'Reason' }, list: 5, readOnly: true, maxLength: 500 }),
    operator: reference({
      label: { zh: '操作人', en: 'By' },
      to: 'user',
      whenTargetDeleted: 'keep',
      list: 6,
      readOnly: true,
    }),
    lastedSeconds: integer({ label: { zh: '停留秒数', en: 'Lasted (s)' }, readOnly: true, least: 0 }),
    account: reference({
      label: { zh: '客户', en: 'Account' },
      to: 'account',
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '状态变更', en: 'Status changes' },
      readOnly: true,
    }),
    opportunity: reference({
      label: { zh: '商机', en: 'Opportunity' },
      to: 'opportunity',
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '阶段变更', en: 'Stage changes' },
      readOnly: true,
    }),
    contract: reference({
      label: { zh: '合同', en: 'Contract' },
      to: 'contract',
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '状态变更', en: 'Status changes' },
      readOnly: true,
    }),
    delivery: reference({
      label: { zh: '交付', en: 'Delivery' },
      to: 'delivery',
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '状态变更', en: 'Status changes' },
      readOnly: true,
    }),
    lead: reference({
      label: { zh: '线索', en: 'Lead' },
      to: 'lead',
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '状态变更', en: 'Status changes' },
      readOnly: true,
    }),
  },
});
