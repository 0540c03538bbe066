/** Characters that are taken for each other by eye or on a wubi keyboard; those that sound alike are told by pinyin. */
const lookAlikes =
  '未末 己已 日曰 土士 千干 人入 天夫 太大 田由 甲申 辰晨 恒桓 沅沆 晟成 鑫金 淼森 泽择 锋峰 昊吴 冶治 炼练 侯候 戍戌 扬杨 准淮 茂荿 祥详 泰秦 盛咸 荣菜 宏宠 博搏 嘉喜 瑞端 晶品 丰半 圣怪 隆降 昌冒 通迪 达大 新薪 兴光 汇江 创仓 亿忆 联职 海侮 腾滕 源原 凯铠 科料';
const alike: ReadonlySet<string> = new Set(
  lookAlikes.split(' ').flatMap((pair) => [pair, `${pair.charAt(1)}${pair.charAt(0)}`]),
);

/** Whether two characters are easily taken for each other. */
export function lookAlike(left: string, right: string): boolean {
  return alike.has(left + right);
}

/** How two texts differ by one slip of the hand. */
export type Slip =
  /** One character stands in the place of another. */
  | { readonly is: 'other'; readonly left: string; readonly right: string; readonly at: number }
  /** One character is missing in one of them, or two neighbours are swapped. */
  | { readonly is: 'missing'; readonly at: number }
  | { readonly is: 'swapped'; readonly at: number };

/** The one slip two texts differ by; nothing when they are equal or differ by more. */
export function oneSlip(left: string, right: string): Slip | null {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (long.length - short.length > 1 || left === right) return null;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length)
    return short.slice(at) === long.slice(at + 1) ? { is: 'missing', at } : null;
  if (left.slice(at + 1) === right.slice(at + 1))
    return { is: 'other', left: left.charAt(at), right: right.charAt(at), at };
  const isSwapped =
    left[at] === right[at + 1] && left[at + 1] === right[at] && left.slice(at + 2) === right.slice(at + 2);
  return isSwapped ? { is: 'swapped', at } : null;
}
