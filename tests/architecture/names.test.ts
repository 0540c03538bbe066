import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { kinds } from '../../db/schema/kinds';
import { problemCodes, warningCodes } from '../../db/schema/problem';
import { problemWords } from '../../db/schema/problemWords';
import { api } from '../../electron/api';
import { failureCodes } from '../../electron/api/failure';
import { failureWords } from '../../electron/api/failureWords';
import { workerFailureCodes } from '../../electron/workers/protocol';

const top = fileURLToPath(new URL('../../', import.meta.url));

function read(path: string): string {
  return readFileSync(join(top, path), 'utf8');
}

/** The calls of each file of electron/api that is part of the API. */
const callsByNoun = Object.keys(api).reduce<Record<string, string[]>>((found, name) => {
  const [noun = ''] = name.split('.');
  (found[noun] ??= []).push(name);
  return found;
}, {});

/** The files of a room that speak of a noun: its own, and its parts (`imports`: imports.ts, importChecks.ts). */
function filesOf(room: string, noun: string): string[] {
  const part = new RegExp(`^${noun.replace(/s$/, '')}[A-Z]\\w*\\.ts$`);
  return readdirSync(join(top, room)).filter((file) => file === `${noun}.ts` || part.test(file));
}

describe('one noun names a feature in every room', () => {
  it('and every call is noun.verb', () => {
    for (const name of Object.keys(api)) expect(name).toMatch(/^[a-z][a-zA-Z]*\.[a-z][a-zA-Z]*$/);
  });

  it.each(Object.entries(callsByNoun))(
    '%s: its calls are declared in electron/api and answered in electron/handlers',
    (noun, names) => {
      for (const room of ['electron/api', 'electron/handlers']) {
        const texts = filesOf(room, noun).map((file) => read(`${room}/${file}`));
        for (const name of names) expect(texts.filter((text) => text.includes(`'${name}'`))).toHaveLength(1);
      }
    },
  );

  it('and no handler file answers for a noun nobody may ask about', () => {
    const machinery = ['handlers', 'router', 'toFailure'];
    const files = readdirSync(join(top, 'electron/handlers')).filter((file) => file.endsWith('.ts'));
    const asked = Object.keys(callsByNoun).flatMap((noun) => filesOf('electron/handlers', noun));
    const known = new Set([...asked, ...machinery.map((name) => `${name}.ts`)]);
    expect(files.filter((file) => !known.has(file))).toEqual([]);
  });

  it('and a feature of the window is one of those nouns, or the window alone knows it', () => {
    const windowOnly = [
      'dashboard',
      'firstRun',
      'recycleBin',
      'schemaEditor',
      'segments',
      'help',
      'notes',
      'today',
      'shortcuts',
      'start',
      'welcome',
      'about',
    ];
    const features = readdirSync(join(top, 'renderer/features'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(features.filter((name) => !callsByNoun[name] && !windowOnly.includes(name))).toEqual([]);
  });
});

describe('every code has words in both languages', () => {
  it.each(failureCodes)('failure %s', (code) => {
    expect(failureWords[code].zh).toMatch(/[\u3400-\u9fff]/);
    expect(failureWords[code].en).toMatch(/^[A-Z{].*[.!?]$/);
    const filled = (words: string) => [...words.matchAll(/\{\w+\}/g)].map(String).sort();
    expect(filled(failureWords[code].en)).toEqual(filled(failureWords[code].zh));
  });

  it.each(problemCodes)('problem %s', (code) => {
    expect(problemWords[code].zh).toMatch(/[\u3400-\u9fff]/);
    expect(problemWords[code].en).toMatch(/^[A-Z]/);
  });

  it('and no words are left over', () => {
    expect(Object.keys(failureWords).sort()).toEqual([...failureCodes].sort());
    expect(Object.keys(problemWords).sort()).toEqual([...problemCodes].sort());
    for (const code of warningCodes) expect(problemCodes).toContain(code);
  });

  it('and what goes wrong in the worker is a failure the window knows', () => {
    const known: readonly string[] = failureCodes;
    expect(workerFailureCodes.filter((code) => !known.includes(code))).toEqual([]);
  });
});

describe('every kind has a control', () => {
  const controls = read('renderer/record/fields/fieldControls.ts');
  it.each(Object.keys(kinds))('%s', (kind) => {
    const component = new RegExp(`^ {2}${kind}: (\\w+),$`, 'm').exec(controls)?.[1];
    expect(component).toBeDefined();
    expect(existsSync(join(top, `renderer/record/fields/${component ?? ''}.vue`))).toBe(true);
  });
});
