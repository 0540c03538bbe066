import { defineEntity } from '../../defineEntity';
import { choice, reference, text } from '../../fields';

/** 联系人关系: what one person is to another (S4-11, S4-21). `manager` reads: the other one is the superior. */
export const contactRelation = defineEntity({
  name: 'contactRelation',
  table: 'contact_relations',
  label: { zh: '联系人关系', en: 'Relation' },
  plural: 'Relations',
  titleField: 'note',
  link: ['contact', 'other'],
  sections: [{ name: 'basic', label: { zh: '关系', en: 'Relation' } }],
  fields: {
    contact: reference({
      label: { zh: '联系人', en: 'Contact' },
      to: 'contact',
      required: true,
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '相关人员', en: 'Related people' },
    }),
    kind: choice({
      label: { zh: '关系', en: 'Relation' },
      required: true,
      list: 1,
      initial: 'manager',
      options: [
        { value: 'manager', label: { zh: '上级', en: 'Superior' } },
        { value: 'assistant', label: { zh: '秘书', en: 'Assistant' } },
        { value: 'colleague', label: { zh: '同事', en: 'Colleague' } },
        { value: 'spouse', label: { zh: '配偶', en: 'Spouse' } },
        { value: 'family', label: { zh: '家人', en: 'Family' } },
        { value: 'friend', label: { zh: '朋友', en: 'Friend' } },
        { value: 'referrer', label: { zh: '推荐人', en: 'Referrer' } },
      ],
    }),
    other: reference({
      label: { zh: '对方', en: 'Other person' },
      to: 'contact',
      required: true,
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '被关联', en: 'Named by' },
      list: 2,
    }),
    note: text({ label: { zh: '说明', en: 'Note' }, list: 3, maxLength: 200 }),
  },
});
