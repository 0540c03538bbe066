import prettier from 'eslint-config-prettier';
import vue from 'eslint-plugin-vue';
import tseslint from 'typescript-eslint';

/*
 * The doors: things that may be done in one place only. Each message says where to go instead.
 * A later configuration object replaces the list of an earlier one, so every list is built from these.
 */
const openExternal = {
  selector:
    "CallExpression[callee.property.name=/^(openExternal|openPath)$/], CallExpression[callee.name='openExternal']",
  message: 'Links leave the program only through openLink in electron/platform/externalLinks.ts.',
};
const ipcRenderer = {
  selector: "ImportSpecifier[imported.name='ipcRenderer']",
  message: 'Only electron/preload knows ipcRenderer: the window calls renderer/bridge/client.ts.',
};
const ipcMain = {
  selector: "ImportSpecifier[imported.name='ipcMain'], MemberExpression[object.name='ipcMain']",
  message: 'There is one channel, opened in electron/main/windowCalls.ts: add a procedure to electron/api.',
};
const browserWindow = {
  selector: 'NewExpression[callee.name=/^(BrowserWindow|WebContentsView|BaseWindow)$/]',
  message: 'Windows are made in electron/platform/windows.ts and printer.ts, with secureWebPreferences().',
};
const write = {
  selector:
    'CallExpression[callee.type="MemberExpression"][callee.property.name=/^(insert|update|del|upsert|truncate|batchInsert)$/]:not([callee.object.callee.name=/^(createHash|createHmac)$/]):not([callee.object.name=/^(hash|digest|hmac)$/])',
  message: 'Only db/changes and db/migrations write: make a change set (db/changes/writeChangeSet.ts).',
};
const clock = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message:
      'Services ask the clock port what time it is (electron/services/ports.ts), so that tests can set it.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message:
      'Services ask the clock port what time it is (electron/services/ports.ts), so that tests can set it.',
  },
];
const rawHtml = {
  selector:
    "AssignmentExpression[left.property.name=/^(innerHTML|outerHTML)$/], CallExpression[callee.property.name=/^(insertAdjacentHTML|createContextualFragment)$/], CallExpression[callee.object.name='document'][callee.property.name='write']",
  message: 'Text goes into the page as text: bind it in a template. There is no way to show HTML from data.',
};
const weakRandom = {
  selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
  message: 'Tickets and identifiers come from node:crypto or crypto.randomUUID().',
};

const doors = [openExternal, ipcRenderer, ipcMain, browserWindow, rawHtml];

export default tseslint.config(
  { ignores: ['out/**', 'release/**', '.cache/**', 'artifacts/**', 'coverage/**', 'node_modules/**'] },
  ...tseslint.configs.recommendedTypeChecked,
  ...vue.configs['flat/essential'],
  {
    files: ['**/*.{ts,mjs,js,vue}'],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.vue'],
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...doors, write],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      // Objects come from factories and have no `this`; their functions may be handed on as they are.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true, allowNullish: false },
      ],
    },
  },
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      'vue/no-v-html': 'error',
      'vue/no-restricted-syntax': [
        'error',
        {
          selector: 'VText[value=/[\\u3400-\\u9fff\\uff00-\\uffef]/]',
          message: "Words of the window live in renderer/i18n (zh.ts, en.ts): use {{ t('feature.key') }}.",
        },
        {
          selector:
            'VElement > VStartTag > VAttribute[directive=false] > VLiteral[value=/[\\u3400-\\u9fff]/]',
          message:
            'Words of the window live in renderer/i18n (zh.ts, en.ts): bind :attribute="t(\'feature.key\')".',
        },
      ],
    },
  },
  {
    files: ['electron/preload/**'],
    rules: { 'no-restricted-syntax': ['error', openExternal, ipcMain, browserWindow, rawHtml, write] },
  },
  {
    files: ['electron/main/windowCalls.ts'],
    rules: { 'no-restricted-syntax': ['error', openExternal, ipcRenderer, browserWindow, rawHtml, write] },
  },
  {
    files: ['electron/platform/windows.ts', 'electron/platform/printer.ts'],
    rules: { 'no-restricted-syntax': ['error', openExternal, ipcRenderer, ipcMain, rawHtml, write] },
  },
  {
    files: ['electron/platform/externalLinks.ts'],
    rules: { 'no-restricted-syntax': ['error', ipcRenderer, ipcMain, browserWindow, rawHtml, write] },
  },
  {
    files: ['electron/services/**'],
    rules: { 'no-restricted-syntax': ['error', ...doors, write, ...clock, weakRandom] },
  },
  {
    files: ['db/changes/**', 'db/migrations/**'],
    rules: { 'no-restricted-syntax': ['error', ...doors] },
  },
  {
    files: ['tests/**', 'scripts/**', 'build/**'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['electron/platform/log.ts', 'electron/cli/**', 'scripts/**', 'tests/**', 'build/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.mjs', 'tests/**'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // vue-tsc checks the types of components. A rule that asks for types here makes the checker begin anew with every
    // component, 1.4 s each and two thirds of the whole run; what has logic worth such rules stands in .ts files.
    files: ['**/*.vue'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { '@typescript-eslint/switch-exhaustiveness-check': 'off' },
  },
  {
    files: ['**/*.cjs'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  prettier,
);
