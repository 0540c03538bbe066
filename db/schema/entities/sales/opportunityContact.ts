import { defineEntity } from '../../defineEntity';
import { choice, date, longText, reference } from '../../fields';

/** 商机联系人: a person's part in one deal and attitude to it (S4-18). */
export const opportunityContact = defineEntity({
  name: 'opportunityContact',
  table: 'opportunity_contacts',
  label: { zh: '商机联系人', en: 'Deal contact' },
  plural: 'Deal contacts',
  titleField: 'strategy',
  link: ['opportunity', 'contact'],
  sections: [{ name: 'basic', label: { zh: '商机联系人', en: 'Deal contact' } }],
  fields: {
    opportunity: reference({
      label: { zh: '商机', en: 'Opportunity' },
      to: 'opportunity',
      required: true,
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '决策人员', en: 'People in the deal' },
    }),
    contact: reference({
      label: { zh: '联系人', en: 'Contact' },
      to: 'contact',
      required: true,
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '参与的商机', en: 'Deals taken part in' },
      list: 1,
    }),
    role: choice({
      label: { zh: '角色', en: 'Role' },
      list: 2,
      options: [
        { value: 'decider', label: { zh: '最终决策', en: 'Decides' }, tone: 'good' },
        { value: 'influencer', label: { zh: '影响决策', en: 'Influences' } },
        { value: 'user', label: { zh: '使用者', en: 'Uses' } },
        { value: 'buyer', label: { zh: '采购', en: 'Buys' } },
        { value: 'finance', label: { zh: '财务', en: 'Finance' } },
        { value: 'none', label: { zh: '决策无关', en: 'No part in it' } },
      ],
    }),
    attitude: choice({
      label: { zh: '态度', en: 'Attitude' },
      help: { zh: '这个人对这笔商机的态度', en: 'What this person thinks of the opportunity' },
      list: 3,
      initial: 'unknown',
      options: [
        { value: 'support', label: { zh: '支持', en: 'Supports' }, tone: 'good' },
        { value: 'neutral', label: { zh: '中立', en: 'Neutral' } },
        { value: 'oppose', label: { zh: '反对', en: 'Opposes' }, tone: 'bad' },
        { value: 'unknown', label: { zh: '未知', en: 'Unknown' }, tone: 'neutral' },
      ],
    }),
    attitudeOn: date({
      label: { zh: '态度日期', en: 'As of' },
      help: { zh: '哪一天看到的态度', en: 'The day the attitude was seen' },
      list: 4,
      initial: 'today',
    }),
    strategy: longText({
      label: { zh: '应对策略', en: 'Strategy' },
      help: { zh: '打算怎样争取这个人', en: 'How this person is to be won' },
      list: 5,
    }),
  },
});
