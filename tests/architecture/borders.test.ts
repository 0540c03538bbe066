import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyRepository, type RepositoryCopy } from '../support/repositoryCopy';

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

describe('the border guard', () => {
  let copy: RepositoryCopy;
  beforeAll(() => {
    copy = copyRepository();
  });
  afterAll(() => {
    copy.remove();
  });

  it.each([
    ['electron/services/wrong.ts', `import 'electron';`, 'only-the-shell-knows-electron'],
    ['electron/services/wrong.ts', `import 'knex';`, 'only-db-knows-the-database-driver'],
    ['electron/services/wrong.ts', `import '../handlers/router';`, 'services-reaches-too-far'],
    ['electron/application/wrong.ts', `import 'xlsx';`, 'only-workers-know-spreadsheet-libraries'],
    ['electron/handlers/wrong.ts', `import '../../db/connection/openDatabase';`, 'handlers-reaches-too-far'],
    ['db/schema/wrong.ts', `import '../connection/openDatabase';`, 'schema-reaches-too-far'],
    ['db/repositories/wrong.ts', `import '../changes/writeChangeSet';`, 'writers-are-closed'],
    [
      'electron/cli/wrong.ts',
      `import '../../tests/support/repositoryCopy';`,
      'nothing-imports-tests-or-scripts',
    ],
    ['electron/api/wrong.ts', `import './wronger';`, 'no-circular'],
  ])('stops %s with %s: %s', (file, line, rule) => {
    copy.write(file, `${line}\nexport {};\n`);
    copy.write('electron/api/wronger.ts', `import './wrong';\nexport {};\n`);
    const { isOk, output } = copy.tool('depcruise', '--config', '.dependency-cruiser.cjs', file);
    copy.write(file, 'export {};\n');
    expect(output).toContain(rule);
    expect(isOk).toBe(false);
  });
});
