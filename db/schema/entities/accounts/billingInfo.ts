import { defineEntity } from '../../defineEntity';
import { address, boolean, choice, creditCode, phones, reference, text } from '../../fields';

/** 开票信息: what an invoice for an account must say; an account may have several. */
export const billingInfo = defineEntity({
  name: 'billingInfo',
  table: 'billing_infos',
  label: { zh: '开票资料', en: 'Billing details' },
  plural: 'Billing details',
  titleField: 'title',
  sections: [{ name: 'basic', label: { zh: '开票资料', en: 'Billing details' } }],
  fields: {
    account: reference({
      label: { zh: '客户', en: 'Account' },
      to: 'account',
      required: true,
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '开票资料', en: 'Billing details' },
    }),
    title: text({ label: { zh: '发票抬头', en: 'Invoice title' }, required: true, list: 1, maxLength: 200 }),
    kind: choice({
      label: { zh: '抬头类型', en: 'Type' },
      initial: 'company',
      options: [
        { value: 'company', label: { zh: '单位', en: 'Company' } },
        { value: 'person', label: { zh: '个人', en: 'Person' } },
      ],
    }),
    creditCode: creditCode({ label: { zh: '税号', en: 'Tax no.' }, list: 2 }),
    bank: text({ label: { zh: '开户行', en: 'Bank' }, list: 3, maxLength: 120 }),
    bankAccount: text({ label: { zh: '银行账号', en: 'Bank account' }, list: 4, maxLength: 40, code: true }),
    address: address({ label: { zh: '注册地址', en: 'Registered address' } }),
    phones: phones({ label: { zh: '注册电话', en: 'Registered phone' } }),
    isMain: boolean({
      label: { zh: '默认抬头', en: 'Default' },
      help: { zh: '有几个抬头时，平时用这一个', en: 'Of several titles, the one that is usually used' },
      list: 5,
    }),
  },
});
