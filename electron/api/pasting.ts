import { z } from 'zod';
import { procedure } from './procedure';
import { draftShape, idShape, nameShape, requestIdShape, valueShape } from './shapes';

/** What a piece of a pasted text is. */
export const pastedSorts = [
  'company',
  'otherCompany',
  'billingTitle',
  'creditCode',
  'bank',
  'bankAccount',
  'address',
  'shippingAddress',
  'region',
  'postcode',
  'person',
  'title',
  'department',
  'phone',
  'fax',
  'mail',
  'wechat',
  'qq',
  'website',
] as const;
export type PastedSort = (typeof pastedSorts)[number];

/** A piece that was recognised: what it is, its value, and its place in the text (characters from 0, end excluded). */
export interface PastedPiece {
  readonly is: PastedSort;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** A person named in the text. */
export interface PastedPerson {
  readonly name: string | null;
  readonly title: string | null;
  readonly department: string | null;
  readonly mobiles: readonly string[];
  readonly phones: readonly string[];
  readonly mail: string | null;
  readonly wechat: string | null;
  readonly qq: string | null;
}

/** What a pasted text says. */
export interface PastedReading {
  readonly pieces: readonly PastedPiece[];
  readonly account: {
    readonly name: string | null;
    readonly phones: readonly string[];
    readonly fax: readonly string[];
    readonly website: string | null;
    readonly address: string | null;
    readonly region: string | null;
    readonly postcode: string | null;
    readonly creditCode: string | null;
  };
  readonly people: readonly PastedPerson[];
  /** Invoice details, when there are any. */
  readonly billing: {
    readonly title: string | null;
    readonly creditCode: string | null;
    readonly bank: string | null;
    readonly bankAccount: string | null;
    readonly address: string | null;
    readonly phones: readonly string[];
  } | null;
  /** Where to deliver to, when the text says so. */
  readonly shipping: {
    readonly address: string;
    readonly recipient: string | null;
    readonly phones: readonly string[];
    readonly postcode: string | null;
  } | null;
  /** What was not recognised; nothing is dropped. */
  readonly remark: string | null;
}

/** What was saved. */
export interface PastedSaved {
  /** The account, or null when the text named only people. */
  readonly account: number | null;
  readonly contacts: readonly number[];
  /** Null when everything was known already. */
  readonly changeSet: number | null;
  /** How many fields of an account that was there were filled, and which were left because they hold something else. */
  readonly filled: number;
  readonly kept: readonly string[];
}

/** Values a person wants to replace by what was pasted: the field, and what was seen in it. */
const replacedShape = z.array(z.strictObject({ field: nameShape, held: valueShape })).max(100);

export const pasting = {
  /** Takes a pasted text apart. Nothing is written, nothing leaves the machine. */
  'pasting.read': procedure<PastedReading>()(z.strictObject({ text: z.string().max(20_000) })),
  /**
   * Saves what was confirmed as one action: a new account, or what an account that is there still lacks (values that
   * are there stay, but those a person wants replaced), its people, invoice details and a place to deliver to.
   */
  'pasting.save': procedure<PastedSaved>()(
    z.strictObject({
      requestId: requestIdShape,
      /** The account to complete; null makes one, when its draft has a name. */
      accountId: idShape.nullable(),
      account: draftShape,
      /** Of the account that is there; what somebody changed meanwhile stays. */
      replaced: replacedShape.optional(),
      /** People with their place in the company: fields of the contact and of its position. */
      people: z
        .array(
          z.strictObject({
            /** A contact that is there already, to be completed. */
            contactId: idShape.nullable(),
            contact: draftShape,
            replaced: replacedShape.optional(),
            position: draftShape,
          }),
        )
        .max(20),
      billing: draftShape.nullable(),
      shipping: draftShape.nullable(),
    }),
  ),
};
