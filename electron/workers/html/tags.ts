/** One tag of a page that matters to tables. */
export interface PageTag {
  /** In small letters. */
  readonly name: string;
  readonly isEnd: boolean;
  /** What stands between its name and its closing bracket. */
  readonly inner: string;
  readonly start: number;
  readonly behind: number;
}

const tagStart = /<(\/?)(table|tr|t[dh]|br|p|div|li)(?=[\s/>])/gi;
const longestQuoted = 4_000;

/**
 * The closing bracket of a tag; one inside a quoted value does not count. A quote counts only behind an equals sign and
 * when it is closed again soon: pages of other programs hold stray ones. -1 for none.
 */
function endOfTag(html: string, from: number): number {
  let at = from;
  let end = -1;
  for (;;) {
    if (end < at) end = html.indexOf('>', at);
    if (end < 0) return -1;
    const value = /=\s{0,9}(["'])/.exec(html.slice(at, end));
    if (value === null) return end;
    const inside = at + value.index + value[0].length;
    const closing = html.slice(inside, inside + longestQuoted).indexOf(value[1] ?? '');
    at = closing < 0 ? inside : inside + closing + 1;
  }
}

/** The tags of a page that make or break up tables, in their order; each character is looked at a bounded number of times. */
export function* tagsOf(html: string): Generator<PageTag> {
  const pattern = new RegExp(tagStart);
  for (let match = pattern.exec(html); match !== null; match = pattern.exec(html)) {
    const end = endOfTag(html, pattern.lastIndex);
    if (end < 0) return;
    yield {
      name: (match[2] ?? '').toLowerCase(),
      isEnd: match[1] === '/',
      inner: html.slice(pattern.lastIndex, end),
      start: match.index,
      behind: end + 1,
    };
    pattern.lastIndex = end + 1;
  }
}
