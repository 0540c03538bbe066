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
  printer: {
    pdf: (html, path, footer) => ask('print.pdf', { html, path, footer }),
    paper: (html) => ask('print.paper', { html }),
  },
  desk: {
    read: () => ask('settings.read', {}),
    write: (changes) => ask('settings.write', changes),
    recent: () => ask('recent.list', {}),
    addRecent: async (path) => void (await ask('recent.add', { path })),
    folders: () => ask('files.folders', {}),
    title: async (title) => void (await ask('window.title', { title })),
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
