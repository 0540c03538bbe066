import { defineEntity } from '../../defineEntity';
import { choice, longText, text } from '../../fields';

/** 标签: a word of the office's tag list with its colour and meaning. Records hold the words themselves. */
export const tag = defineEntity({
  name: 'tag',
  table: 'tags',
  label: { zh: '标签', en: 'Tag' },
  plural: 'Tags',
  titleField: 'name',
  isInternal: true,
  sections: [{ name: 'basic', label: { zh: '标签', en: 'Tag' } }],
  fields: {
    name: text({ label: { zh: '标签名', en: 'Name' }, required: true, unique: true, list: 1, maxLength: 40 }),
    category: text({ label: { zh: '标签组', en: 'Group' }, list: 2, maxLength: 40 }),
    tone: choice({
      label: { zh: '标签颜色', en: 'Colour' },
      list: 3,
      initial: 'neutral',
      options: [
        { value: 'neutral', label: { zh: '灰', en: 'Grey' }, tone: 'neutral' },
        { value: 'good', label: { zh: '绿', en: 'Green' }, tone: 'good' },
        { value: 'attention', label: { zh: '橙', en: 'Orange' }, tone: 'attention' },
        { value: 'bad', label: { zh: '红', en: 'Red' }, tone: 'bad' },
      ],
    }),
    meaning: longText({
      label: { zh: '含义', en: 'Meaning' },
      help: { zh: '什么情况下用这个标签', en: 'When to use this tag' },
    }),
  },
});
