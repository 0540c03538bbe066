import type { Language } from '../../../db/schema/label';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** How long something lasted, in the largest unit that says it: `32 天`, `5 小时`, `不到 1 分钟`. */
export function durationWords(seconds: number, language: Language): string {
  const isChinese = language === 'zh';
  const [size, zh, en] =
    seconds >= day
      ? ([day, '天', 'day'] as const)
      : seconds >= hour
        ? ([hour, '小时', 'hour'] as const)
        : ([minute, '分钟', 'minute'] as const);
  const count = Math.floor(seconds / size);
  if (count === 0) return isChinese ? '不到 1 分钟' : 'less than a minute';
  return isChinese ? `${count} ${zh}` : `${count} ${en}${count === 1 ? '' : 's'}`;
}
