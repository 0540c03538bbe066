import { attachments } from './attachments';
import { batches } from './batches';
import { cleanUp } from './cleanUp';
import { duplicates } from './duplicates';
import { exportCalls } from './exports';
import { fillIn } from './fillIn';
import { importChecks } from './importChecks';
import { importDrafts } from './importDrafts';
import { importLayouts } from './importLayouts';
import { importMatches } from './importMatches';
import { importCards } from './importCards';
import { importSubjects } from './importSubjects';
import { imports } from './imports';
import { jobs } from './jobs';
import { leads } from './leads';
import { lists } from './lists';
import { memory } from './memory';
import { merging } from './merging';
import { notices } from './notices';
import { pasting } from './pasting';
import { preferences } from './preferences';
import { printing } from './printing';
import type { InputOf, OutputOf } from './procedure';
import { quality } from './quality';
import { records } from './records';
import { reminders } from './reminders';
import { roundTrips } from './roundTrips';
import { schemaEditor } from './schemaEditor';
import { search } from './search';
import { settings } from './settings';
import { tags } from './tags';
import { timeline } from './timeline';
import { undo } from './undo';
import { views } from './views';
import { windows } from './windows';
import { workspace } from './workspace';
import { fieldHistory } from './fieldHistory';

/** Everything a window may ask of the application, by name. The only door. */
export const api = Object.freeze({
  ...records,
  ...lists,
  ...views,
  ...preferences,
  ...reminders,
  ...quality,
  ...timeline,
  ...fieldHistory,
  ...search,
  ...jobs,
  ...imports,
  ...importChecks,
  ...importDrafts,
  ...importLayouts,
  ...importMatches,
  ...importCards,
  ...importSubjects,
  ...exportCalls,
  ...roundTrips,
  ...pasting,
  ...printing,
  ...undo,
  ...schemaEditor,
  ...workspace,
  ...settings,
  ...memory,
  ...notices,
  ...windows,
  ...attachments,
  ...duplicates,
  ...fillIn,
  ...merging,
  ...leads,
  ...cleanUp,
  ...batches,
  ...tags,
});

export type Api = typeof api;
/** The name of a call. */
export type CallName = keyof Api;
/** What a call is given, and what it answers. */
export type CallInput<Name extends CallName> = InputOf<Api[Name]>;
export type CallOutput<Name extends CallName> = OutputOf<Api[Name]>;
