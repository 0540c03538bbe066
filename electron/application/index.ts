import { createApplication } from './application';
import { machineClock } from './clock';
import { startHostWorker } from './hostWorker';
import { linkOfProcess } from './processLink';
import { createSpreadsheets } from './spreadsheets';

// The application process: main started it, hands calls of the windows on, and does what only main can do.
const outside = linkOfProcess();
if (!outside) throw new Error('the application runs in a process that main has started');
const { link, post, onMessage } = outside;
const { ask } = link;

const application = createApplication({
  clock: machineClock,
  dialogs: {
    choose: (purpose) => ask('files.choose', { purpose }),
    save: (purpose, suggestedName) => ask('files.save', { purpose, suggestedName }),
  },
  tickets: {
    fileOf: (ticket) => ask('files.byTicket', { ticket }),
    ticketFor: (path) => ask('files.ticketFor', { path }),
    show: async (path, how) => void (await ask('files.show', { path, how })),
  },
  clipboard: { read: () => ask('clipboard.read', {}) },
  printer: {
    measure: (html) => ask('print.measure', { html }),
    picture: (html, { width, height }) => ask('print.picture', { html, size: { width, height } }),
    pdf: (html, path, { width, height }) => ask('print.pdf', { html, path, size: { width, height } }),
    paper: (html, { width, height }) => ask('print.paper', { html, size: { width, height } }),
  },
  desk: {
    read: () => ask('settings.read', {}),
    write: (changes) => ask('settings.write', changes),
    recent: () => ask('recent.list', {}),
    addRecent: async (path) => void (await ask('recent.add', { path })),
    folders: () => ask('files.folders', {}),
    title: async (title) => void (await ask('window.title', { title })),
  },
  notifier: {
    show: (notice) => ask('notify.show', notice),
    withdraw: async (id) => void (await ask('notify.withdraw', { id })),
    count: async (waiting) => void (await ask('notify.count', { waiting })),
  },
  memory: {
    read: (space, scope) => ask('memory.read', { space, scope }),
    write: async (space, scope, changes) =>
      void (await ask('memory.write', { space, scope, changes: [...changes] })),
  },
  windows: {
    openRecord: async (entity, id) => void (await ask('window.openRecord', { entity, id })),
  },
  spreadsheets: createSpreadsheets({ startWorker: () => startHostWorker(link) }),
  tell: (event, payload) => post({ event, payload }),
  // Main collects what this process writes in the log, line by line.
  log: (line) => void process.stderr.write(`${line}\n`),
});

onMessage((message) => {
  if (typeof message !== 'object' || message === null || !('call' in message) || !('name' in message)) return;
  const input = 'input' in message ? message.input : undefined;
  void application.answer(message.name, input).then((outcome) => post({ answer: message.call, outcome }));
});

// Asked to end: what is being written ends first.
process.on('SIGTERM', () => void application.close().finally(() => process.exit(0)));
