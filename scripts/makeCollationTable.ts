import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/*
 * tsx scripts/makeCollationTable.ts
 * Writes db/search/collationTable.ts: the characters an office writes, in the order of Intl.Collator('zh-Hans-CN').
 * The keys made of it stand in the files of the customers (`sort_key`), so the table is written once and kept: another
 * one needs a migration that makes the keys anew.
 */
const ranges: readonly [number, number][] = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x370, 0x3ff],
  [0x400, 0x45f],
  [0x2010, 0x205e],
  [0x20a0, 0x20bf],
  [0x2100, 0x214f],
  [0x2160, 0x217f],
  [0x2190, 0x21ff],
  [0x2460, 0x24ff],
  [0x25a0, 0x266f],
  [0x2e80, 0x2fd5],
  [0x3000, 0x303f],
  [0x3041, 0x30ff],
  [0x3105, 0x312f],
  [0x3220, 0x3247],
  [0x3280, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfad9],
  [0xff01, 0xff9f],
  [0xffe0, 0xffe6],
];
const full = new Intl.Collator('zh-Hans-CN');
const base = new Intl.Collator('zh-Hans-CN', { sensitivity: 'base' });
const sameClass = '\ue000';
/** Two characters that have a place of their own together; found by trying all pairs with the characters of GB 2312. */
const pairs = ['藏文', '沈阳', '重庆'];
const pairMark = '\ue001';

const characters = ranges
  .flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, index) => String.fromCharCode(from + index)),
  )
  .concat(pairs)
  .filter((character) => base.compare(character, '') !== 0)
  .sort((left, right) => full.compare(left, right) || (left < right ? -1 : 1));
let order = '';
let first = '';
for (const character of characters) {
  if (first !== '' && base.compare(first, character) === 0) order += sameClass + character;
  else {
    order += character.length === 2 ? pairMark + character : character;
    first = character;
  }
}
const lines = order.match(/.{1,100}/gsu) ?? [];
writeFileSync(
  fileURLToPath(new URL('../db/search/collationTable.ts', import.meta.url)),
  [
    `// Written by scripts/makeCollationTable.ts with ICU ${process.versions['icu'] ?? '?'}; see there before writing it anew.`,
    '',
    '/** Characters in the order of the collator; one that follows U+E000 differs from the one before only in the small; U+E001 begins a pair. */',
    'export const collationOrder: string = [',
    ...lines.map(
      (line) =>
        `  ${JSON.stringify(line)
          .replaceAll(sameClass, '\\ue000')
          .replaceAll(pairMark, '\\ue001')
          .replace(/[\u00a0\u2010-\u202f\u3000]/g, escaped)},`,
    ),
    `].join('');`,
    '',
  ].join('\n'),
);
console.log(`${characters.length} characters`);

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
