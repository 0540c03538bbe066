import type { AnyDraft, AnyRecord } from '../../../db/schema/defineEntity';
import type { ConversionDoubt } from '../../api/leads';
import { isRegisteredName } from '../duplicates/companyName';

/** The account a lead would become; blank fields are left out. */
export function accountOfLead(lead: AnyRecord): AnyDraft {
  const isPerson = !lead['companyName'];
  return filled({
    name: lead['companyName'] ?? lead['contactName'] ?? lead['name'],
    partyKind: isPerson ? 'person' : 'company',
    creditCode: lead['creditCode'],
    phones: isPerson ? (lead['mobiles'] ?? lead['phones']) : lead['phones'],
    source: lead['source'],
    industry: lead['industry'],
    region: lead['region'],
    address: lead['address'],
    nextContactOn: lead['nextContactOn'],
    lifecycle: 'opportunity',
    remark: lead['remark'],
    owner: lead['owner'],
  });
}

/** The person a lead names; null when it names nobody, or is a person who becomes the account itself. */
export function contactOfLead(lead: AnyRecord): AnyDraft | null {
  if (!lead['contactName'] || !lead['companyName']) return null;
  return filled({
    name: lead['contactName'],
    mobiles: lead['mobiles'],
    wechat: lead['wechat'],
    mail: lead['mail'],
    owner: lead['owner'],
  });
}

/** The deal a lead may begin. */
export function opportunityOfLead(lead: AnyRecord): AnyDraft {
  const need = typeof lead['need'] === 'string' ? lead['need'].trim() : '';
  const short = need.split('\n')[0]?.slice(0, 60) ?? '';
  return filled({
    name: short === '' ? lead['name'] : short,
    source: lead['source'],
    remark: need === short ? undefined : need,
    owner: lead['owner'],
  });
}

/**
 * What speaks against taking an account in as it stands (S3-32): a company whose name is not one a company is
 * registered under, or without a credit code. That the code itself is right is checked with the fields.
 */
export function doubtsOf(account: AnyDraft): ConversionDoubt[] {
  if ((account['partyKind'] ?? 'company') !== 'company') return [];
  const name = account['name'];
  return [
    ...(typeof name === 'string' && isRegisteredName(name) ? [] : (['nameNotRegistered'] as const)),
    ...(account['creditCode'] ? [] : (['creditCodeMissing'] as const)),
  ];
}

function filled(values: Record<string, unknown>): AnyDraft {
  const kept = Object.entries(values).filter(
    ([, value]) => value != null && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(kept);
}
