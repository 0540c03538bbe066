import { defineEntity } from '../../defineEntity';
import { choice, longText, reference, text, timestamp } from '../../fields';

/** 任务: something somebody has to do, with the time to be reminded of it. */
export const task = defineEntity({
  name: 'task',
  table: 'tasks',
  label: { zh: '任务', en: 'Task' },
  plural: 'Tasks',
  titleField: 'title',
  navigation: { group: 'work', order: 2 },
  sections: [{ name: 'basic', label: { zh: '任务', en: 'Task' } }],
  fields: {
    title: text({
      label: { zh: '任务内容', en: 'Title' },
      required: true,
      searchable: true,
      list: 1,
      quick: 1,
      maxLength: 200,
    }),
    dueAt: timestamp({ label: { zh: '截止时间', en: 'Due' }, list: 2, quick: 2, headline: 2 }),
    remindAt: timestamp({
      label: { zh: '提醒时间', en: 'Remind at' },
      help: { zh: '到这个时间在屏幕一角通知', en: 'A notification appears at this time' },
      list: 3,
      quick: 3,
    }),
    status: choice({
      label: { zh: '任务状态', en: 'Status' },
      list: 4,
      headline: 1,
      initial: 'todo',
      options: [
        { value: 'todo', label: { zh: '待办', en: 'To do' } },
        { value: 'doing', label: { zh: '进行中', en: 'Doing' }, tone: 'attention' },
        { value: 'done', label: { zh: '完成', en: 'Done' }, tone: 'good', aliases: ['已完成'] },
        { value: 'cancelled', label: { zh: '取消', en: 'Cancelled' }, tone: 'neutral', aliases: ['已取消'] },
      ],
    }),
    priority: choice({
      label: { zh: '优先级', en: 'Priority' },
      list: 5,
      initial: 'normal',
      options: [
        { value: 'high', label: { zh: '高', en: 'High' }, tone: 'bad' },
        { value: 'normal', label: { zh: '中', en: 'Normal' } },
        { value: 'low', label: { zh: '低', en: 'Low' }, tone: 'neutral' },
      ],
    }),
    assignee: reference({
      label: { zh: '执行人', en: 'Assignee' },
      to: 'user',
      whenTargetDeleted: 'keep',
      list: 6,
      quick: 5,
      headline: 4,
    }),
    account: reference({
      label: { zh: '客户', en: 'Account' },
      to: 'account',
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '任务', en: 'Tasks' },
      list: 7,
      quick: 4,
      headline: 3,
    }),
    contact: reference({
      label: { zh: '联系人', en: 'Contact' },
      to: 'contact',
      whenTargetDeleted: 'keep',
      relatedList: { zh: '任务', en: 'Tasks' },
    }),
    opportunity: reference({
      label: { zh: '商机', en: 'Opportunity' },
      to: 'opportunity',
      whenTargetDeleted: 'keep',
      relatedList: { zh: '任务', en: 'Tasks' },
    }),
    contract: reference({
      label: { zh: '合同', en: 'Contract' },
      to: 'contract',
      whenTargetDeleted: 'keep',
      relatedList: { zh: '任务', en: 'Tasks' },
    }),
    lead: reference({
      label: { zh: '线索', en: 'Lead' },
      to: 'lead',
      whenTargetDeleted: 'keep',
      relatedList: { zh: '任务', en: 'Tasks' },
    }),
    remindedAt: timestamp({ label: { zh: '已提醒', en: 'Reminded' }, readOnly: true }),
    doneAt: timestamp({ label: { zh: '完成时间', en: 'Done at' }, readOnly: true }),
    note: longText({ label: { zh: '说明', en: 'Note' } }),
  },
});
