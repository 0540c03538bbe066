/** Chinese digits, plain and capital (财务大写). */
const digitOf: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  '○': 0,
  Ｏ: 0,
  一: 1,
  壹: 1,
  幺: 1,
  二: 2,
  贰: 2,
  貳: 2,
  两: 2,
  兩: 2,
  三: 3,
  叁: 3,
  參: 3,
  叄: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  陸: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const placeOf: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const sectionOf: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 };

/** Whether the text holds a Chinese digit or place. */
export function hasChineseDigits(text: string): boolean {
  for (const character of text) {
    if (character in digitOf || character in placeOf) return true;
  }
  return false;
}

/** Digits written one after the other, as years are: `二〇二三` → 2023. Nothing for any other text. */
export function chineseDigits(text: string): number | undefined {
  let number = 0;
  for (const character of text) {
    const digit = digitOf[character];
    if (digit === undefined) return undefined;
    number = number * 10 + digit;
  }
  return text === '' ? undefined : number;
}

/**
 * A number below 一万 with its places: `三千零五`, `十二`, `廿一`. A last digit without its place (`三百五` for 350) is
 * nothing: two people read it two ways.
 */
function section(text: string): number | undefined {
  if (text === '') return undefined;
  let total = 0;
  let digit: number | undefined;
  let lastPlace = 10_000;
  let sawZero = false;
  for (const character of text.replace(/廿/g, '二十').replace(/卅/g, '三十')) {
    const place = placeOf[character];
    if (place === undefined) {
      const found = digitOf[character];
      if (found === undefined || (digit !== undefined && digit !== 0)) return undefined;
      if (found === 0) sawZero = true;
      digit = found;
      continue;
    }
    if (place >= lastPlace || (digit === undefined && (place !== 10 || total > 0))) return undefined;
    total += (digit || (place === 10 && total === 0 ? 1 : NaN)) * place;
    digit = undefined;
    lastPlace = place;
    sawZero = false;
  }
  if (Number.isNaN(total)) return undefined;
  if (digit === undefined) return total;
  const isBare = total === 0 || lastPlace === 10 || sawZero;
  return isBare ? total + digit : undefined;
}

/** A whole Chinese number: `壹拾贰万叁仟肆佰伍拾陆` → 123456. Nothing when any character is left over. */
export function chineseInteger(text: string): number | undefined {
  let total = 0;
  let rest = text;
  let above = Infinity;
  for (const unit of ['亿', '億', '万', '萬']) {
    const at = rest.lastIndexOf(unit);
    if (at < 0) continue;
    const worth = sectionOf[unit] ?? 1;
    if (worth >= above) return undefined;
    const before = worth === 1e8 ? chineseInteger(rest.slice(0, at)) : section(rest.slice(0, at));
    if (before === undefined) return undefined;
    total += before * worth;
    above = worth;
    rest = rest.slice(at + 1);
  }
  if (rest === '') return above === Infinity ? undefined : total;
  const last = section(rest);
  if (last === undefined) return undefined;
  // `三万五` is 35,000 to one reader and 30,005 to another; `三万零五` is not.
  if (above !== Infinity && last < above / 10 && !/^[零〇○]/.test(rest)) return undefined;
  return total + last;
}
