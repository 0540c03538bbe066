import { defineEntity } from '../../defineEntity';
import { date, decimal, longText, money, reference, text } from '../../fields';

/** 历史采购: what an account bought, one product a row (S0-9); orders will add to it. */
export const purchase = defineEntity({
  name: 'purchase',
  table: 'purchases',
  label: { zh: '历史采购', en: 'Purchase' },
  plural: 'Purchases',
  titleField: 'product',
  sections: [{ name: 'basic', label: { zh: '采购', en: 'Purchase' } }],
  fields: {
    account: reference({
      label: { zh: '客户', en: 'Account' },
      to: 'account',
      required: true,
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '历史采购', en: 'Purchases' },
      list: 2,
    }),
    product: text({
      label: { zh: '采购产品', en: 'Product' },
      required: true,
      searchable: true,
      list: 1,
      maxLength: 200,
    }),
    purchasedOn: date({ label: { zh: '采购日期', en: 'Purchased' }, list: 3, initial: 'today' }),
    quantity: decimal({ label: { zh: '采购数量', en: 'Quantity' }, list: 4, least: 0 }),
    unit: text({ label: { zh: '单位', en: 'Unit' }, list: 5, maxLength: 20 }),
    amount: money({ label: { zh: '采购金额', en: 'Amount' }, currency: 'CNY', list: 6 }),
    remark: longText({ label: { zh: '备注', en: 'Remark' } }),
  },
});
