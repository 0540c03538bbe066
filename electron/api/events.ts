import type { Job } from './jobs';
import type { Settings } from './settings';
import type { WorkspaceState } from './workspace';

/** What the windows are told without asking. Events say that something changed; they do not drive flow. */
export interface Events {
  /** Records changed, here or on another desk. `ids` is null when they are too many to name. */
  'records.changed': {
    readonly changeSet: number;
    readonly isOtherDesk: boolean;
    readonly entities: Readonly<Record<string, readonly number[] | null>>;
    readonly by: string | null;
  };
  /** The office changed its own fields. */
  'schema.changed': { readonly revision: number };
  'job.progressed': Job;
  /** Imports of this desk that a crash broke off; each can be taken back on the page of earlier imports. */
  'imports.interrupted': { readonly runs: readonly number[] };
  'workspace.changed': WorkspaceState;
  'settings.changed': Settings;
  /** A menu item or a shortcut of the system was chosen. */
  'command.chosen': { readonly command: CommandName };
  /** A file was dropped on the program's icon or opened with it. */
  'file.opened': { readonly ticket: string; readonly name: string; readonly is: 'database' | 'sheet' };
  'application.state': { readonly state: 'alive' | 'restarting' | 'silent' };
}
export type EventName = keyof Events;
/** Every event, once; the preload lets nothing else through. */
export const eventNames = [
  'records.changed',
  'schema.changed',
  'job.progressed',
  'imports.interrupted',
  'workspace.changed',
  'settings.changed',
  'command.chosen',
  'file.opened',
  'application.state',
] as const satisfies readonly EventName[];

/** What menus, shortcuts and the command palette can ask the window to do; one list for all of them. */
export const commandNames = [
  'database.new',
  'database.open',
  'database.close',
  'database.backUp',
  'record.new',
  'record.save',
  'record.delete',
  'record.print',
  'record.previous',
  'record.next',
  'followUp.new',
  'list.refresh',
  'list.find',
  'list.export',
  'import.open',
  'import.history',
  'search.open',
  'edit.undo',
  'view.recycleBin',
  'view.settings',
  'view.shortcuts',
  'view.themeSystem',
  'view.themeLight',
  'view.themeDark',
  'view.languageZh',
  'view.languageEn',
  'go.1',
  'go.2',
  'go.3',
  'go.4',
  'go.5',
  'go.6',
  'go.back',
] as const;
export type CommandName = (typeof commandNames)[number];
