import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, crashReporter } from 'electron';
import { registerScheme } from '../platform/appProtocol';
import { createLog } from '../platform/log';
import { deskFolders } from '../platform/paths';
import { plainStart, readStartWords } from '../platform/startWords';
import { dangerousSwitches } from '../platform/switches';
import { wordsOf } from '../platform/words';
import { createProgram } from './program';
import { runCommandLine } from './commandLine';

// The order of the start, and nothing else. Everything above `whenReady` must not wait: Electron becomes ready only
// after this file has been read to its end.

const words = process.argv.slice(app.isPackaged ? 1 : 2);
const isHardened = app.isPackaged && !isMadeForDriving();

if (isHardened) refuseDangerousSwitches();
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
crashReporter.start({ uploadToServer: false });
registerScheme();

const wish = readStartWords(words, process.cwd());
if (wish.do === 'commandLine') {
  app.disableHardwareAcceleration();
  app.dock?.hide();
  const log = createLog(deskFolders().logs, false);
  const program = createProgram(log);
  void runCommandLine(wish.words, program.answerCommandLine).then((code) => app.exit(code));
} else if (app.requestSingleInstanceLock()) {
  const log = createLog(deskFolders().logs, !app.isPackaged);
  process.on('uncaughtException', (error) => log.error('main: uncaught', error));
  process.on('unhandledRejection', (error) => log.error('main: unhandled', error));
  const program = createProgram(log);
  app.on('second-instance', (_event, others, folder) => {
    program.reopen(readStartWords(others.slice(1), folder));
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    program.reopen({ ...plainStart, file: path });
  });
  app.on('activate', () => program.reopen(plainStart));
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  void app.whenReady().then(() => program.open(wish));
} else app.exit(0);

function refuseDangerousSwitches(): void {
  const found = dangerousSwitches(process.argv.slice(1));
  if (found.length === 0) return;
  process.stderr.write(`${wordsOf('zh').refusedSwitches} ${found.join(' ')}\n`);
  process.stderr.write(`${wordsOf('en').refusedSwitches} ${found.join(' ')}\n`);
  app.exit(64);
  process.exit(64);
}

/** A package made for the end-to-end test says so in its own package.json, which nobody can change from outside. */
function isMadeForDriving(): boolean {
  const about = JSON.parse(readFileSync(join(app.getAppPath(), 'package.json'), 'utf8')) as {
    isMadeForDriving?: boolean;
  };
  return about.isMadeForDriving === true;
}
