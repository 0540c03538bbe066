import { defineEntity } from '../../defineEntity';
import { choice, reference, text } from '../../fields';

/** 客户关系: what one account is to another (data model, section 3). Read from `account` to `other`. */
export const accountRelation = defineEntity({
  name: 'accountRelation',
  table: 'account_relations',
  label: { zh: '客户关系', en: 'Account relation' },
  plural: 'Account relations',
  titleField: 'note',
  link: ['account', 'other'],
  sections: [{ name: 'basic', label: { zh: '关系', en: 'Relation' } }],
  fields: {
    account: reference({
      label: { zh: '客户', en: 'Account' },
      to: 'account',
      required: true,
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '关联客户', en: 'Related accounts' },
    }),
    kind: choice({
      label: { zh: '关系', en: 'Relation' },
      required: true,
      list: 1,
      initial: 'partner',
      options: [
        { value: 'subsidiary', label: { zh: '子公司', en: 'Subsidiary' } },
        { value: 'endCustomer', label: { zh: '终端客户', en: 'End customer' } },
        { value: 'referred', label: { zh: '转介绍', en: 'Referred' } },
        { value: 'sameOwner', label: { zh: '同一法人', en: 'Same owner' } },
        { value: 'partner', label: { zh: '合作', en: 'Partner' } },
      ],
    }),
    other: reference({
      label: { zh: '对方客户', en: 'Other account' },
      to: 'account',
      required: true,
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '被关联客户', en: 'Named by accounts' },
      list: 2,
    }),
    note: text({ label: { zh: '说明', en: 'Note' }, list: 3, maxLength: 200 }),
  },
});
