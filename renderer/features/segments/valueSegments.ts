import type { Filter, RelativeRange } from '../../../db/schema/listQuery';
import type { Preferences } from '../../../electron/api/preferences';

/** From when on an account counts as recent, as often there and as valuable. */
export type Thresholds = Pick<Preferences['segments'], 'within' | 'contracts' | 'amount'>;

/** The eight segments of recency, frequency and money, most valuable first. */
export const segmentNames = [
  'keyValue',
  'keyDevelop',
  'keyKeep',
  'keyWinBack',
  'value',
  'develop',
  'keep',
  'winBack',
] as const;
export type SegmentName = (typeof segmentNames)[number];

/** What a segment is like: bought lately, bought often, is worth much. */
export interface SegmentSigns {
  readonly isRecent: boolean;
  readonly isFrequent: boolean;
  readonly isValuable: boolean;
}

/** The usual eight of the RFM model; 重要 are those worth much. */
export const signsOf: Readonly<Record<SegmentName, SegmentSigns>> = {
  keyValue: { isRecent: true, isFrequent: true, isValuable: true },
  keyDevelop: { isRecent: true, isFrequent: false, isValuable: true },
  keyKeep: { isRecent: false, isFrequent: true, isValuable: true },
  keyWinBack: { isRecent: false, isFrequent: false, isValuable: true },
  value: { isRecent: true, isFrequent: true, isValuable: false },
  develop: { isRecent: true, isFrequent: false, isValuable: false },
  keep: { isRecent: false, isFrequent: true, isValuable: false },
  winBack: { isRecent: false, isFrequent: false, isValuable: false },
};

const contract = { entity: 'contract', via: 'account' };
const purchase = { entity: 'purchase', via: 'account' };
/** What is only drafted, or was made void, was never agreed. */
const isSigned: Filter = { field: 'status', operator: 'isNoneOf', value: ['draft', 'void'] };

/** Accounts that ever agreed or bought something; only these are divided. */
export const bought: Filter = {
  any: [
    { having: contract, quantity: 'some', filter: isSigned },
    { having: purchase, quantity: 'some' },
  ],
};
/** The others. */
export const neverBought: Filter = {
  all: [
    { having: contract, quantity: 'none', filter: isSigned },
    { having: purchase, quantity: 'none' },
  ],
};

/**
 * The accounts of a segment, in words the filter builder can show and change; days are relative, so that a group made
 * of it stays true. The eight do not overlap and together are `bought`.
 */
export function segmentFilter(name: SegmentName, { within, contracts, amount }: Thresholds): Filter {
  const { isRecent, isFrequent, isValuable } = signsOf[name];
  return {
    all: [
      bought,
      recency(isRecent, within),
      isFrequent
        ? { having: contract, quantity: 'atLeast', count: contracts, filter: isSigned }
        : { having: contract, quantity: 'atMost', count: contracts - 1, filter: isSigned },
      isValuable
        ? { field: 'contractAmount', operator: 'atLeast', value: amount }
        : {
            any: [
              { field: 'contractAmount', operator: 'isEmpty' },
              { field: 'contractAmount', operator: 'lessThan', value: amount },
            ],
          },
    ],
  };
}

function recency(isRecent: boolean, within: RelativeRange): Filter {
  const signed: Filter = { all: [isSigned, { field: 'signedOn', operator: 'within', value: within }] };
  const purchased: Filter = { field: 'purchasedOn', operator: 'within', value: within };
  const quantity = isRecent ? 'some' : 'none';
  const parts: Filter[] = [
    { having: contract, quantity, filter: signed },
    { having: purchase, quantity, filter: purchased },
  ];
  return isRecent ? { any: parts } : { all: parts };
}
