import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandNames } from '../../../../electron/api/commands';
import { en } from '../../../../renderer/i18n/en';
import { zh } from '../../../../renderer/i18n/zh';

const room = join(import.meta.dirname, '../../../../renderer');

function keysOf(words: object, prefix = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key}`] : keysOf(value as object, `${prefix}${key}.`),
  );
}

function wordOf(words: object, key: string): string {
  return key
    .split('.')
    .reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], words) as string;
}

function sources(): string {
  return readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(vue|ts)$/.test(name) && !name.startsWith('i18n'))
    .map((name) => readFileSync(join(room, name), 'utf8'))
    .join('\n');
}

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();

describe('the catalogues of the window', () => {
  const code = sources();
  const keys = keysOf(zh);

  it('have the same keys in Chinese and English', () => {
    expect(keysOf(en).sort()).toEqual([...keys].sort());
  });

  it('fill the same blanks in both languages', () => {
    const different = keys.filter(
      (key) => placeholders(wordOf(zh, key)).join() !== placeholders(wordOf(en, key)).join(),
    );
    expect(different).toEqual([]);
  });

  it('use no sign that the message syntax reads as its own', () => {
    const odd = keys.filter((key) => /[@|]/.test(wordOf(zh, key)) || /[@|]/.test(wordOf(en, key)));
    expect(odd).toEqual([]);
  });

  it('hold no key that nothing uses', () => {
    const prefixes = [...code.matchAll(/[`'"]([a-zA-Z]+(?:\.[a-zA-Z]+)*\.)\$\{/g)].map(
      (match) => match[1] ?? '',
    );
    const unused = keys.filter(
      (key) => !code.includes(`'${key}'`) && !prefixes.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });

  it('hold every key that is asked for by name', () => {
    const asked = [...code.matchAll(/\b(?:t|translate)\(\s*'([a-zA-Z0-9_.]+)'/g)].map(
      (match) => match[1] ?? '',
    );
    expect(asked.length).toBeGreaterThan(200);
    expect(asked.filter((key) => !keys.includes(key))).toEqual([]);
  });

  it('name every command that can be chosen, but the numbered places', () => {
    const named = commandNames.filter((name) => !/^go\.\d$/.test(name));
    expect(named.filter((name) => !keys.includes(`commands.${name.replace('.', '_')}`))).toEqual([]);
  });
});
