import { cellText, comparable } from '../cells/cellText';
import type { ColumnContent } from './columnContent';
import type { SheetMatter } from './sheetMatter';
import type { Target } from '../headings/targetIndex';

/** How well values fit a field, 0 to 1; null when they say nothing. */
export function affinity(target: Target, content: ColumnContent, matter: SheetMatter): number | null {
  if (content.count === 0) return null;
  const { field } = target.of;
  switch (field.kind) {
    case 'phones':
      return phoneAffinity(target, content);
    case 'mail':
      return content.mail;
    case 'url':
      return content.url;
    case 'creditCode':
      return Math.max(content.creditCode + content.oldNumber, content.shareOf(field));
    case 'reference':
      return field.to === 'user' ? ownerAffinity(content, matter) : content.averageLength > 25 ? 0.1 : null;
    case 'text':
    case 'longText':
      return textAffinity(target, content);
    case 'date':
    case 'timestamp':
      return Math.max(content.shareOf(field), content.date);
    case 'money':
    case 'percent':
      return content.date > 0.5 ? 0 : Math.max(content.shareOf(field), content.number * 0.9);
    default:
      return content.shareOf(field);
  }
}

function phoneAffinity(target: Target, content: ColumnContent): number {
  const any = Math.max(content.shareOf(target.of.field), content.mobile + content.landline * 0.9);
  if (target.of.name === 'mobiles') return Math.min(1, content.mobile + (any - content.mobile) * 0.4);
  if (target.of.name === 'fax') return Math.max(content.landline, any * 0.6);
  return Math.min(1, content.landline + (any - content.landline) * 0.75);
}

/** The share (0 to 1) of values that name one of the office's own people. */
export function shareOfUsers(content: ColumnContent, matter: SheetMatter): number {
  if (matter.users.size === 0 || content.count === 0) return 0;
  return content.cells.filter((cell) => matter.users.has(comparable(cellText(cell)))).length / content.count;
}

function ownerAffinity(content: ColumnContent, matter: SheetMatter): number {
  const known = shareOfUsers(content, matter);
  if (known > 0) return Math.max(known, 0.6);
  return content.company > 0.3 ? 0 : 0.25 + 0.5 * content.person + (content.distinct < 0.5 ? 0.2 : 0);
}

function textAffinity(target: Target, content: ColumnContent): number | null {
  const isOdd = content.mobile + content.landline + content.mail + content.date > 0.5;
  switch (target.path.replace(/\d+(?=\.)/, '')) {
    case 'account.name':
      if (isOdd || content.number > 0.5) return 0;
      return content.person > 0.6 && content.company < 0.1 ? 0.35 : 0.5 + 0.5 * content.company;
    case 'contact.name':
      return isOdd || content.number > 0.5 || content.company > 0.6 ? 0 : 0.35 + 0.65 * content.person;
    case 'accountContact.title':
      return isOdd || content.number > 0.5 ? 0 : 0.4 + 0.6 * content.jobTitle;
    case 'account.code':
      return content.creditCode + content.mail + content.mobile > 0.5 || content.date > 0.5
        ? 0
        : 0.3 + 0.7 * content.distinct;
    case 'contract.number':
      return content.date > 0.5
        ? 0
        : 0.3 * content.distinct + 0.7 * Math.max(content.numbering, content.distinct * 0.6);
    case 'account.bankAccount':
      return content.cells.every((cell) => /\d{6,}/.test(cellText(cell).replace(/[\s-]/g, '')))
        ? 1
        : content.number > 0
          ? 0.3
          : 0;
    case 'account.postcode':
      return content.cells.filter((cell) => /^\d{6}$/.test(cellText(cell))).length / content.count;
    case 'opportunity.name':
    case 'contract.name':
    case 'account.legalPerson':
      return isOdd || content.number > 0.6 ? 0 : null;
    case 'followUp.content':
      return isOdd || content.number > 0.6 ? 0 : null;
    default:
      return null;
  }
}
