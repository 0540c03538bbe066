/** A decimal number without rounding: `digits` × 10^−`scale`. */
export interface ExactDecimal {
  readonly digits: bigint;
  readonly scale: number;
}

const decimalText = /^([+-]?)(\d+)(?:\.(\d*))?$|^([+-]?)\.(\d+)$/;

/** The number written as digits with at most one point; nothing for any other text. */
export function exactOfText(text: string): ExactDecimal | undefined {
  const parts = decimalText.exec(text);
  if (!parts) return undefined;
  const fraction = parts[3] ?? parts[5] ?? '';
  const digits = BigInt((parts[2] ?? '') + fraction || '0');
  return { digits: (parts[1] ?? parts[4]) === '-' ? -digits : digits, scale: fraction.length };
}

/** The number as a person sees it in a sheet: 15 digits, as Excel keeps them, so that 0.1 + 0.2 is 0.3. */
export function exactOfNumber(number: number): ExactDecimal {
  if (Number.isSafeInteger(number)) return { digits: BigInt(number), scale: 0 };
  const [mantissa = '0', power = '0'] = number.toExponential(14).split('e');
  const exact = exactOfText(mantissa) ?? { digits: 0n, scale: 0 };
  return shifted(exact, Number(power));
}

/** The product, exactly. */
export function times(left: ExactDecimal, right: ExactDecimal): ExactDecimal {
  return { digits: left.digits * right.digits, scale: left.scale + right.scale };
}

/** The sum, exactly. */
export function plus(left: ExactDecimal, right: ExactDecimal): ExactDecimal {
  const scale = Math.max(left.scale, right.scale);
  return {
    digits:
      left.digits * 10n ** BigInt(scale - left.scale) + right.digits * 10n ** BigInt(scale - right.scale),
    scale,
  };
}

/** The number × 10^`power`, exactly. */
export function shifted({ digits, scale }: ExactDecimal, power: number): ExactDecimal {
  return scale >= power
    ? { digits, scale: scale - power }
    : { digits: digits * 10n ** BigInt(power - scale), scale: 0 };
}

/** The nearest whole number, halves away from zero. */
export function rounded({ digits, scale }: ExactDecimal): bigint {
  const unit = 10n ** BigInt(scale);
  const half = unit / 2n;
  const magnitude = ((digits < 0n ? -digits : digits) + half) / unit;
  return digits < 0n ? -magnitude : magnitude;
}

/** The double nearest to the number. */
export function numberOfExact({ digits, scale }: ExactDecimal): number {
  return Number(`${digits}e-${scale}`);
}
