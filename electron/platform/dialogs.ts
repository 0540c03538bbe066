import { basename, join } from 'node:path';
import { type BrowserWindow, dialog, type FileFilter } from 'electron';
import type { HostFile } from '../api/host';
import type { wordsOf } from './words';

type Words = ReturnType<typeof wordsOf>;

/** Extension of a database file, without the dot. */
const databaseExtension = 'kydb';

/** What a file is by its name: a database, a sheet we read, or neither. */
export function kindOfFile(path: string): 'database' | 'sheet' | null {
  const extension = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  if (extension === databaseExtension) return 'database';
  return sheetExtensions.includes(extension) ? 'sheet' : null;
}

const sheetExtensions = [
  'xlsx',
  'xlsm',
  'xlsb',
  'xls',
  'xltx',
  'xlt',
  'et',
  'ett',
  'ods',
  'fods',
  'sxc',
  'csv',
  'tsv',
  'txt',
  'htm',
  'html',
  'mht',
  'mhtml',
  'xml',
  'dbf',
  'slk',
  'dif',
  'zip',
  'gz',
];

/** The dialogs of the system that the application asks for. */
export interface SystemDialogs {
  choose(purpose: ChoosePurpose): Promise<readonly HostFile[] | null>;
  save(purpose: SavePurpose, suggestedName: string): Promise<HostFile | null>;
  /** Asks whether to open a link; names the target. */
  agreeToLink(target: string): Promise<boolean>;
  /** Asks whether to restart an application that does not answer. */
  agreeToRestart(): Promise<boolean>;
  /** Asks whether to close a window whose page has unfinished work; waits, since the close waits too. */
  agreeToLeave(window: BrowserWindow): boolean;
  /** Says that the page of the window died. */
  sayPageIsGone(): Promise<void>;
}
export type ChoosePurpose = 'import' | 'importFolder' | 'openDatabase' | 'attachment';
export type SavePurpose = 'newDatabase' | 'export' | 'pdf' | 'backUp' | 'attachment';

interface Surroundings {
  window(): BrowserWindow | null;
  words(): Words;
  documents(): string;
}

/** Makes the dialogs; each belongs to the window in front, if there is one. */
export function createDialogs({ window, words, documents }: Surroundings): SystemDialogs {
  async function choose(purpose: ChoosePurpose): Promise<readonly HostFile[] | null> {
    const options: Electron.OpenDialogOptions = {
      title: titleOfChoice(purpose, words()),
      defaultPath: documents(),
      filters: filtersOfChoice(purpose, words()),
      properties: propertiesOfChoice(purpose),
    };
    const owner = window();
    const answer = owner ? await dialog.showOpenDialog(owner, options) : await dialog.showOpenDialog(options);
    return answer.canceled || answer.filePaths.length === 0 ? null : answer.filePaths.map(asFile);
  }

  async function save(purpose: SavePurpose, suggestedName: string): Promise<HostFile | null> {
    const name = safeFileName(suggestedName);
    const options: Electron.SaveDialogOptions = {
      title: titleOfSave(purpose, words()),
      defaultPath: join(documents(), name),
      filters: filtersOfSave(purpose, name, words()),
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    };
    const owner = window();
    const answer = owner ? await dialog.showSaveDialog(owner, options) : await dialog.showSaveDialog(options);
    return answer.canceled || answer.filePath === '' ? null : asFile(withExtension(answer.filePath, name));
  }

  async function ask(type: 'question' | 'warning', message: string, detail: string, buttons: string[]) {
    const options = { type, message, detail, buttons, defaultId: 0, cancelId: 0, noLink: true };
    const owner = window();
    return (owner ? await dialog.showMessageBox(owner, options) : await dialog.showMessageBox(options))
      .response;
  }

  return {
    choose,
    save,
    agreeToLink: async (target) =>
      (await ask('question', words().openLink, `${words().openLinkAsk}\n\n${target}`, [
        words().cancel,
        words().open,
      ])) === 1,
    agreeToRestart: async () =>
      (await ask('warning', words().silent, words().silentAsk, [words().wait, words().restart])) === 1,
    agreeToLeave: (leaving) =>
      dialog.showMessageBoxSync(leaving, {
        type: 'question',
        message: words().leave,
        detail: words().leaveAsk,
        buttons: [words().stay, words().leaveAnyway],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      }) === 1,
    sayPageIsGone: async () => {
      await ask('warning', words().pageGone, words().pageGoneAsk, [words().reload]);
    },
  };
}

function asFile(path: string): HostFile {
  return { path, name: basename(path) };
}

function sheetFilters(words: Words): FileFilter[] {
  return [
    { name: words.sheets, extensions: sheetExtensions },
    { name: words.allFiles, extensions: ['*'] },
  ];
}

function databaseFilters(words: Words): FileFilter[] {
  return [
    { name: words.databases, extensions: [databaseExtension] },
    { name: words.allFiles, extensions: ['*'] },
  ];
}

function titleOfChoice(purpose: ChoosePurpose, words: Words): string {
  const titles = {
    import: words.chooseSheet,
    importFolder: words.chooseSheetFolder,
    openDatabase: words.chooseDatabase,
    attachment: words.chooseFiles,
  } satisfies Record<ChoosePurpose, string>;
  return titles[purpose];
}

function propertiesOfChoice(purpose: ChoosePurpose): NonNullable<Electron.OpenDialogOptions['properties']> {
  if (purpose === 'importFolder') return ['openDirectory'];
  return purpose === 'openDatabase' ? ['openFile'] : ['openFile', 'multiSelections'];
}

function filtersOfChoice(purpose: ChoosePurpose, words: Words): FileFilter[] {
  if (purpose === 'importFolder') return [];
  if (purpose === 'attachment') return [{ name: words.allFiles, extensions: ['*'] }];
  return purpose === 'import' ? sheetFilters(words) : databaseFilters(words);
}

function titleOfSave(purpose: SavePurpose, words: Words): string {
  const titles = {
    newDatabase: words.newDatabase,
    export: words.exportTo,
    pdf: words.pdfTo,
    backUp: words.backUpTo,
    attachment: words.saveFileTo,
  } satisfies Record<SavePurpose, string>;
  return titles[purpose];
}

function filtersOfSave(purpose: SavePurpose, name: string, words: Words): FileFilter[] {
  if (purpose === 'newDatabase' || purpose === 'backUp') return databaseFilters(words);
  const extension = extensionOf(name);
  return extension === '' ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }];
}

function extensionOf(name: string): string {
  return /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Some systems hand back the name without the extension of the filter. */
function withExtension(path: string, suggestedName: string): string {
  const wanted = extensionOf(suggestedName);
  return wanted === '' || extensionOf(path) === wanted ? path : `${path}.${wanted}`;
}

/**
 * A name a file may have on every system: no separators, control or direction characters, no device names, no dot
 * or blank at its end, at most 120 characters with its extension kept.
 */
export function safeFileName(name: string): string {
  const plain = name.replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069<>:"/\\|?*]/g, '_');
  const extension = /\.[a-z0-9]{1,8}$/i.exec(plain)?.[0] ?? '';
  const stem = plain
    .slice(0, plain.length - extension.length)
    .replace(/[. ]+$/, '')
    .trimStart();
  const isDevice = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(stem.split('.')[0] ?? '');
  const cut = Array.from(isDevice || stem === '' ? `_${stem}` : stem).slice(0, 120 - extension.length);
  return `${cut.join('')}${extension}`;
}
