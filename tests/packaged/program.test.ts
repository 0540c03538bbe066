import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fuses } from '../../build/afterPack.mjs';
import { importSheet } from '../e2e/attempts/importSheet';
import { makeDatabase } from '../e2e/attempts/openOffice';
import { launchProgram, top } from '../e2e/support/launch';

const sheet = join(top, 'tests/fixtures/samples/样例1_企业客户清单.xlsx');
const isRoot = process.getuid?.() === 0;
/** An account without any right; the hardened program does not run as root. */
const nobody = 65_534;

let folder: string;
let program: string;
let office: string;

beforeAll(() => {
  for (const wish of ['--dir', '--driving']) {
    execFileSync(process.execPath, [join(top, 'scripts/package.mjs'), wish], { cwd: top, stdio: 'pipe' });
  }
  folder = mkdtempSync(join(tmpdir(), 'keyuan-packaged-'));
  chmodSync(folder, 0o755);
  // Where an ordinary account can reach it, with the sandbox helper as an installed package has it.
  cpSync(join(top, 'release/linux-unpacked'), join(folder, 'program'), { recursive: true });
  cpSync(sheet, join(folder, 'sheet.xlsx'));
  program = join(folder, 'program/keyuan-crm');
  office = join(folder, 'home/office.kydb');
  mkdirSync(join(folder, 'home'));
  if (isRoot) {
    chownSync(join(folder, 'home'), nobody, nobody);
    chmodSync(join(folder, 'program/chrome-sandbox'), 0o4755);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The command that runs the packed program as an ordinary account, on a screen of its own. */
function asOrdinaryAccount(words: readonly string[]): [string, string[]] {
  const home = join(folder, 'home');
  const settled = [
    'env',
    `HOME=${home}`,
    `XDG_CONFIG_HOME=${home}/config`,
    `TMPDIR=${home}`,
    'TZ=Asia/Shanghai',
  ];
  const command = [...settled, 'xvfb-run', '-a', program, ...words];
  return isRoot
    ? ['setpriv', [`--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', ...command]]
    : ['env', command.slice(1)];
}

function run(...words: string[]) {
  const [command, given] = asOrdinaryAccount(words);
  const done = spawnSync(command, given, { encoding: 'utf8', timeout: 120_000 });
  return { code: done.status, output: done.stdout, errors: done.stderr };
}

describe('the package', () => {
  it('has every fuse of the runtime as it must be', async () => {
    const wire = (await getCurrentFuseWire(program)) as unknown as Record<string, number>;
    const found = Object.keys(wire).filter((key) => key !== 'version');
    expect(found.length).toBeGreaterThanOrEqual(8);
    const read = found.map((key) => [FuseV1Options[Number(key)], wire[key] === '1'.charCodeAt(0)]);
    const wanted = found.map((key) => [FuseV1Options[Number(key)], (fuses as Record<string, boolean>)[key]]);
    expect(read).toEqual(wanted);
  });

  it('holds the built parts, what knex and sqlite3 need to run, and nothing else', () => {
    const files = listPackage(join(folder, 'program/resources/app.asar'), { isPack: false });
    const tops = new Set(
      files.map((file) =>
        file
          .split('/')
          .slice(1, file.startsWith('/node_modules') ? 3 : 2)
          .join('/'),
      ),
    );
    expect([...tops].sort()).toEqual(
      [
        'node_modules',
        ...[
          'bindings',
          'colorette',
          'debug',
          'file-uri-to-path',
          'knex',
          'lodash',
          'ms',
          'pg-connection-string',
          'sqlite3',
          'tarn',
        ].map((name) => `node_modules/${name}`),
        'out',
        'package.json',
      ].sort(),
    );
    expect(
      files.filter((file) => /\.(map|md|ts|c|cc|h|gyp|env|pem|key|db|kydb|xlsx)$|\/tests?\//.test(file)),
    ).toEqual([]);
    expect(files.filter((file) => file.endsWith('.node'))).toEqual([
      '/node_modules/sqlite3/build/Release/node_sqlite3.node',
    ]);
    expect(existsSync(join(folder, 'program/resources/default_app.asar'))).toBe(false);
  });

  it('is not the one made for driving', () => {
    expect(readFileSync(join(folder, 'program/resources/app.asar'), 'latin1')).not.toContain(
      '"isMadeForDriving": true',
    );
  });
});

describe('the hardened program', () => {
  it.each([
    '--inspect',
    '--remote-debugging-port=0',
    '--no-sandbox',
    '--js-flags=--expose-gc',
    '--disable-web-security',
  ])('does not start with %s', (word) => {
    const { code, errors } = run(word);
    // Some of these the runtime itself refuses, before our own refusal.
    expect(code, errors).not.toBe(0);
    expect(existsSync(join(folder, 'home/config/Keyuan CRM/window.json'))).toBe(false);
  });

  it('answers to crm, in both languages, and hands on the exit code', () => {
    expect(run('crm', '--help')).toMatchObject({
      code: 0,
      output: expect.stringContaining('客源 CRM') as string,
    });
    expect(run('crm', '--help', '--lang', 'en')).toMatchObject({
      code: 0,
      output: expect.stringContaining('Keyuan CRM') as string,
    });
    expect(run('crm', 'unknown')).toMatchObject({ code: 2 });
  });

  it('imports a sheet from the command line, with its spreadsheet worker, and lists what went in', () => {
    const imported = run('crm', 'import', join(folder, 'sheet.xlsx'), '--db', office, '--new', '--json');
    expect([0, 3], imported.errors).toContain(imported.code);
    const listed = run('crm', 'list', 'account', '--db', office, '--limit', '500', '--json');
    expect(listed.code, listed.errors).toBe(0);
    // Thirty rows, one of which has no customer name and is refused.
    expect(JSON.parse(listed.output)).toMatchObject({ total: 29 });
    expect(run('crm', 'check', '--db', office).code).toBe(0);
  });

  it('opens its window inside the sandbox of the engine', async () => {
    const desk = join(folder, 'home/desk');
    const [command, words] = asOrdinaryAccount([`--user-data-dir=${desk}`]);
    const started = spawn(command, words, { stdio: 'ignore', detached: true });
    try {
      const log = join(desk, 'logs/keyuan.log');
      await expect
        .poll(() => existsSync(log) && readFileSync(log, 'utf8'), { timeout: 30_000 })
        .toContain('Electron');
      await expect.poll(() => pageProcesses(desk).length, { timeout: 30_000 }).toBeGreaterThan(0);
      expect(pageProcesses(desk).filter((words) => words.includes('--no-sandbox'))).toEqual([]);
      expect(readFileSync(log, 'utf8')).not.toMatch(/ error /);
    } finally {
      if (started.pid !== undefined) process.kill(-started.pid);
    }
  });
});

/** The command lines of the processes that draw pages for a desk. */
function pageProcesses(desk: string): string[] {
  const listed = execFileSync('ps', ['-eo', 'args', '-ww'], { encoding: 'utf8' });
  return listed.split('\n').filter((line) => line.includes('--type=renderer') && line.includes(desk));
}

describe('the packed window', () => {
  it('imports a sheet from the first start on', async () => {
    const launched = await launchProgram({
      executable: join(top, 'release/driving/linux-unpacked/keyuan-crm'),
    });
    try {
      expect(await launched.program.evaluate(({ app }) => app.isPackaged)).toBe(true);
      await makeDatabase(launched);
      await importSheet(launched, sheet);
      await launched.screenshot('packaged-import');
      await launched.page.getByRole('link', { name: '客户', exact: true }).click();
      await launched.page.getByText('福州群力家具股份有限公司').first().waitFor();
      await launched.screenshot('packaged-list');
      expect(launched.complaints).toEqual([]);
    } finally {
      await launched.close();
    }
  });
});
