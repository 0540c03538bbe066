/**
 * Who may import whom. This file is the table of docs/architecture.md, one line per room, and the check of it.
 */

/** Every room: its name, the files in it, and the rooms it may reach besides itself. */
const rooms = {};
const rules = [];

/** Declares a room: `path` and each entry of `mayReach` are regular expressions over paths from the top folder. */
function room(name, path, mayReach) {
  rooms[name] = path;
  rules.push({
    name: `${name}-reaches-too-far`,
    comment: `${name} may import only: itself${mayReach.length ? `, ${mayReach.join(', ')}` : ''} (docs/architecture.md, "Who may import whom").`,
    severity: 'error',
    from: { path },
    to: { path: '^(electron|db|renderer|tests|scripts|build)/', pathNot: [path, ...mayReach] },
  });
}

const schema = '^db/schema/';
const api = '^electron/api/';
const services = '^electron/services/';
const workerProtocol = '^electron/workers/protocol[.]ts$';

/** What the database says went wrong, and how that becomes a failure: known wherever a call is answered. */
const databaseError = '^db/connection/databaseError[.]ts$';
const toFailure = '^electron/handlers/toFailure[.]ts$';

room('schema', schema, []);
room('api', api, [schema]);
room('db', '^db/(?!schema/)', [schema]);
room('services', services, ['^db/', api, workerProtocol]);
room('handlers', '^electron/handlers/', [services, api, schema, databaseError]);
room('application', '^electron/application/', ['^electron/handlers/', services, '^db/', api, workerProtocol]);
room('workers', '^electron/workers/', [schema]);
room('cli', '^electron/cli/(?!bench/)', [
  '^electron/cli/bench/',
  '^electron/application/',
  services,
  api,
  schema,
  toFailure,
]);
// Measures the parts against the bare database and the bare libraries, so it reaches below the services.
room('bench', '^electron/cli/bench/', [
  '^electron/(cli|application|services|handlers|workers)/',
  '^db/',
  api,
]);
room('platform', '^electron/platform/', [api]);
room('main', '^electron/main/', ['^electron/platform/', api]);
room('preload', '^electron/preload/', []);
room('window-components', '^renderer/components/', [schema]);
room('window-record', '^renderer/record/', [
  '^renderer/(stores|components|i18n|bridge|styles)/',
  api,
  schema,
]);
room('window-stores', '^renderer/stores/', ['^renderer/(bridge|i18n)/', api, schema]);
room('window-bridge', '^renderer/bridge/', ['^renderer/i18n/', api, schema]);
room('window-features', '^renderer/features/', [
  '^renderer/(record|stores|components|bridge|i18n|styles)/',
  api,
  schema,
]);
room('window', '^renderer/', [api, schema]);

/** Something only some rooms may know. */
function only(name, from, comment, to) {
  rules.push({ name, comment, severity: 'error', from, to });
}

only('no-circular', {}, 'Two files that import each other are one file, or a third is missing.', {
  circular: true,
});
only(
  'feature-imports-feature',
  { path: '^renderer/features/([^/]+)/' },
  'A feature never imports another one: move what both need to renderer/record, stores or components.',
  { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
);
only(
  'only-the-shell-knows-electron',
  { path: '^(electron|db|renderer)/', pathNot: '^electron/(main|preload|platform)/' },
  'Services know no Electron: ask for it through a port (electron/services/ports.ts, electron/api/host.ts).',
  { path: '(^|/)node_modules/electron(/|$)|^electron$' },
);
only(
  'only-db-knows-the-database-driver',
  { path: '^(electron|renderer|db/schema)/', pathNot: '^electron/cli/bench/' },
  'SQL lives in db: add a repository function there.',
  { path: '(^|/)node_modules/(knex|sqlite3)(/|$)|^(knex|sqlite3)$' },
);
only(
  'only-workers-know-spreadsheet-libraries',
  { path: '^(db|renderer)/|^electron/(?!workers/|cli/bench/)' },
  'Spreadsheets are read and written in the worker process: extend electron/workers/protocol.ts.',
  { path: '(^|/)node_modules/(xlsx|exceljs)(/|$)|^(xlsx|exceljs)$' },
);
only(
  'only-the-application-writes-changes',
  { path: '^(electron|renderer)/', pathNot: '^electron/(services|application|cli/bench)/' },
  'Every write is a change set made by a service: call the service instead.',
  { path: '^db/(changes|migrations)/' },
);
only(
  'writers-are-closed',
  { path: '^db/(repositories|queries|schema)/' },
  'Repositories and queries read. What writes lives in db/changes and db/migrations.',
  { path: '^db/(changes|migrations)/' },
);
only(
  'nothing-imports-tests-or-scripts',
  { path: '^(electron|db|renderer)/' },
  'Product code never imports tests or scripts.',
  { path: '^(tests|scripts)/' },
);

module.exports = {
  forbidden: rules,
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.vue', '.mjs', '.js', '.json', '.css'] },
    exclude: { path: '^(out|release|[.]cache)/' },
  },
};
