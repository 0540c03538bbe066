import { exportCalls } from './exports';
import { imports } from './imports';
import { jobs } from './jobs';
import { printing } from './printing';
import type { InputOf, OutputOf } from './procedure';
import { records } from './records';
import { search } from './search';
import { settings } from './settings';
import { timeline } from './timeline';
import { undo } from './undo';
import { workspace } from './workspace';

/** Everything a window may ask of the application, by name. The only door. */
export const api = Object.freeze({
  ...records,
  ...timeline,
  ...search,
  ...jobs,
  ...imports,
  ...exportCalls,
  ...printing,
  ...undo,
  ...workspace,
  ...settings,
});

export type Api = typeof api;
/** The name of a call. */
export type CallName = keyof Api;
/** What a call is given, and what it answers. */
export type CallInput<Name extends CallName> = InputOf<Api[Name]>;
export type CallOutput<Name extends CallName> = OutputOf<Api[Name]>;
