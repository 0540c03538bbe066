import { defineEntity } from '../../defineEntity';
import { reference, text } from '../../fields';

/** 签约人: a person who signs a contract; several sign together (联名, S4-20). */
export const contractParty = defineEntity({
  name: 'contractParty',
  table: 'contract_parties',
  label: { zh: '签约人', en: 'Signatory' },
  plural: 'Signatories',
  titleField: 'note',
  link: ['contract', 'contact'],
  sections: [{ name: 'basic', label: { zh: '签约人', en: 'Signatory' } }],
  fields: {
    contract: reference({
      label: { zh: '合同', en: 'Contract' },
      to: 'contract',
      required: true,
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '签约人', en: 'Signatories' },
    }),
    contact: reference({
      label: { zh: '联系人', en: 'Contact' },
      to: 'contact',
      required: true,
      whenTargetDeleted: 'deleteToo',
      relatedList: { zh: '签署的合同', en: 'Contracts signed' },
      list: 1,
    }),
    note: text({ label: { zh: '身份', en: 'Capacity' }, list: 2, maxLength: 100 }),
  },
});
