/** Everything that can be wrong with one value. Codes are closed; the window turns them into words. */
export const problemCodes = [
  'required',
  'tooLong',
  'notText',
  'controlCharacters',
  'notANumber',
  'notWhole',
  'outOfRange',
  'numberTooLarge',
  'precisionLost',
  'dateInvalid',
  'dateWithoutYear',
  'dateAmbiguous',
  'dateOutOfRange',
  'dateYearGuessed',
  'dateDayMissing',
  'dateUnlikely',
  'timeInvalid',
  'moneyInvalid',
  'moneyCurrency',
  'moneyRange',
  'moneyOutlier',
  'percentInvalid',
  'percentRange',
  'phoneInvalid',
  'phoneLength',
  'phoneDigitsLost',
  'mailInvalid',
  'urlInvalid',
  'choiceUnknown',
  'booleanUnknown',
  'creditCodeInvalid',
  'creditCodeChecksum',
  'creditCodeOldNumber',
  'referenceUnknown',
  'referenceAmbiguous',
  'cellError',
  'formulaWithoutValue',
  'notUnique',
  'notAllowedHere',
  'saysSomethingElse',
  'startAfterEnd',
  'differsFromEarlierRow',
  'repeatedRow',
  'reasonRequired',
  'changedMeanwhile',
] as const;

/** One thing that can be wrong with a value. */
export type ProblemCode = (typeof problemCodes)[number];

/** Problems that only warn: the value is taken, and shown. */
export const warningCodes: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'dateYearGuessed',
  'dateDayMissing',
  'dateUnlikely',
  'moneyOutlier',
  'creditCodeOldNumber',
  'differsFromEarlierRow',
  'repeatedRow',
]);

/** A problem of one field of a draft. */
export interface FieldProblem {
  readonly field: string;
  readonly problem: ProblemCode;
  /** The row given, from 0; where many are written at once. */
  readonly row?: number;
}
