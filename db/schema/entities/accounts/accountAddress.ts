import { defineEntity } from '../../defineEntity';
import { address, boolean, choice, phones, reference, text } from '../../fields';

/** 客户地址: where an account is registered, receives goods or gets its invoices. */
export const accountAddress = defineEntity({
  name: 'accountAddress',
  table: 'account_addresses',
  label: { zh: '客户地址', en: 'Address' },
  plural: 'Addresses',
  titleField: 'address',
  sections: [{ name: 'basic', label: { zh: '地址', en: 'Address' } }],
  fields: {
    account: reference({
      label: { zh: '客户', en: 'Account' },
      to: 'account',
      required: true,
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '地址', en: 'Addresses' },
    }),
    address: address({ label: { zh: '详细地址', en: 'Address' }, required: true, list: 2, searchable: true }),
    use: choice({
      label: { zh: '用途', en: 'Use' },
      list: 1,
      initial: 'ship',
      options: [
        { value: 'registered', label: { zh: '注册', en: 'Registered' } },
        { value: 'ship', label: { zh: '收货', en: 'Shipping' }, aliases: ['发货', '送货'] },
        { value: 'bill', label: { zh: '发票', en: 'Billing' }, aliases: ['开票', '寄票'] },
        { value: 'other', label: { zh: '其他', en: 'Other' } },
      ],
    }),
    recipient: text({ label: { zh: '收件人', en: 'Recipient' }, list: 3, maxLength: 60 }),
    phones: phones({ label: { zh: '收件电话', en: 'Phone' }, list: 4 }),
    postcode: text({ label: { zh: '邮编', en: 'Postcode' }, maxLength: 10, code: true, codeDigits: 6 }),
    isMain: boolean({ label: { zh: '默认地址', en: 'Default' }, list: 5 }),
  },
});
