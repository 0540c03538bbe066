import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import Components from 'unplugin-vue-components/vite';
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers';
import type { EnvironmentOptions } from 'vite';
import { defineConfig } from 'vitest/config';

const top = fileURLToPath(new URL('.', import.meta.url));

// Dates are tested where they go wrong first: in an office east of Greenwich.
if (process.env['VITEST'] !== undefined) process.env['TZ'] = 'Asia/Shanghai';

/** Scripts that need only a part of the program build only that part (scripts/build.mjs). */
const wantedParts = process.env['BUILD_PARTS']?.split(',');

/** The oldest engines the program runs on: Chromium 130 in the window, Node 20.18 behind it. */
const windowTarget = 'chrome130';
const nodeTarget = 'node20.18';

/** What is not bundled: the database driver with its native part, its query builder, and the runtime itself. */
const external = ['electron', 'knex', 'sqlite3', /^knex\//];

/** A part that runs outside the window: one file, everything bundled but `external`. */
function nodePart(name: string, entry: string, file: 'index.js' | 'index.cjs'): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, external: ['electron', 'knex', 'sqlite3'], conditions: ['node', 'import'] },
    build: {
      outDir: `${top}out/${name}`,
      emptyOutDir: true,
      copyPublicDir: false,
      target: nodeTarget,
      minify: false,
      sourcemap: false,
      rolldownOptions: {
        platform: 'node',
        input: `${top}${entry}`,
        external,
        output: { format: file === 'index.cjs' ? 'cjs' : 'esm', entryFileNames: file, codeSplitting: false },
      },
    },
  };
}

export default defineConfig(({ command }) => ({
  // The page lies at the top of what is built; tests are named from the top of the project.
  root: command === 'build' ? `${top}renderer` : top,
  cacheDir: `${top}.cache/vite`,
  plugins: [
    vue(),
    Components({
      dts: false,
      dirs: [],
      resolvers: [ElementPlusResolver({ importStyle: 'css' })],
    }),
  ],
  define: {
    __VUE_OPTIONS_API__: 'true',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'true',
    __VUE_I18N_LEGACY_API__: 'false',
    __INTLIFY_JIT_COMPILATION__: 'true',
    __INTLIFY_DROP_MESSAGE_COMPILER__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  environments: {
    client: {
      build: {
        outDir: `${top}out/window`,
        emptyOutDir: true,
        target: windowTarget,
        cssTarget: windowTarget,
        sourcemap: false,
        chunkSizeWarningLimit: 1500,
        modulePreload: { polyfill: false },
        rolldownOptions: { input: `${top}renderer/index.html` },
      },
    },
    preload: nodePart('preload', 'electron/preload/index.ts', 'index.cjs'),
    main: nodePart('main', 'electron/main/index.ts', 'index.js'),
    application: nodePart('application', 'electron/application/index.ts', 'index.js'),
    worker: nodePart('worker', 'electron/workers/index.ts', 'index.js'),
    cli: nodePart('cli', 'electron/cli/index.ts', 'index.js'),
  },
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) {
        const isOurs = environment.config.build.rolldownOptions.input !== undefined;
        const isWanted = wantedParts === undefined || wantedParts.includes(environment.name);
        if (isOurs && isWanted) await builder.build(environment);
      }
    },
  },
  test: {
    // A machine that tests does nothing else; left alone, one core of two would idle.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/unit/**/*.test.ts', 'tests/architecture/**/*.test.ts'],
          exclude: ['tests/unit/renderer/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'window',
          environment: 'happy-dom',
          include: ['tests/unit/renderer/**/*.test.ts'],
          setupFiles: ['tests/support/windowElements.ts'],
          server: { deps: { inline: ['element-plus'] } },
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          environment: 'node',
          pool: 'forks',
          include: ['tests/integration/**/*.test.ts'],
          // Real processes are started, killed and started again, on a machine that may have other work.
          expect: { poll: { timeout: 60_000, interval: 20 } },
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          pool: 'forks',
          include: ['tests/e2e/**/*.test.ts'],
          fileParallelism: false,
          // Patience costs nothing where all is well, and a machine at work elsewhere is slow (launch.ts has the same).
          expect: { poll: { timeout: 30_000, interval: 100 } },
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Packs the program first; only `.ci/run` and `npm run test:packaged` ask for it.
        extends: true,
        test: {
          name: 'packaged',
          environment: 'node',
          pool: 'forks',
          include: ['tests/packaged/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
}));
