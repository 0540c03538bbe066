import { defineEntity } from '../../defineEntity';
import { date, reference, text } from '../../fields';

/** 客户渠道来源: how an account came to the office, each time it did (S0-10). */
export const accountSource = defineEntity({
  name: 'accountSource',
  table: 'account_sources',
  label: { zh: '渠道来源', en: 'Channel' },
  plural: 'Channels',
  titleField: 'note',
  sections: [{ name: 'basic', label: { zh: '渠道来源', en: 'Channel' } }],
  fields: {
    account: reference({
      label: { zh: '客户', en: 'Account' },
      to: 'account',
      required: true,
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '渠道来源', en: 'Channels' },
    }),
    source: reference({
      label: { zh: '来源', en: 'Source' },
      to: 'source',
      required: true,
      whenTargetDeleted: 'keep',
      list: 1,
    }),
    happenedOn: date({ label: { zh: '日期', en: 'Date' }, list: 2, initial: 'today' }),
    referrer: reference({
      label: { zh: '推荐客户', en: 'Referred by' },
      to: 'account',
      whenTargetDeleted: 'keep',
      relatedList: { zh: '转介绍来的客户', en: 'Referred accounts' },
      list: 3,
    }),
    note: text({ label: { zh: '说明', en: 'Note' }, list: 4, maxLength: 200 }),
  },
});
