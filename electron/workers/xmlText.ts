const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function characterOf(reference: string, whole: string): string {
  const byName = named[reference];
  if (byName !== undefined) return byName;
  if (reference.charCodeAt(0) !== 35) return whole;
  const isHexadecimal = reference[1] === 'x' || reference[1] === 'X';
  const code = isHexadecimal ? parseInt(reference.slice(2), 16) : parseInt(reference.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** The text between two tags: entities (only the five of XML and numbers), CDATA, and line ends as `\n`. */
export function xmlText(raw: string): string {
  let text = raw;
  if (text.includes('<![CDATA[')) {
    return text
      .split(/<!\[CDATA\[([\s\S]*?)\]\]>/)
      .map((part, index) => (index % 2 === 1 ? part : xmlText(part)))
      .join('');
  }
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
  if (!text.includes('&')) return text;
  return text.replace(/&(#?\w{1,10});/g, (whole, reference: string) => characterOf(reference, whole));
}

/** Text of a sheet: as `xmlText`, and Excel's `_x000D_` for characters XML cannot hold (ST_Xstring). */
export function sheetText(raw: string): string {
  const text = xmlText(raw);
  if (!text.includes('_x')) return text;
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_whole, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/\r\n?/g, '\n');
}

/** One start tag: its attributes by name, prefixes of attribute names left off. */
export interface XmlTag {
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly isClosed: boolean;
}

/** The closing bracket of the tag that `from` stands in; one inside quotes does not count. -1 for none. Looks once at all. */
export function endOfTag(text: string, from: number): number {
  let at = from;
  let end = -1;
  for (;;) {
    if (end < at) end = text.indexOf('>', at);
    if (end < 0) return -1;
    const quote = text.slice(at, end).search(/["']/);
    if (quote < 0) return end;
    const closing = text.indexOf(text[at + quote] ?? '', at + quote + 1);
    if (closing < 0) return -1;
    at = closing + 1;
  }
}

/** All start tags named `name`, with or without a prefix, in their order. What follows a tag without an end is left out. */
export function tagsNamed(xml: string, name: string): XmlTag[] {
  const tags: XmlTag[] = [];
  const pattern = new RegExp(`<(?:[\\w.-]+:)?${name}(?=[\\s/>])`, 'g');
  for (let match = pattern.exec(xml); match !== null; match = pattern.exec(xml)) {
    const end = endOfTag(xml, pattern.lastIndex);
    if (end < 0) break;
    const inner = xml.slice(pattern.lastIndex, end);
    tags.push({ attributes: attributesOf(inner), isClosed: inner.endsWith('/') });
    pattern.lastIndex = end + 1;
  }
  return tags;
}

// a name begins where a word begins, and all is bounded: a long run of letters must not cost the square of its length
const attribute = /(?<![\w.-])([\w.-]{1,200}:)?([\w.-]{1,200})\s{0,200}=\s{0,200}(?:"([^"]*)"|'([^']*)')/g;

/** The attributes of one tag, by local name; a name without prefix wins over the same name with one. */
export function attributesOf(inner: string): Record<string, string | undefined> {
  const attributes: Record<string, string | undefined> = Object.create(null) as Record<string, string>;
  for (const match of inner.matchAll(attribute)) {
    const name = match[2] ?? '';
    if (match[1] === 'xmlns:' || (match[1] !== undefined && attributes[name] !== undefined)) continue;
    attributes[name] = xmlText(match[3] ?? match[4] ?? '');
  }
  return attributes;
}

/** Whether a flag of XML is set (`1`, `true`, `on`). */
export function isSet(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}
