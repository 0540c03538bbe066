import { defineEntity } from '../../defineEntity';
import { choice, longText, reference } from '../../fields';

/** 便签: a note somebody writes during a call (S1-23), seen by its owner alone. */
export const stickyNote = defineEntity({
  name: 'stickyNote',
  table: 'sticky_notes',
  label: { zh: '便签', en: 'Sticky note' },
  plural: 'Sticky notes',
  titleField: 'content',
  isInternal: true,
  isPrivate: {},
  sections: [{ name: 'basic', label: { zh: '便签', en: 'Sticky note' } }],
  fields: {
    content: longText({ label: { zh: '内容', en: 'Text' }, required: true, list: 1, maxLength: 20_000 }),
    color: choice({
      label: { zh: '颜色', en: 'Colour' },
      initial: 'yellow',
      options: [
        { value: 'yellow', label: { zh: '黄', en: 'Yellow' } },
        { value: 'green', label: { zh: '绿', en: 'Green' } },
        { value: 'blue', label: { zh: '蓝', en: 'Blue' } },
        { value: 'pink', label: { zh: '粉', en: 'Pink' } },
      ],
    }),
    account: reference({
      label: { zh: '客户', en: 'Account' },
      to: 'account',
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '便签', en: 'Sticky notes' },
    }),
    contact: reference({
      label: { zh: '联系人', en: 'Contact' },
      to: 'contact',
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '便签', en: 'Sticky notes' },
    }),
    opportunity: reference({
      label: { zh: '商机', en: 'Opportunity' },
      to: 'opportunity',
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '便签', en: 'Sticky notes' },
    }),
    contract: reference({
      label: { zh: '合同', en: 'Contract' },
      to: 'contract',
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '便签', en: 'Sticky notes' },
    }),
    lead: reference({
      label: { zh: '线索', en: 'Lead' },
      to: 'lead',
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '便签', en: 'Sticky notes' },
    }),
  },
});
