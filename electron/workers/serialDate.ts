const lastSerial = 2_958_465; // 9999-12-31
const secondsPerDay = 86_400;

/** What Excel adds to a serial of a workbook that counts from 1904. */
export const days1904 = 1_462;

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** The calendar day `days` after 1970-01-01, `YYYY-MM-DD`; whole-number arithmetic (days_from_civil reversed), no time zone. */
export function isoDay(days: number): string {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

/**
 * The date a serial of the 1900 system shows: 1899-12-30 + n days, `YYYY-MM-DD` or `YYYY-MM-DDTHH:mm:ss`;
 * null where Excel itself shows no date. Serials of a 1904 workbook come in with `days1904` added.
 */
export function isoFromSerial(serial: number): string | null {
  if (!(serial >= 0 && serial < lastSerial + 1)) return null;
  let days = Math.floor(serial);
  let seconds = Math.round((serial - days) * secondsPerDay);
  if (seconds === secondsPerDay) {
    days += 1;
    seconds = 0;
  }
  const day = isoDay(days - 25_569);
  if (seconds === 0) return day;
  const time = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60].map(twoDigits);
  return `${day}T${time.join(':')}`;
}

const isoText = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/;

/** The serial of `YYYY-MM-DD` with or without a time of day; null for anything else and for days that do not exist. */
export function serialFromIso(text: string): number | null {
  const match = isoText.exec(text);
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0));
  const milliseconds = Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0);
  const days = milliseconds / (secondsPerDay * 1_000);
  if (isoDay(days) !== text.slice(0, 10)) return null;
  const seconds = (hour ?? 0) * 3_600 + (minute ?? 0) * 60 + (second ?? 0);
  const serial = days + 25_569 + seconds / secondsPerDay;
  return serial < 0 ? null : serial;
}
