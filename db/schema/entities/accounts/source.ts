import { defineEntity } from '../../defineEntity';
import { choice, text } from '../../fields';

/** 来源: where customers come from, e.g. 2023春季展. */
export const source = defineEntity({
  name: 'source',
  table: 'sources',
  label: { zh: '来源', en: 'Source' },
  plural: 'Sources',
  titleField: 'name',
  navigation: { group: 'office', order: 1 },
  sections: [{ name: 'basic', label: { zh: '来源', en: 'Source' } }],
  fields: {
    name: text({
      label: { zh: '名称', en: 'Name' },
      required: true,
      unique: true,
      searchable: true,
      list: 1,
      quick: 1,
      maxLength: 60,
    }),
    kind: choice({
      label: { zh: '大类', en: 'Group' },
      list: 2,
      quick: 2,
      options: [
        { value: 'online', label: { zh: '线上', en: 'Online' } },
        { value: 'offline', label: { zh: '线下', en: 'Offline' } },
        { value: 'referral', label: { zh: '转介绍', en: 'Referral' } },
      ],
    }),
  },
});
