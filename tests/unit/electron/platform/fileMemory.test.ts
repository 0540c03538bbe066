import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { longestMemory, mostMemories } from '../../../../electron/api/memory';
import { createFileMemory } from '../../../../electron/platform/fileMemory';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'keyuan-memory-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const space = '3f1c-office.7';
const at = '2026-11-22T02:00:00.000Z';
const open = () => createFileMemory(folder, () => at);

describe('what a desk remembers of a file', () => {
  it('is there again after a restart, newest first, each file and person apart', async () => {
    const memory = open();
    await memory.write(space, 'drafts', [{ key: 'account/new', text: '绿源' }]);
    await memory.write(space, 'drafts', [{ key: 'contact/new', text: '王芳' }]);
    await memory.write(space, 'drafts', [{ key: 'account/new', text: '绿源科技' }]);
    await memory.write('3f1c-office.8', 'drafts', [{ key: 'account/new', text: '别人的' }]);
    expect(await open().read(space, 'drafts')).toEqual([
      { key: 'account/new', text: '绿源科技', at },
      { key: 'contact/new', text: '王芳', at },
    ]);
    expect(await open().read(space, 'recents')).toEqual([]);
  });

  it('forgets what it is told to, and leaves the rest alone', async () => {
    const memory = open();
    await memory.write(space, 'notes', [
      { key: 'a', text: '1' },
      { key: 'b', text: '2' },
    ]);
    await memory.write(space, 'notes', [{ key: 'a', text: null }]);
    expect((await open().read(space, 'notes')).map(({ key }) => key)).toEqual(['b']);
  });

  it('keeps both changes of two windows that write at once', async () => {
    const memory = open();
    await Promise.all([
      memory.write(space, 'drafts', [{ key: 'one', text: '1' }]),
      memory.write(space, 'drafts', [{ key: 'two', text: '2' }]),
    ]);
    expect((await open().read(space, 'drafts')).map(({ key }) => key).sort()).toEqual(['one', 'two']);
  });

  it('lets go of the oldest beyond its limits', async () => {
    const memory = open();
    for (let index = 0; index < mostMemories.recents + 5; index += 1)
      await memory.write(space, 'recents', [{ key: `account/${index}`, text: '{}' }]);
    const kept = await memory.read(space, 'recents');
    expect([kept.length, kept[0]?.key, kept.at(-1)?.key]).toEqual([20, 'account/24', 'account/5']);
    for (let index = 0; index < 30; index += 1)
      await memory.write(space, 'drafts', [{ key: String(index), text: 'x'.repeat(longestMemory) }]);
    expect((await memory.read(space, 'drafts')).map(({ key }) => key)).toHaveLength(20);
  });

  it('sets a damaged file aside and begins anew', async () => {
    mkdirSync(join(folder, space), { recursive: true });
    writeFileSync(join(folder, space, 'drafts.json'), '[{"key":"account/new","te');
    const memory = open();
    expect(await memory.read(space, 'drafts')).toEqual([]);
    await memory.write(space, 'drafts', [{ key: 'account/new', text: '新' }]);
    expect(readdirSync(join(folder, space)).sort()).toEqual(['drafts.json', 'drafts.json.damaged']);
    expect(readFileSync(join(folder, space, 'drafts.json.damaged'), 'utf8')).toContain('"te');
  });

  it('passes over entries of another form, also when somebody wrote them by hand', async () => {
    mkdirSync(join(folder, space), { recursive: true });
    const found = [{ key: 'good', text: '1', at }, { key: 7, text: '2', at }, null, { key: 'no-text', at }];
    writeFileSync(join(folder, space, 'lists.json'), JSON.stringify(found));
    expect((await open().read(space, 'lists')).map(({ key }) => key)).toEqual(['good']);
  });
});
