import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint, Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const top = fileURLToPath(new URL('../../', import.meta.url));

/** One file of each room, each importing what its rule forbids: file → what it imports, and the rule. */
const wrongImports: readonly (readonly [file: string, imports: string, rule: string])[] = [
  ['db/schema/wrong.ts', '../connection/target', 'schema-reaches-too-far'],
  ['electron/api/wrong.ts', '../services/target', 'api-reaches-too-far'],
  ['db/queries/wrong.ts', '../../electron/services/target', 'db-reaches-too-far'],
  ['db/queries/wrongWriter.ts', '../changes/target', 'writers-are-closed'],
  ['electron/services/wrong.ts', '../handlers/target', 'services-reaches-too-far'],
  ['electron/services/wrongElectron.ts', 'electron', 'only-the-shell-knows-electron'],
  ['electron/services/wrongDriver.ts', 'knex', 'only-db-knows-the-database-driver'],
  ['electron/services/wrongSheets.ts', 'exceljs', 'only-workers-know-spreadsheet-libraries'],
  ['electron/handlers/wrong.ts', '../../db/connection/target', 'handlers-reaches-too-far'],
  ['electron/handlers/wrongWriter.ts', '../../db/changes/target', 'only-the-application-writes-changes'],
  ['electron/application/wrong.ts', '../platform/target', 'application-reaches-too-far'],
  ['electron/workers/wrong.ts', '../../db/connection/target', 'workers-reaches-too-far'],
  ['electron/cli/wrong.ts', '../main/target', 'cli-reaches-too-far'],
  ['electron/cli/bench/wrong.ts', '../../main/target', 'bench-reaches-too-far'],
  ['electron/platform/wrong.ts', '../services/target', 'platform-reaches-too-far'],
  ['electron/main/wrong.ts', '../../db/connection/target', 'main-reaches-too-far'],
  ['electron/preload/wrong.ts', '../api/target', 'preload-reaches-too-far'],
  ['renderer/app/wrong.ts', '../../electron/services/target', 'window-reaches-too-far'],
  ['renderer/components/wrong.ts', '../stores/target', 'window-components-reaches-too-far'],
  ['renderer/record/wrong.ts', '../features/imports/target', 'window-record-reaches-too-far'],
  ['renderer/stores/wrong.ts', '../components/target', 'window-stores-reaches-too-far'],
  ['renderer/bridge/wrong.ts', '../stores/target', 'window-bridge-reaches-too-far'],
  ['renderer/features/imports/wrong.ts', '../../app/target', 'window-features-reaches-too-far'],
  ['renderer/features/imports/wrongFeature.ts', '../search/target', 'feature-imports-feature'],
  ['db/connection/wrongTests.ts', '../../tests/support/target', 'nothing-imports-tests-or-scripts'],
  ['db/connection/circleA.ts', './circleB', 'no-circular'],
];

interface Cruised {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  };
}

describe('the rules of who may import whom', () => {
  let folder: string;
  let violations: Cruised['summary']['violations'];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'keyuan-layers-'));
    for (const file of ['.dependency-cruiser.cjs', 'tsconfig.base.json', 'package.json']) {
      cpSync(join(top, file), join(folder, file));
    }
    symlinkSync(join(top, 'node_modules'), join(folder, 'node_modules'), 'junction');
    const write = (file: string, text: string): void => {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    };
    for (const [file, imports] of wrongImports) {
      write(file, `import '${imports}';\nexport {};\n`);
      if (imports.startsWith('.')) write(`${join(dirname(file), imports)}.ts`, 'export {};\n');
    }
    write('db/connection/circleB.ts', "import './circleA';\nexport {};\n");
    mkdirSync(join(folder, 'scripts'), { recursive: true });
    violations = cruise(folder).summary.violations;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(wrongImports)('%s may not import %s (%s)', (file, _imports, rule) => {
    expect(violations.filter((one) => one.from === file).map((one) => one.rule.name)).toContain(rule);
  });

  it('find nothing wrong with the files that only stand there', () => {
    const wrong = new Set([...wrongImports.map(([file]) => file), 'db/connection/circleB.ts']);
    expect(violations.filter((one) => !wrong.has(one.from))).toEqual([]);
  });

  it('are all tried here', () => {
    const { forbidden } = createRequire(import.meta.url)(join(top, '.dependency-cruiser.cjs')) as {
      forbidden: readonly { name: string }[];
    };
    const tried = new Set(wrongImports.map(([, , rule]) => rule));
    expect(forbidden.map((rule) => rule.name).filter((name) => !tried.has(name))).toEqual([]);
  });
});

function cruise(folder: string): Cruised {
  const words = [
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    'db',
    'electron',
    'renderer',
    'tests',
    'scripts',
  ];
  const program = join(top, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  try {
    return JSON.parse(
      execFileSync(process.execPath, [program, ...words], { cwd: folder, encoding: 'utf8' }),
    ) as Cruised;
  } catch (failed) {
    return JSON.parse((failed as { stdout: string }).stdout) as Cruised;
  }
}

/** Code that is wrong in one place and right in another: where, the code, and a word of the message, or null. */
const doors: readonly (readonly [file: string, code: string, message: string | null])[] = [
  ['electron/main/x.ts', 'void shell.openExternal(link)', 'externalLinks.ts'],
  ['electron/main/x.ts', 'void shell.openPath(path)', 'externalLinks.ts'],
  ['electron/platform/externalLinks.ts', 'void shell.openExternal(link)', null],
  ['electron/main/x.ts', "import { ipcRenderer } from 'electron'", 'electron/preload'],
  ['electron/preload/index.ts', "import { ipcRenderer } from 'electron'", null],
  ['electron/platform/x.ts', "import { ipcMain } from 'electron'", 'one channel'],
  ['electron/main/windowCalls.ts', "import { ipcMain } from 'electron'", null],
  ['electron/main/x.ts', 'new BrowserWindow({})', 'secureWebPreferences'],
  ['electron/platform/windows.ts', 'new BrowserWindow({})', null],
  ['electron/platform/printer.ts', 'new BrowserWindow({})', null],
  ['db/repositories/x.ts', "await knex('accounts').insert(row)", 'change set'],
  ['db/repositories/x.ts', "await knex('accounts').where({ id }).update(row)", 'change set'],
  ['db/queries/x.ts', "await knex('accounts').where({ id }).del()", 'change set'],
  ['electron/services/x.ts', "await knex('accounts').insert(row)", 'change set'],
  ['db/changes/x.ts', "await knex('accounts').insert(row)", null],
  ['db/migrations/x.ts', "await knex('accounts').where({ id }).update(row)", null],
  ['electron/workers/x.ts', "createHash('sha256').update(bytes)", null],
  ['electron/services/x.ts', 'const now = new Date()', 'clock'],
  ['electron/services/x.ts', 'const now = Date.now()', 'clock'],
  ['electron/services/x.ts', 'const day = new Date(text)', null],
  ['electron/application/clock.ts', 'const now = new Date()', null],
  ['renderer/app/x.ts', 'element.innerHTML = text', 'as text'],
  ['renderer/app/x.ts', "element.insertAdjacentHTML('beforeend', text)", 'as text'],
  ['renderer/app/x.ts', 'element.textContent = text', null],
];

describe('the doors', () => {
  const eslint = new ESLint({ cwd: top });
  const linter = new Linter();

  async function messagesFor(file: string, code: string): Promise<string[]> {
    const { rules } = (await eslint.calculateConfigForFile(join(top, file))) as { rules: Linter.RulesRecord };
    const only = {
      'no-restricted-syntax': rules['no-restricted-syntax'] ?? 'off',
      'no-console': rules['no-console'] ?? 'off',
    };
    const config = {
      files: ['**/*.ts'],
      languageOptions: { parser: tseslint.parser as Linter.Parser },
      rules: only,
    };
    return linter.verify(code, config, { filename: file }).map((found) => found.message);
  }

  it.each(doors)('in %s: %s', async (file, code, message) => {
    const messages = await messagesFor(file, code);
    if (message === null) expect(messages).toEqual([]);
    else expect(messages.join('\n')).toContain(message);
  });

  it('let only the log, the command line, scripts and tests speak on the terminal', async () => {
    const code = "console.log('x')";
    const open = ['electron/platform/log.ts', 'electron/cli/x.ts', 'scripts/x.ts', 'tests/x.ts'];
    const closed = ['electron/platform/x.ts', 'electron/services/x.ts', 'db/x.ts', 'renderer/x.ts'];
    for (const file of open) expect(await messagesFor(file, code)).toEqual([]);
    for (const file of closed) expect((await messagesFor(file, code)).length).toBe(1);
  });

  it('keep words out of templates and HTML out of data', async () => {
    const { rules } = (await eslint.calculateConfigForFile(join(top, 'renderer/app/X.vue'))) as {
      rules: Linter.RulesRecord;
    };
    expect(rules['vue/no-v-html']).toEqual([2]);
    const [results] = await new ESLint({
      cwd: top,
      overrideConfigFile: true,
      overrideConfig: [
        {
          files: ['**/*.vue'],
          plugins: { vue: (await import('eslint-plugin-vue')).default },
          languageOptions: { parser: await import('vue-eslint-parser') },
          rules: {
            'vue/no-v-html': 'error',
            'vue/no-restricted-syntax': rules['vue/no-restricted-syntax'] ?? 'off',
          },
        },
      ],
    }).lintText(
      '<template><p title="客户">新建客户<b v-html="x" /><i :title="t(\'a.b\')">{{ t(\'a.b\') }}</i></p></template>',
      { filePath: join(top, 'renderer/app/X.vue') },
    );
    expect(results?.messages.map((found) => found.ruleId).sort()).toEqual([
      'vue/no-restricted-syntax',
      'vue/no-restricted-syntax',
      'vue/no-v-html',
    ]);
  });
});
