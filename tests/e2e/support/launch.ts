import { createRequire } from 'node:module';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, errors, type ElectronApplication, type Page } from 'playwright-core';
import { firstSettings, type Settings } from '../../../electron/api/settings';

/** The top folder of the project. */
export const top = fileURLToPath(new URL('../../../', import.meta.url));
/** Where pictures of the window are kept. */
export const screenshots = join(top, 'artifacts/screenshots');

/** How the program is started for a test. */
export interface LaunchOptions {
  /** What the desk remembers from before: language, theme and so on. */
  readonly settings?: Partial<Settings>;
  /** Words on the command line, as a person would type them: `--sample`, a file. */
  readonly words?: readonly string[];
  /** A folder to go on with, for a second start; it is not removed at the end. */
  readonly userData?: string;
  /** A packed program in place of the built one. */
  readonly executable?: string;
  /** The size of the page in pixels. */
  readonly size?: { readonly width: number; readonly height: number };
}

/** The real program, running, with its window. */
export interface Launched {
  readonly program: ElectronApplication;
  readonly page: Page;
  /** The desk's own folder, and one for documents; both vanish at the end. */
  readonly userData: string;
  readonly documents: string;
  /** What the page complained of: errors, refused resources, uncaught exceptions. */
  readonly complaints: readonly string[];
  /** Every address the page asked for. */
  readonly addresses: readonly string[];
  /** The next dialogs for opening are answered with these paths (null: left). */
  chooseNext(...answers: readonly (readonly string[] | null)[]): Promise<void>;
  /** The next dialogs for saving are answered with these paths (null: left). */
  saveNext(...answers: readonly (string | null)[]): Promise<void>;
  /** Keeps a picture of the window as artifacts/screenshots/NAME.png. */
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds until something that does not come is missed; the machine may be busy with other things. */
const patience = 30_000;

const isRootOnLinux = process.platform === 'linux' && process.getuid?.() === 0;

/** Starts the program on a desk of its own and waits for its window. */
export async function launchProgram(options: LaunchOptions = {}): Promise<Launched> {
  const folder = mkdtempSync(join(tmpdir(), 'keyuan-e2e-'));
  const userData = options.userData ?? join(folder, 'desk');
  const documents = join(folder, 'documents');
  mkdirSync(userData, { recursive: true });
  mkdirSync(documents);
  if (options.settings) {
    const remembered = { settings: { ...firstSettings, ...options.settings }, recent: [] };
    writeFileSync(join(userData, 'settings.json'), JSON.stringify(remembered));
  }
  const program = await start({
    executablePath: options.executable ?? (createRequire(import.meta.url)('electron') as string),
    args: [
      ...(options.executable === undefined ? [top] : []),
      ...(options.words ?? []),
      `--user-data-dir=${userData}`,
      '--disable-gpu',
      '--lang=zh-CN',
    ],
    chromiumSandbox: !isRootOnLinux,
    // The desk decides between light and dark, not the driver.
    colorScheme: null,
    cwd: folder,
    env: cleanEnvironment(makeHome(folder, documents)),
  });
  const page = await program.firstWindow();
  page.setDefaultTimeout(patience);
  const complaints: string[] = [];
  const addresses: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error.stack ?? error.message)));
  page.on('request', (request) => addresses.push(request.url()));
  await page.waitForLoadState('load');
  await program.evaluate(
    ({ BrowserWindow, app }, { size, documentsFolder }) => {
      app.setPath('documents', documentsFolder);
      BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
    },
    { size: options.size ?? { width: 1360, height: 860 }, documentsFolder: documents },
  );

  return {
    program,
    page,
    userData,
    documents,
    complaints,
    addresses,
    chooseNext: (...answers) => answerDialogs(program, 'showOpenDialog', answers),
    saveNext: (...answers) => answerDialogs(program, 'showSaveDialog', answers),
    async screenshot(name) {
      mkdirSync(screenshots, { recursive: true });
      await page.screenshot({ path: join(screenshots, `${name}.png`) });
    },
    async close() {
      await program.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/**
 * Starts the program and attaches the driver to it. A window that opens at the very moment the driver attaches can leave
 * the driver waiting for ever; the program is then ended and started again, and the output says so.
 */
async function start(options: Parameters<typeof _electron.launch>[0]): Promise<ElectronApplication> {
  for (let startsLeft = 2; ; startsLeft -= 1) {
    try {
      return await _electron.launch({ ...options, timeout: 40_000 });
    } catch (thrown) {
      if (!(thrown instanceof errors.TimeoutError) || startsLeft === 0) throw thrown;
      process.stderr.write(`unsteady start, once more: ${thrown.message}\n`);
    }
  }
}

/** A home of its own, so that a test leaves nothing among the papers of the person who runs it. */
function makeHome(folder: string, documents: string): string {
  const home = join(folder, 'home');
  mkdirSync(join(home, '.config'), { recursive: true });
  writeFileSync(join(home, '.config/user-dirs.dirs'), `XDG_DOCUMENTS_DIR="${documents}"\n`);
  return home;
}

/** The environment of the program: ours, without what only concerns the test runner, and with another home. */
function cleanEnvironment(home: string): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([name, value]) =>
      value !== undefined && !/^(VITEST|NODE_ENV|NODE_OPTIONS|VITE_|TEST$|DEV$|PROD$|MODE$)/.test(name),
  );
  const inherited = Object.fromEntries(kept) as Record<string, string>;
  return { ...inherited, HOME: home, XDG_CONFIG_HOME: join(home, '.config') };
}

/** Replaces a dialog of the system, which no test can click, by answers given beforehand. */
async function answerDialogs(
  program: ElectronApplication,
  which: 'showOpenDialog' | 'showSaveDialog',
  answers: readonly unknown[],
): Promise<void> {
  await program.evaluate(
    ({ dialog }, given) => {
      const waiting = [...given.answers];
      const answer = () => {
        const next = waiting.shift() ?? null;
        const canceled = next === null;
        return Promise.resolve(
          given.which === 'showOpenDialog'
            ? { canceled, filePaths: canceled ? [] : next }
            : { canceled, filePath: canceled ? '' : next },
        );
      };
      (dialog as unknown as Record<string, unknown>)[given.which] = answer;
    },
    { which, answers: [...answers] },
  );
}
