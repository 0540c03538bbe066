import { foldWidth } from '../../../../db/schema/kinds/cellText';
import { isNobody } from './names';

/** One or more numbers of five to twelve digits; older lists write the mail address that goes with it. */
const qq = /^\d{5,12}(?:@qq\.com)?(?:[\s、,;/]+\d{5,12}(?:@qq\.com)?)*$/i;

/**
 * Whether words say what a field of words is for: people are called by names, QQ has numbers. Null where anything may
 * be said. `target` is the path of the field.
 */
export function senseOf(target: string): ((value: string) => boolean) | null {
  if (/^contact\d?\.name$/.test(target)) return (value) => !isNobody(value);
  if (/^contact\d?\.qq$/.test(target)) return (value) => qq.test(value);
  return null;
}

const wordsOfSame =
  /微信号?|手机号?码?|电话号?码?|本人|同步|同号|一样|一致|就是|左边?|前面?|[即同是的号上为=]/g;

/** Whether a cell for WeChat says that the mobile number is the name there: `同手机`, `手机号`, `手机微信同号`. */
export function isSameAsMobile(text: string): boolean {
  if (text.length > 12) return false;
  const folded = foldWidth(text);
  return /[同即]|就是|一样|一致|手机|电话/.test(folded) && folded.replace(wordsOfSame, '').trim() === '';
}
