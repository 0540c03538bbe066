/**
 * Days of the Chinese calendar and of the Gregorian one, by the tables of ICU (`Intl`, calendar `chinese`): right from
 * 1900 to 2100. A lunar day is written as the kind `lunarDate` keeps it: `1990-05-06`, in a leap month `1990-r05-06`;
 * the year is that of the Gregorian year in which the lunar one begins, `0000` when nobody said it.
 */
export interface LunarDay {
  readonly year: number;
  readonly isLeap: boolean;
  readonly month: number;
  readonly day: number;
}

const pattern = /^(\d{4})-(r?)(0[1-9]|1[0-2])-(0[1-9]|[12]\d|30)$/;

/** The parts of a lunar day as the kind keeps it; nothing when the text is none. */
export function lunarDayOf(text: string): LunarDay | undefined {
  const [, year, leap, month, day] = pattern.exec(text) ?? [];
  if (year === undefined) return undefined;
  return { year: Number(year), isLeap: leap === 'r', month: Number(month), day: Number(day) };
}

/** A lunar day as the kind keeps it. */
export function lunarText({ year, isLeap, month, day }: LunarDay): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${isLeap ? 'r' : ''}${two(month)}-${two(day)}`;
}

const format = new Intl.DateTimeFormat('en-u-ca-chinese', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
});
const dayLength = 86_400_000;

/** The lunar day of a Gregorian one, `YYYY-MM-DD`. */
export function lunarOf(iso: string): LunarDay {
  return lunarOfInstant(Date.parse(`${iso}T00:00:00Z`));
}

function lunarOfInstant(instant: number): LunarDay {
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type as string, value]));
  const month = parts.get('month') ?? '';
  return {
    year: Number(parts.get('relatedYear')),
    isLeap: month.endsWith('bis'),
    month: Number.parseInt(month, 10),
    day: Number(parts.get('day')),
  };
}

/**
 * The Gregorian day of a lunar one, `YYYY-MM-DD`; nothing when that year has no such leap month or its month has only
 * 29 days. A day without a year needs one.
 */
export function solarOf(lunar: LunarDay, year = lunar.year): string | undefined {
  // The year begins between 21 January and 20 February; a month has 29 or 30 days, one of them may come twice.
  const earliest = Date.UTC(year, 0, 21) + ((lunar.month - 1) * 29 + lunar.day - 1) * dayLength;
  for (let instant = earliest; instant <= earliest + 75 * dayLength; instant += dayLength) {
    const found = lunarOfInstant(instant);
    if (
      found.year === year &&
      found.month === lunar.month &&
      found.isLeap === lunar.isLeap &&
      found.day === lunar.day
    )
      return new Date(instant).toISOString().slice(0, 10);
  }
  return undefined;
}

/**
 * The next Gregorian day on which a lunar birthday is kept, from a day on (that day included). A leap month is kept in
 * the month of the same number in years without it, the 30th on the 29th where the month is short: as families do.
 */
export function nextSolarOf(lunar: LunarDay, from: string): string {
  const first = lunarOf(from).year;
  for (let year = first; year <= first + 2; year += 1) {
    const day = keptOn(lunar, year);
    if (day !== undefined && day >= from) return day;
  }
  return from;
}

function keptOn(lunar: LunarDay, year: number): string | undefined {
  const plain = { ...lunar, isLeap: false };
  return (
    solarOf(lunar, year) ?? solarOf(plain, year) ?? solarOf({ ...plain, day: Math.min(lunar.day, 29) }, year)
  );
}
