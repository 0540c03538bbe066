import { cleanLine } from '../../../../db/schema/kinds/cellText';
import { mobileInText } from '../../../../db/schema/kinds/mobileNumber';
import { phoneOf } from '../../../../db/schema/kinds/readPhones';
import { readPeriod } from './periods';

/** A cell with two things in it, taken apart. */
export interface PartedCell {
  /** What belongs to the column's own field. */
  readonly own: string;
  /** The field the rest belongs to, of the account or the contract, and the rest as it is written there. */
  readonly further: { readonly field: 'phones' | 'bankAccount' | 'endOn'; readonly text: string };
}

const addressAndPhone = /地址.*(?:电话|tel)|(?:电话|tel).*地址/;
const bankAndNumber = /(?:开户行|银行).*[账帐]号|[账帐]号.*(?:开户行|银行)/;
const phoneAtEnd = new RegExp(
  String.raw`[\s,，、;；/]*(?:电话|tel)?[:：]?\s*(${mobileInText}|(?:0\d{2,3}[-—\s]?)?[2-9]\d{6,7}|[48]00[-\s]?\d{3}[-\s]?\d{4})\s*$`,
  'i',
);
const numberAtEnd = /[\s,，、;；/:：]*(?:[账帐]号)?[:：]?\s*(\d[\d\s-]{7,40}\d)\s*$/;

/**
 * How cells under a heading such as `地址、电话` or `开户行及账号` are taken apart, and days on which a contract begins
 * that say when it ends; null for other columns.
 */
export function partingOf(heading: string, target: string): ((text: string) => PartedCell | null) | null {
  if (target === 'contract.startOn') return partPeriod;
  if (target === 'account.address' && addressAndPhone.test(heading)) return partAddress;
  return target === 'account.bank' && bankAndNumber.test(heading) ? partBank : null;
}

function partAddress(text: string): PartedCell | null {
  const found = phoneAtEnd.exec(text);
  if (!found?.[1]) return null;
  const own = cleanLine(text.slice(0, found.index));
  if (own === '' || phoneOf(found[1], { isLocalAllowed: true }).is !== 'value') return null;
  return { own, further: { field: 'phones', text: found[1] } };
}

function partPeriod(text: string): PartedCell | null {
  const found = readPeriod(text);
  return found ? { own: found.from, further: { field: 'endOn', text: found.to } } : null;
}

function partBank(text: string): PartedCell | null {
  const found = numberAtEnd.exec(text);
  if (!found?.[1]) return null;
  const own = cleanLine(text.slice(0, found.index));
  return own === '' ? null : { own, further: { field: 'bankAccount', text: found[1].replace(/[\s-]/g, '') } };
}
