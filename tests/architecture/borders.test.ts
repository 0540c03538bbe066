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

/** What is forbidden: a line in a file of a room, and the rule that stops it. */
const forbidden = [
  ['electron/services', `import 'electron';`, 'only-the-shell-knows-electron'],
  ['electron/services', `import 'knex';`, 'only-db-knows-the-database-driver'],
  ['electron/services', `import '../handlers/router';`, 'services-reaches-too-far'],
  ['electron/application', `import 'xlsx';`, 'only-workers-know-spreadsheet-libraries'],
  ['electron/handlers', `import '../../db/connection/openDatabase';`, 'handlers-reaches-too-far'],
  ['electron/cli', `import '../../tests/support/repositoryCopy';`, 'nothing-imports-tests-or-scripts'],
  ['electron/cli', `import '../../db/changes/writeChangeSet';`, 'only-the-application-writes-changes'],
  ['db/schema', `import '../connection/openDatabase';`, 'schema-reaches-too-far'],
  ['db/repositories', `import '../changes/writeChangeSet';`, 'writers-are-closed'],
  ['electron/api', `import './wrong9';`, 'no-circular'],
] as const;

describe('the border guard', () => {
  let copy: RepositoryCopy;
  let stopped: string;
  beforeAll(() => {
    copy = copyRepository();
    forbidden.forEach(([room, line], place) => {
      copy.write(`${room}/wrong${place}.ts`, `${line}\nexport {};\n`);
    });
    copy.write('electron/api/wronger.ts', `import './wrong9';\nexport {};\n`);
    copy.write('electron/api/wrong9.ts', `import './wronger';\nexport {};\n`);
    copy.write('electron/services/right.ts', `import '../../db/store';\nexport {};\n`);
    const files = forbidden.map(([room], place) => `${room}/wrong${place}.ts`);
    stopped = copy.tool(
      'depcruise',
      '--config',
      '.dependency-cruiser.cjs',
      'electron/services/right.ts',
      ...files,
    ).output;
  }, 120_000);
  afterAll(() => {
    copy.remove();
  });

  it.each(forbidden.map(([room, line, rule], place) => [room, line, rule, place] as const))(
    'stops a file of %s with %s: %s',
    (room, _line, rule, place) => {
      expect(stopped).toMatch(new RegExp(`error ${rule}: ${room}/wrong${place}[.]ts`));
    },
  );

  it('lets pass what the table allows', () => {
    expect(stopped).not.toContain('right.ts');
  });
});
