import { builtInFormats, meaningOfFormat, type FormatMeaning } from '../numberFormats';
import { tagsNamed } from '../xmlText';

function section(xml: string, name: string): string {
  const match = new RegExp(`<((?:[\\w.-]+:)?)${name}[\\s>]`).exec(xml);
  if (match === null) return '';
  const end = xml.indexOf(`</${match[1] ?? ''}${name}>`, match.index);
  return end < 0 ? '' : xml.slice(match.index, end);
}

/** What each cell style (by its number) says about a number; empty when the workbook has no styles. */
export function readStyles(xml: string | null): readonly FormatMeaning[] {
  if (xml === null) return [];
  const custom = new Map<number, string>();
  for (const { attributes } of tagsNamed(section(xml, 'numFmts'), 'numFmt')) {
    custom.set(Number(attributes.numFmtId), attributes.formatCode ?? 'General');
  }
  const meanings = new Map<number, FormatMeaning>();
  return tagsNamed(section(xml, 'cellXfs'), 'xf').map(({ attributes }) => {
    const id = Number(attributes.numFmtId ?? 0);
    const known = meanings.get(id);
    if (known !== undefined) return known;
    const meaning = meaningOfFormat(custom.get(id) ?? builtInFormats[id] ?? 'General');
    meanings.set(id, meaning);
    return meaning;
  });
}
