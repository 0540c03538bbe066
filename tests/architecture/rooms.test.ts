import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const top = fileURLToPath(new URL('../../', import.meta.url));

function foldersBelow(...roots: readonly string[]): string[] {
  return roots.flatMap((root) => [
    root,
    ...readdirSync(join(top, root), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name).slice(top.length)),
  ]);
}

describe('the rooms', () => {
  it.each(['db', 'db/schema', 'renderer', 'tests', 'scripts', 'build', 'electron', ...roomsOfElectron()])(
    '%s has a page that says what belongs there',
    (room) => {
      expect(readdirSync(join(top, room))).toContain('README.md');
    },
  );

  it('have no drawer for things without a room', () => {
    const drawers = /\/(?:utils?|helpers?|common|misc|shared|core|lib)$/;
    const found = foldersBelow('db', 'electron', 'renderer', 'scripts').filter((folder) =>
      drawers.test(folder),
    );
    expect(found).toEqual([]);
  });

  function roomsOfElectron(): string[] {
    return readdirSync(join(top, 'electron'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !['preload'].includes(entry.name))
      .map((entry) => `electron/${entry.name}`);
  }
});
