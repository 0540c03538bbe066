import type { PastedPiece } from '../../api/pasting';
import { isPersonName } from '../imports/cells/names';
import type { Segment } from './pastedSegments';

/** Words of politeness and of the form itself: they say nothing of anybody. */
const emptyWords =
  /^(?:你好|您好|谢谢|好的|收到|hi|hello|嗯|ok|开票资料|开票信息|开票资料如下|开票信息如下|收货地址|收货信息|联系方式|名片|以下是|如下|我的|我司|thanks|best regards|regards|此致|敬礼|祝好|顺颂商祺|[-=_*~—]+)$/i;

/** What is left, line by line: labels with values that were recognised are gone, everything else stays. */
export function pastedRemark(
  text: string,
  pieces: readonly PastedPiece[],
  segments: readonly Segment[],
): string | null {
  const covered = new Uint8Array(text.length + 1);
  for (const { start, end } of pieces) covered.fill(1, start, end);
  const lines: string[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    const own = segments.filter(({ start, end }) => start >= offset && end <= offset + line.length);
    const kept: string[] = [];
    for (const segment of own) {
      const words = leftOf(text, covered, segment);
      if (words === '') continue;
      kept.push(segment.role === null || isRecognised(pieces, segment) ? words : `${segment.word}：${words}`);
    }
    if (kept.length > 0) lines.push(kept.join(' '));
    offset += line.length + 1;
  }
  return lines.length > 0 ? lines.join('\n') : null;
}

function isRecognised(pieces: readonly PastedPiece[], { start, end }: Segment): boolean {
  return pieces.some((piece) => piece.start >= start && piece.end <= end);
}

function leftOf(text: string, covered: Uint8Array, { start, end }: Segment): string {
  let words = '';
  for (let at = start; at < end; at += 1) words += covered[at] === 1 ? '\u0000' : text.charAt(at);
  return words
    .split('\u0000')
    .map((part) =>
      part.replace(/^[\s,，;；:：。.、|/()（）【】[\]\-—·"“”]+|[\s,，;；:：、|/(（【[\-—·]+$/g, ''),
    )
    .filter((part) => part !== '' && !emptyWords.test(part) && /[\p{L}\p{N}]/u.test(part))
    .filter(
      (part) =>
        !/^(?:先生|女士|小姐|收|的|微信同号|同微信|手机|电话|微信|我是|我叫|这是|联系人|地址|邮箱)$/.test(
          part,
        ) && !(part.length === 1 && !isPersonName(part)),
    )
    .join(' ');
}
