import type { PastedReading } from '../../../electron/api/pasting';

/** Fields with values, as a form holds them. */
export type Draft = Record<string, unknown>;

/** A record that is there and is completed, with the fields that are to be replaced and what was seen in them. */
export interface PastedOnto {
  readonly id: number | null;
  readonly replaced: readonly { readonly field: string; readonly held: unknown }[];
}

/** Nothing is completed: a record is made. */
export const asNew: PastedOnto = { id: null, replaced: [] };

/** What will be saved, part by part; every value may be changed first. */
export interface PastedDraft {
  account: Draft;
  people: { contact: Draft; position: Draft }[];
  billing: Draft | null;
  shipping: Draft | null;
}

const isSaid = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

function said(values: Draft): Draft {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => isSaid(value)));
}

/** The reading of a text as drafts of records. What was not recognised is the remark of the account, or of the person. */
export function draftOfReading({ account, people, billing, shipping, remark }: PastedReading): PastedDraft {
  const hasAccount = account.name !== null || billing !== null;
  const named = people.map((person, at) => ({
    contact: said({
      // Somebody without a name goes by a number until a person knows better.
      name: person.name ?? person.mobiles[0] ?? person.wechat ?? person.qq ?? person.mail,
      mobiles: person.mobiles,
      phones: person.phones,
      mail: person.mail,
      wechat: person.wechat,
      qq: person.qq,
      ...(hasAccount || at > 0 ? {} : { remark }),
    }),
    position: said({ title: person.title, department: person.department }),
  }));
  return {
    account: said({ ...account, ...(hasAccount || named.length === 0 ? { remark } : {}) }),
    people: named,
    billing: billing && said(billing),
    shipping: shipping && said(shipping),
  };
}
