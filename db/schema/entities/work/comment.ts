import { defineEntity } from '../../defineEntity';
import { file, longText, reference, tags, timestamp } from '../../fields';

/** 评论: what colleagues say to each other about a record (S0-14); `mentions` are names called with @. */
export const comment = defineEntity({
  name: 'comment',
  table: 'comments',
  label: { zh: '评论', en: 'Comment' },
  plural: 'Comments',
  titleField: 'content',
  timeline: { at: 'commentedAt', content: 'content' },
  sections: [{ name: 'basic', label: { zh: '评论', en: 'Comment' } }],
  fields: {
    content: longText({
      label: { zh: '评论内容', en: 'Comment' },
      required: true,
      searchable: true,
      list: 1,
      maxLength: 10_000,
    }),
    commentedAt: timestamp({ label: { zh: '评论时间', en: 'When' }, readOnly: true, list: 2 }),
    author: reference({
      label: { zh: '评论人', en: 'By' },
      to: 'user',
      whenTargetDeleted: 'keep',
      readOnly: true,
      list: 3,
    }),
    mentions: tags({ label: { zh: '提到', en: 'Mentions' }, readOnly: true }),
    files: file({ label: { zh: '附件', en: 'Files' } }),
    replyTo: reference({
      label: { zh: '回复', en: 'Reply to' },
      to: 'comment',
      whenTargetDeleted: 'keep',
    }),
    account: reference({
      label: { zh: '客户', en: 'Account' },
      to: 'account',
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '评论', en: 'Comments' },
    }),
    contact: reference({
      label: { zh: '联系人', en: 'Contact' },
      to: 'contact',
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '评论', en: 'Comments' },
    }),
    opportunity: reference({
      label: { zh: '商机', en: 'Opportunity' },
      to: 'opportunity',
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '评论', en: 'Comments' },
    }),
    contract: reference({
      label: { zh: '合同', en: 'Contract' },
      to: 'contract',
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '评论', en: 'Comments' },
    }),
    lead: reference({
      label: { zh: '线索', en: 'Lead' },
      to: 'lead',
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '评论', en: 'Comments' },
    }),
  },
});
