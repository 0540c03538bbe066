import { defineEntity } from '../../defineEntity';
import { boolean, integer, longText, text } from '../../fields';

/**
 * 视图: how somebody looks at a list: filter, columns, widths, order, grouping. Shared ones are seen by everybody.
 * `definition` is JSON of `electron/api/views.ts`, judged by `services/records/rules/savedView.ts`.
 */
export const savedView = defineEntity({
  name: 'savedView',
  table: 'saved_views',
  label: { zh: '视图', en: 'View' },
  plural: 'Views',
  titleField: 'name',
  isInternal: true,
  isPrivate: { unless: 'isShared' },
  sections: [{ name: 'basic', label: { zh: '视图', en: 'View' } }],
  fields: {
    name: text({ label: { zh: '视图名称', en: 'Name' }, required: true, list: 1, maxLength: 60 }),
    target: text({ label: { zh: '列表', en: 'List' }, required: true, list: 2, maxLength: 60, code: true }),
    definition: longText({ label: { zh: '定义', en: 'Definition' }, required: true, maxLength: 30_000 }),
    isShared: boolean({ label: { zh: '共享', en: 'Shared' }, list: 3 }),
    isGroup: boolean({ label: { zh: '动态分组', en: 'Group' }, list: 4 }),
    position: integer({ label: { zh: '顺序', en: 'Position' } }),
  },
});
