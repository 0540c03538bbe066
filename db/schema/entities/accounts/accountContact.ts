import { defineEntity } from '../../defineEntity';
import { boolean, choice, reference, text } from '../../fields';

/** 客户–联系人: one person in one account, with the title and the role held there. */
export const accountContact = defineEntity({
  name: 'accountContact',
  table: 'account_contacts',
  label: { zh: '任职', en: 'Position' },
  plural: 'Positions',
  titleField: 'title',
  link: ['account', 'contact'],
  sections: [{ name: 'basic', label: { zh: '任职', en: 'Position' } }],
  fields: {
    account: reference({
      label: { zh: '客户', en: 'Account' },
      to: 'account',
      required: true,
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '联系人', en: 'Contacts' },
      list: 1,
    }),
    contact: reference({
      label: { zh: '联系人', en: 'Contact' },
      to: 'contact',
      required: true,
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '所在客户', en: 'Accounts' },
      list: 2,
    }),
    title: text({
      label: { zh: '职务', en: 'Title' },
      list: 3,
      maxLength: 60,
      importAliases: [
        '职位',
        '职称',
        '联系人职务',
        '联系人职位',
        '岗位',
        '头衔',
        'Title',
        'Position',
        'Job Title',
      ],
    }),
    department: text({
      label: { zh: '部门', en: 'Department' },
      list: 4,
      maxLength: 60,
      importAliases: ['所在部门', '联系人部门', '科室', 'Department', 'Dept'],
    }),
    role: choice({
      label: { zh: '角色', en: 'Role' },
      list: 5,
      options: [
        {
          value: 'decider',
          label: { zh: '最终决策', en: 'Decides' },
          aliases: ['决策人', '决策者', '拍板人'],
          tone: 'good',
        },
        { value: 'influencer', label: { zh: '影响决策', en: 'Influences' }, aliases: ['影响者'] },
        { value: 'user', label: { zh: '使用者', en: 'Uses' }, aliases: ['使用人'] },
        { value: 'buyer', label: { zh: '采购', en: 'Buys' } },
        { value: 'finance', label: { zh: '财务', en: 'Finance' } },
        { value: 'none', label: { zh: '决策无关', en: 'No part in it' } },
      ],
      importAliases: ['联系人角色', '决策角色'],
    }),
    isPrimary: boolean({
      label: { zh: '首要', en: 'Primary' },
      help: { zh: '有事先找这个人', en: 'Whom to turn to first' },
      list: 6,
      importAliases: ['首要联系人', '主联系人', '是否主要'],
    }),
  },
});
