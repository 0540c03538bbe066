import type { Schema } from '../../../../db/schema/effectiveSchema';
import { isoDay } from '../../../../db/schema/kinds/calendar';
import { readHeading } from '../headings/headings';
import type { PlannedColumn } from '../finding/plannedTable';

/** Names of fields in reports that other programs read too: what an importer understood, in words of no product. */
const canonicalNames: Readonly<Record<string, string>> = {
  'account.name': 'customer.name',
  'account.shortName': 'customer.short_name',
  'account.code': 'customer.code',
  'account.creditCode': 'customer.uscc',
  'account.industry': 'customer.industry',
  'account.types': 'customer.type',
  'account.grade': 'customer.level',
  'account.lifecycle': 'customer.status',
  'account.source': 'customer.source',
  'account.phones': 'customer.phone',
  'account.fax': 'customer.fax',
  'account.website': 'customer.website',
  'account.region': 'customer.region',
  'account.address': 'customer.address',
  'account.postcode': 'customer.postcode',
  'account.owner': 'customer.owner',
  'account.registeredCapital': 'customer.registered_capital',
  'account.annualRevenue': 'customer.annual_revenue',
  'account.creditLimit': 'customer.credit_limit',
  'account.legalPerson': 'customer.legal_person',
  'account.foundedOn': 'customer.founded_date',
  'account.customerSince': 'customer.created_date',
  'account.nextContactOn': 'customer.next_follow_date',
  'account.bank': 'customer.bank',
  'account.bankAccount': 'customer.bank_account',
  'account.remark': 'customer.remark',
  'followUp.followedAt': 'customer.last_follow_date',
  // Whoever wrote it is all the sheet says of who looks after the customer.
  'followUp.author': 'customer.owner',
  'contact.name': 'contact.name',
  'contact.mobiles': 'contact.mobile',
  'contact.phones': 'contact.phone',
  'contact.mail': 'contact.email',
  'contact.qq': 'contact.qq',
  'contact.wechat': 'contact.wechat',
  'contact.gender': 'contact.gender',
  'contact.birthday': 'contact.birthday',
  'contact.remark': 'contact.remark',
  'accountContact.title': 'contact.title',
  'accountContact.department': 'contact.department',
  'opportunity.name': 'opportunity.name',
  'opportunity.amount': 'opportunity.amount',
  'opportunity.probability': 'opportunity.probability',
  'opportunity.stage': 'opportunity.stage',
  'opportunity.expectedCloseOn': 'opportunity.expected_close_date',
  'opportunity.closedOn': 'opportunity.closed_date',
  'opportunity.owner': 'opportunity.owner',
  'opportunity.source': 'opportunity.source',
  'opportunity.remark': 'opportunity.remark',
  'contract.number': 'contract.number',
  'contract.name': 'contract.name',
  'contract.amount': 'contract.amount',
  'contract.paidAmount': 'contract.paid_amount',
  'contract.signedOn': 'contract.sign_date',
  'contract.startOn': 'contract.start_date',
  'contract.endOn': 'contract.end_date',
  'contract.status': 'contract.status',
  'contract.owner': 'contract.owner',
  'contract.paymentTerms': 'contract.payment_method',
  'contract.remark': 'contract.remark',
};

/** Canonical fields the product has no place for. */
export const unsupportedFields: readonly string[] = [
  'customer.total_amount',
  'customer.is_won',
  'contact.id_no',
];

const canonicalWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'account.lifecycle': {
    prospect: '潜在',
    opportunity: '意向',
    signed: '成交',
    paid: '成交',
    repeat: '成交',
    lost: '流失',
  },
  'opportunity.stage': {
    initial: '初步接洽',
    need: '需求确认',
    demo: '需求确认',
    quote: '方案报价',
    trial: '方案报价',
    negotiation: '商务谈判',
    won: '赢单',
    lost: '输单',
    void: '输单',
  },
  'contract.status': { draft: '草稿', active: '执行中', done: '已完成', expired: '已完成', void: '已终止' },
};

/** The canonical field of a column; null for a field the report has no name for. */
export function canonicalFieldOf(column: PlannedColumn): string | null {
  if (column.target === null) return null;
  const slotted = /^(contact|accountContact)([23])\.(.+)$/.exec(column.target);
  const path = slotted ? `${slotted[1] ?? ''}.${slotted[3] ?? ''}` : column.target;
  if (path === 'account.tags') return /标签|tag|label/i.test(column.heading) ? null : 'customer.type';
  const name = canonicalNames[path];
  if (name === undefined) return null;
  if (path === 'account.creditCode' && isOldNumbers(column)) return 'customer.reg_no';
  if (path === 'account.region') return regionPart(column);
  return slotted ? name.replace('contact.', `contact${slotted[2] ?? ''}.`) : name;
}

function isOldNumbers(column: PlannedColumn): boolean {
  return (
    column.samples.length > 0 && column.samples.every((sample) => /^\d{15}$/.test(sample.replace(/\s/g, '')))
  );
}

function regionPart(column: PlannedColumn): string {
  const { key } = readHeading(column.parts.at(-1) ?? '');
  if (/^(?:所在|所属)?(?:省|省份)$|^(?:billing|mailing|company)?(?:province|state)$/.test(key))
    return 'customer.province';
  return /^(?:所在|所属)?(?:市|城市)$|^(?:billing|mailing|company)?city$/.test(key)
    ? 'customer.city'
    : 'customer.region';
}

/** A value as the report writes it: yuan instead of 分, words instead of the values of options. */
export function canonicalValue(schema: Schema, column: PlannedColumn, value: unknown): unknown {
  const path = (column.target ?? '').replace(/^(contact|accountContact)[23]\./, '$1.');
  const [entity = '', name = ''] = path.split('.');
  const field = schema.entities[entity]?.fields[name];
  if (typeof value === 'object' && value !== null && 'title' in value) return value.title;
  if (Array.isArray(value) && field?.kind === 'phones')
    return value.length === 1 ? (value[0] as unknown) : value;
  if (!field) return value;
  if (field.kind === 'money') return Number(value) / 100;
  if (field.kind === 'timestamp') return localDay(String(value));
  if (field.kind === 'choice') {
    const label = field.options.find((option) => option.value === value)?.label.zh;
    return canonicalWords[path]?.[String(value)] ?? (path === 'account.grade' ? value : (label ?? value));
  }
  if (field.kind === 'tags') return (value as readonly string[]).join('、');
  if (field.kind === 'choices') {
    return (value as readonly string[])
      .map((one) => field.options.find((option) => option.value === one)?.label.zh ?? one)
      .join('、');
  }
  return value;
}

/** The calendar day of an instant where it was read: a time without a zone was taken for this computer's. */
function localDay(instant: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  return isoDay({ year: at.getFullYear(), month: at.getMonth() + 1, day: at.getDate() });
}
