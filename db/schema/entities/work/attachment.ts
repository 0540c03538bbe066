import { defineEntity } from '../../defineEntity';
import { file, reference, text } from '../../fields';

/** 附件: a file that belongs to a record; its bytes lie beside the database by hash, never inside it. */
export const attachment = defineEntity({
  name: 'attachment',
  table: 'attachments',
  label: { zh: '附件', en: 'Attachment' },
  plural: 'Attachments',
  titleField: 'name',
  sections: [{ name: 'basic', label: { zh: '附件', en: 'Attachment' } }],
  fields: {
    name: text({
      label: { zh: '文件名', en: 'Name' },
      required: true,
      searchable: true,
      list: 1,
      maxLength: 200,
    }),
    file: file({ label: { zh: '文件', en: 'File' }, required: true, most: 1 }),
    note: text({ label: { zh: '说明', en: 'Note' }, list: 2, maxLength: 200 }),
    account: reference({
      label: { zh: '客户', en: 'Account' },
      to: 'account',
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '附件', en: 'Attachments' },
    }),
    contact: reference({
      label: { zh: '联系人', en: 'Contact' },
      to: 'contact',
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '附件', en: 'Attachments' },
    }),
    opportunity: reference({
      label: { zh: '商机', en: 'Opportunity' },
      to: 'opportunity',
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '附件', en: 'Attachments' },
    }),
    contract: reference({
      label: { zh: '合同', en: 'Contract' },
      to: 'contract',
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '附件', en: 'Attachments' },
    }),
    delivery: reference({
      label: { zh: '交付', en: 'Delivery' },
      to: 'delivery',
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '附件', en: 'Attachments' },
    }),
    lead: reference({
      label: { zh: '线索', en: 'Lead' },
      to: 'lead',
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '附件', en: 'Attachments' },
    }),
  },
});
