/**
 * The formats 5 to 8, 42 and 44 every spreadsheet has built in: they mean the currency of the computer, and readers
 * write them with `$` (ECMA-376 part 1, 18.8.30).
 */
const builtIn = /^(?:_\()?"\$"\*? ?#,##0(?:\.00)?_\)/;
const foreignSigns = /[$€£₩₽₹]|USD|EUR|GBP|JPY|HKD|美元|欧元|英镑|日元|港币|港元/i;

/** Whether a number format shows another currency than the yuan. */
export function isForeignFormat(format: string): boolean {
  if (builtIn.test(format)) return false;
  // In `[$¥-804]` the first `$` only opens the currency: what counts stands between it and the hyphen.
  return foreignSigns.test(format.replace(/\[\$([^\]-]*)(?:-[^\]]*)?\]/g, '$1'));
}

const units: readonly (readonly [RegExp, number])[] = [
  [/百万/, 1e6],
  [/千万/, 1e7],
  [/亿|億/, 1e8],
  [/万|萬|["\\]w/i, 1e4],
  [/千/, 1e3],
];

/**
 * What one unit of the stored number means when its format names a unit: 10,000 for `0.0"万"`. A format that divides
 * for show, such as `0!.0,"万"`, stores whole yuan: 1. Nothing when the format names no unit.
 */
export function multiplierOfFormat(format: string): number | undefined {
  const unit = units.find(([pattern]) => pattern.test(format))?.[1];
  if (unit === undefined) return /元/.test(format) ? 1 : undefined;
  return dividesForShow.test(format) ? 1 : unit;
}
/** A comma right behind the last digit place divides by a thousand (ECMA-376 part 1, 18.8.31). */
const dividesForShow = /[0#?],+(?![0#?,])/;
