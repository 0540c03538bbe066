import type { CommandName } from './commands';
import type { Job } from './jobs';
import type { Notice, NoticeFate } from './notices';
import type { Preferences } from './preferences';
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
  /** Whoever works here changed what they prefer, in one of this desk's windows. */
  'preferences.changed': Preferences;
  'job.progressed': Job;
  /** Imports of this desk that a crash broke off; each can be taken back on the page of earlier imports. */
  'imports.interrupted': { readonly runs: readonly number[] };
  'workspace.changed': WorkspaceState;
  'settings.changed': Settings;
  /** What waits for the person who works here is another number of reminders. */
  'reminders.changed': { readonly waiting: number };
  /** A menu item or a shortcut of the system was chosen. */
  'command.chosen': { readonly command: CommandName };
  /** A file was dropped on the program's icon or opened with it. */
  'file.opened': { readonly ticket: string; readonly name: string; readonly is: 'database' | 'sheet' };
  /** A notification of the system was clicked; the record it names, if any, is opened. */
  'notification.chosen': {
    readonly id: string;
    readonly entity: string | null;
    readonly recordId: number | null;
  };
  /** A notice the system did not show; the bell in the window has it. */
  'notification.missed': { readonly notice: Notice; readonly why: Exclude<NoticeFate, 'shown'> | 'failed' };
  'application.state': { readonly state: 'alive' | 'restarting' | 'silent' };
}
export type EventName = keyof Events;
/** Every event, once; the preload lets nothing else through. */
export const eventNames = [
  'records.changed',
  'schema.changed',
  'preferences.changed',
  'job.progressed',
  'imports.interrupted',
  'workspace.changed',
  'settings.changed',
  'reminders.changed',
  'command.chosen',
  'file.opened',
  'notification.chosen',
  'notification.missed',
  'application.state',
] as const satisfies readonly EventName[];
