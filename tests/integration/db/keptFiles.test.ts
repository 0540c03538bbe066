import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../db/check/checkDatabase';
import { backUp } from '../../../db/connection/backUp';
import {
  checkKept,
  copyKept,
  filesFolder,
  keepBytes,
  placeOfKept,
  readKept,
  TooManyBytes,
} from '../../../db/files/keptFiles';
import { make, openStore, scratchFolder } from './openStore';

const words = Buffer.from('合同扫描件\n'.repeat(20_000));
const hash = createHash('sha256').update(words).digest('hex');

function aDatabasePath(): string {
  return join(scratchFolder(), 'office.kydb');
}

function everyFile(database: string): string[] {
  return readdirSync(filesFolder(database), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort();
}

describe('kept files', () => {
  it('lie beside the database under the hash of their bytes, once, whole, from a path or from memory', async () => {
    const database = aDatabasePath();
    const source = join(dirname(database), '扫描件.pdf');
    writeFileSync(source, words);
    expect(await keepBytes(database, source, 1e9)).toEqual({ hash, byteLength: words.byteLength });
    expect(await keepBytes(database, words, 1e9)).toEqual({ hash, byteLength: words.byteLength });
    expect(everyFile(database)).toEqual([hash]);
    expect(placeOfKept(database, hash)).toBe(join(`${database}.files`, hash.slice(0, 2), hash));
    expect(readFileSync(placeOfKept(database, hash)).equals(words)).toBe(true);
    expect(readFileSync(source).equals(words)).toBe(true);
  });

  it('that are too large, or cannot be read, leave nothing behind', async () => {
    const database = aDatabasePath();
    await expect(keepBytes(database, words, 100)).rejects.toBeInstanceOf(TooManyBytes);
    await expect(keepBytes(database, join(dirname(database), 'nothing'), 1e9)).rejects.toMatchObject({
      code: 'ENOENT',
    });
    expect(everyFile(database)).toEqual([]);
  });

  it('that were damaged are told, never given out, and healed when they are kept again', async () => {
    const database = aDatabasePath();
    await keepBytes(database, words, 1e9);
    const damaged = Buffer.from(words);
    damaged[1000] = (damaged[1000] ?? 0) ^ 1;
    writeFileSync(placeOfKept(database, hash), damaged);
    const target = join(dirname(database), 'copy.pdf');
    expect(await checkKept(database, hash)).toBe('damaged');
    expect(await readKept(database, hash)).toBe('damaged');
    expect(await copyKept(database, hash, target)).toBe('damaged');
    expect(existsSync(target)).toBe(false);
    await keepBytes(database, words, 1e9);
    expect(await copyKept(database, hash, target)).toBeNull();
    expect(readFileSync(target).equals(words)).toBe(true);
    rmSync(placeOfKept(database, hash));
    expect([await checkKept(database, hash), await readKept(database, hash)]).toEqual(['missing', 'missing']);
    expect(await copyKept(database, hash, join(dirname(database), 'again.pdf'))).toBe('missing');
    expect(readdirSync(dirname(database)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('have a hash for a name and nothing else', () => {
    for (const name of ['../x', '', 'A'.repeat(64), `${hash}/..`, hash.slice(1)])
      expect(() => placeOfKept('/tmp/office.kydb', name)).toThrow();
  });
});

describe('a copy of the database', () => {
  it('has the files beside it, verified, also those no record names any more; a copy from before a change has none', async () => {
    const store = await openStore();
    const { path } = store.database;
    await keepBytes(path, words, 1e9);
    const other = await keepBytes(path, Buffer.from('第二'), 1e9);
    const target = join(scratchFolder(), 'copy.kydb');
    const copy = await backUp(path, target, 'withFiles');
    expect(copy.files).toEqual({ count: 2, byteLength: words.byteLength + other.byteLength, damaged: 0 });
    expect(everyFile(target)).toEqual([hash, other.hash].sort());
    expect(readFileSync(placeOfKept(target, hash)).equals(words)).toBe(true);
    const bare = join(scratchFolder(), 'bare.kydb');
    expect((await backUp(path, bare, 'withoutFiles')).files).toBeNull();
    expect(existsSync(filesFolder(bare))).toBe(false);
  });

  it('leaves a damaged file out and says so', async () => {
    const store = await openStore();
    const { path } = store.database;
    await keepBytes(path, words, 1e9);
    writeFileSync(placeOfKept(path, hash), 'broken');
    mkdirSync(join(filesFolder(path), 'zz'));
    const target = join(scratchFolder(), 'copy.kydb');
    expect((await backUp(path, target, 'withFiles')).files).toEqual({ count: 0, byteLength: 0, damaged: 1 });
    expect(statSync(target).isFile()).toBe(true);
  });
});

describe('the check of a database', () => {
  it('names records whose files are missing or damaged, in every field that holds files', async () => {
    const store = await openStore({
      definitions: [
        {
          entity: 'account',
          key: 'xPapers',
          label: { zh: '证照', en: 'Papers' },
          kind: 'file',
          options: {},
          order: 1,
          isActive: true,
        },
      ],
    });
    const { path } = store.database;
    const file = { hash, name: '扫描件.pdf', byteLength: words.byteLength };
    const lost = { ...file, hash: 'a'.repeat(64) };
    await keepBytes(path, words, 1e9);
    const account = await make(store, 'account', { name: '甲', xPapers: [file] });
    const followUp = await make(store, 'followUp', { content: '来访', account, files: [file, lost] });
    expect((await checkDatabase(store)).problems).toEqual([
      { check: 'files', detail: `followUp ${followUp}: the file ${lost.hash} is missing` },
    ]);
    writeFileSync(placeOfKept(path, hash), 'broken');
    const { ok, problems } = await checkDatabase(store);
    expect(ok).toBe(false);
    expect(problems.map(({ detail }) => detail).sort()).toEqual(
      [
        `account ${account}: the file ${hash} is damaged`,
        `followUp ${followUp}: the file ${lost.hash} is missing`,
        `followUp ${followUp}: the file ${hash} is damaged`,
      ].sort(),
    );
  });
});
