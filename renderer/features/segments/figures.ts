import type { Language } from '../../../db/schema/label';

/** An amount of whole 分 in few signs: `¥123.5万`, `¥1.2M`. */
export function shortAmount(amount: number, language: Language): string {
  return new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-US', {
    style: 'currency',
    currency: 'CNY',
    currencyDisplay: 'narrowSymbol',
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumFractionDigits: 1,
  }).format(amount / 100);
}

/** A part of a whole in percent with one digit; of nothing it is `0%`. */
export function shareOf(part: number, whole: number): string {
  return `${whole === 0 ? 0 : Math.round((part / whole) * 1000) / 10}%`;
}
