import type { CellContext, CellResult, RawCell } from '../cell';
import { blank, foldedLine, isBlankWord, problem, problemOfError, value } from './cellText';
import { chineseInteger, hasChineseDigits } from './chineseNumber';
import { exactOfNumber, exactOfText, plus, rounded, shifted, times, type ExactDecimal } from './exactDecimal';
import { isForeignFormat, multiplierOfFormat } from './moneyFormat';

/** 10 万亿 yuan in 分: room for sums in a double. */
export const largestAmount = 1e15;
/** An amount this many times the median of its column is probably a slip of the unit. */
const outlier = 100;

/**
 * Reads a cell as an amount in whole 分, exactly. A unit in the cell (`12.5万`, `3亿`, `800元`) or in its number format
 * outranks the unit of the heading (`context.multiplier`).
 */
export function parseMoney(cell: RawCell, context: CellContext): CellResult<number> {
  const read = readAmount(cell, context);
  if (read.is !== 'value') return read;
  const median = context.medianAmount;
  if (median === undefined || median <= 0 || Math.abs(read.value) < median * outlier) return read;
  return value(read.value, 'moneyOutlier');
}

function readAmount(cell: RawCell, context: CellContext): CellResult<number> {
  if (typeof cell === 'string') return amountOfText(cell, context.multiplier);
  if (typeof cell === 'number') return amountOfNumber(cell, context.multiplier);
  if (cell === null) return blank;
  if (typeof cell === 'boolean') return problem('moneyInvalid');
  if (cell.kind === 'error') return problemOfError(cell);
  if (cell.kind === 'date' || cell.format.includes('%')) return problem('moneyInvalid');
  if (isForeignFormat(cell.format)) return problem('moneyCurrency');
  return amountOfNumber(cell.value, multiplierOfFormat(cell.format) ?? context.multiplier);
}

function amountOfNumber(number: number, multiplier: number | undefined): CellResult<number> {
  if (!Number.isFinite(number)) return problem('moneyInvalid');
  const fen = Math.round(number * 100);
  if (multiplier === undefined && fen / 100 === number) return bounded(fen);
  const exact = times(exactOfNumber(number), exactOfNumber(multiplier ?? 1));
  return bounded(Number(rounded(shifted(exact, 2))));
}

function bounded(fen: number): CellResult<number> {
  return Math.abs(fen) > largestAmount ? problem('numberTooLarge') : value(fen === 0 ? 0 : fen);
}

const simple = /^-?\d{1,12}(?:\.\d{1,2})?$/;

/** How the accounting formats of spreadsheets show nought. */
const accountingZero = /^[¥] ?-$/;

function amountOfText(typed: string, multiplier: number | undefined): CellResult<number> {
  const line = foldedLine(typed);
  if (line === '' || isBlankWord(line)) return blank;
  if (multiplier === undefined && simple.test(line)) return simpleAmount(line);
  if (accountingZero.test(line)) return value(0);
  const negative = /^\((.*)\)$/.exec(line);
  const bare = withoutCurrency(negative?.[1] ?? line);
  if (typeof bare !== 'string') return bare;
  const sign = /^[+-]/.exec(bare)?.[0];
  if (negative && sign) return problem('moneyInvalid');
  const amount = exactAmount(sign ? bare.slice(1) : bare, multiplier);
  if (!amount) return problem(isRange(line) ? 'moneyRange' : 'moneyInvalid');
  const fen = rounded(shifted(amount, 2));
  return bounded(Number(negative || sign === '-' ? -fen : fen));
}

function simpleAmount(line: string): CellResult<number> {
  const [whole = '0', fraction = ''] = line.split('.');
  const fen = Number(whole) * 100;
  const rest = Number(fraction.padEnd(2, '0'));
  return value((line.startsWith('-') ? fen - rest : fen + rest) || 0);
}

const foreign =
  /[$€£₩₽₹฿]|usd|eur|gbp|jpy|hkd|aud|cad|krw|twd|sgd|美元|美金|美刀|欧元|英镑|日元|日圆|港币|港元|港幣|台币|澳元|加元|韩元|卢布|泰铢|瑞郎|新币/i;

/** The text without the words and signs for yuan, and without blanks around them. */
function withoutCurrency(line: string): string | CellResult<never> {
  if (foreign.test(line)) return problem('moneyCurrency');
  const marks = line
    .replace(/[圓圆]/g, '元')
    .replaceAll('萬', '万')
    .replaceAll('億', '亿')
    .replace(/^−/, '-')
    .replace(/^人民币大写[::]?/, '')
    .replace(/^(-?) ?(?:人民币|rmb|cny|¥)[::]? ?/i, '$1')
    .replace(/ ?(?:人民币|rmb|cny)$/i, '')
    .replace(/(?<=[元角分万亿]) ?[整正]$/, '');
  return /\d \d/.test(marks) ? problem('moneyInvalid') : marks.replaceAll(' ', '');
}

const rangeSigns = /[~～至到]|(?<=[\d.万亿千百元wk])[-–—―](?=[\d¥])|以[上下内]|左右|约|近|余|多|[<>≤≥]|\+$/i;

function isRange(line: string): boolean {
  return rangeSigns.test(line);
}

function exactAmount(text: string, multiplier: number | undefined): ExactDecimal | undefined {
  if (!/\d/.test(text)) return hasChineseDigits(text) ? chineseAmount(text, multiplier) : undefined;
  return amountInDigits(/[仟佰拾]/.test(text) ? withPlainUnits(text) : text, multiplier);
}

/** 5仟 and 5拾万 mix figures with capital units. */
function withPlainUnits(text: string): string {
  return text.replaceAll('仟', '千').replaceAll('佰', '百').replaceAll('拾', '十');
}

function amountInDigits(text: string, multiplier: number | undefined): ExactDecimal | undefined {
  const parts = /^(.*?)(元|块钱|块)(?:(\d)角|(\d)毛)?(?:(\d{1,2})分)?$/.exec(text);
  if (!parts) return amountWithUnits(text, multiplier);
  const yuan = amountWithUnits(parts[1] ?? '', undefined);
  const small = Number(parts[3] ?? parts[4] ?? 0) * 10 + Number(parts[5] ?? 0);
  if (!yuan || (small > 0 && yuan.scale > 0)) return undefined;
  return plus(yuan, { digits: BigInt(small), scale: 2 });
}

/** Powers of ten of the units an amount may carry, largest first in a chain such as `1亿2000万`. */
const powerOf: Readonly<Record<string, number>> = {
  万亿: 12,
  千亿: 11,
  百亿: 10,
  亿: 8,
  千万: 7,
  百万: 6,
  十万: 5,
  万: 4,
  w: 4,
  千: 3,
  k: 3,
  百: 2,
};
const piece = /(\d[\d,]*(?:\.\d+)?)(万亿|千亿|百亿|亿|千万|百万|十万|万|w|千|k|百)?/giy;

function amountWithUnits(text: string, multiplier: number | undefined): ExactDecimal | undefined {
  let total: ExactDecimal = { digits: 0n, scale: 0 };
  let above = Infinity;
  let place = 0;
  while (place < text.length) {
    piece.lastIndex = place;
    const found = piece.exec(text);
    const number = found?.[1] === undefined ? undefined : groupedNumber(found[1]);
    if (!found || !number) return undefined;
    const power = powerOf[found[2]?.toLowerCase() ?? ''] ?? 0;
    const isFirst = above === Infinity;
    if (!isFirst && (power >= above || !fitsBelow(found, power, above))) return undefined;
    if (isFirst && place + found[0].length < text.length && number.scale > 0) return undefined;
    total = plus(total, shifted(number, power));
    above = power;
    place += found[0].length;
    if (isFirst && power === 0) {
      if (place < text.length) return undefined;
      if (multiplier !== undefined) return times(total, exactOfNumber(multiplier));
      return doubtful.test(text) ? undefined : total;
    }
  }
  return above === Infinity ? undefined : total;
}

/** `12万5000` fills all places below 万; `1万2` may be 12,000 or 10,002 and is not understood. */
function fitsBelow(found: RegExpExecArray, power: number, above: number): boolean {
  const whole = (found[1] ?? '').replaceAll(',', '').split('.')[0] ?? '';
  return power > 0 ? whole.length + power <= above : whole.length === above;
}

const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
/** `1.234` without a unit is one yuan and a bit here and over a thousand elsewhere. */
const doubtful = /^[1-9]\d{0,2}\.\d\d[1-9]$/;

function groupedNumber(text: string): ExactDecimal | undefined {
  if (!text.includes(',')) return exactOfText(text);
  return grouped.test(text) ? exactOfText(text.replaceAll(',', '')) : undefined;
}

const chineseParts = /^(?:(.+?)元)?(?:(.)角)?零?(?:(.)分)?$/;

/** 壹拾贰万叁仟元伍角 and 五十万; without 元 the heading's unit counts unless the number has its own 万 or 亿. */
function chineseAmount(text: string, multiplier: number | undefined): ExactDecimal | undefined {
  if (!/[元角分]$/.test(text)) {
    const whole = chineseInteger(text);
    if (whole === undefined) return undefined;
    const exact = exactOfNumber(whole);
    return multiplier === undefined || /[万亿]/.test(text) ? exact : times(exact, exactOfNumber(multiplier));
  }
  const parts = chineseParts.exec(text);
  if (!parts) return undefined;
  const [yuan = 0, jiao = 0, fen = 0] = [parts[1], parts[2], parts[3]].map((part) =>
    part === undefined ? 0 : (chineseInteger(part) ?? NaN),
  );
  if (Number.isNaN(yuan + jiao + fen) || jiao > 9 || fen > 9) return undefined;
  return plus(exactOfNumber(yuan), { digits: BigInt(jiao * 10 + fen), scale: 2 });
}
