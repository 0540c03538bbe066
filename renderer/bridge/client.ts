import type { CallInput, CallName, CallOutput } from '../../electron/api/index';
import type { Failure, Outcome } from '../../electron/api/failure';

/** What the preload hands to the page: three functions over one channel. */
export interface Bridge {
  call(name: string, input: unknown): Promise<unknown>;
  listen(heard: (event: { name: string; payload: unknown }) => void): () => void;
  fileTicket(file: File, orFolder?: boolean): Promise<unknown>;
}

declare global {
  interface Window {
    readonly crm?: Bridge;
  }
}

/** A call was answered with a failure. `failure` says why; words are made by `bridge/failures.ts`. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
  constructor(
    readonly failure: Failure,
    readonly call: string,
  ) {
    super(`${call}: ${failure.code}`);
  }
}

/**
 * Asks the application for something by name.
 * @throws RequestFailed with the failure the application (or main) answered.
 */
export async function call<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
): Promise<CallOutput<Name>> {
  const answer = (await bridge().call(name, plainCopy(input))) as Outcome<CallOutput<Name>>;
  if (answer.ok) return answer.value;
  throw new RequestFailed(answer.failure, name);
}

/**
 * A ticket for a file that was dropped on the window; the page never learns its path.
 * @throws RequestFailed when the file cannot be handed over (a folder, a file that is gone).
 */
export async function fileTicket(file: File): Promise<{ readonly ticket: string; readonly name: string }> {
  const answer = await bridge().fileTicket(file);
  if (isTicket(answer)) return answer;
  if (isOutcome(answer)) {
    if (answer.ok && isTicket(answer.value)) return answer.value;
    if (!answer.ok) throw new RequestFailed(answer.failure, 'fileTicket');
  }
  throw new RequestFailed({ code: 'fileMissing' }, 'fileTicket');
}

/**
 * A ticket for a file or a folder that was dropped on the window.
 * @throws RequestFailed when it cannot be handed over
 */
export async function entryTicket(
  file: File,
): Promise<{ readonly ticket: string; readonly name: string; readonly isFolder: boolean }> {
  const answer = await bridge().fileTicket(file, true);
  if (isOutcome(answer) && !answer.ok) throw new RequestFailed(answer.failure, 'fileTicket');
  const handed = isOutcome(answer) && answer.ok ? answer.value : answer;
  if (!isTicket(handed)) throw new RequestFailed({ code: 'fileMissing' }, 'fileTicket');
  return { ...handed, isFolder: 'isFolder' in handed && handed.isFolder === true };
}

/** The door to the program. */
export function bridge(): Bridge {
  if (!window.crm) throw new RequestFailed({ code: 'applicationGone' }, 'bridge');
  return window.crm;
}

/** A copy without Vue proxies, which cannot be cloned across a process border (vuejs/core#1970). */
export function plainCopy<Value>(value: Value): Value {
  return value === undefined ? value : (JSON.parse(JSON.stringify(value)) as Value);
}

function isTicket(value: unknown): value is { ticket: string; name: string } {
  return typeof value === 'object' && value !== null && 'ticket' in value && 'name' in value;
}

function isOutcome(value: unknown): value is Outcome<unknown> {
  return typeof value === 'object' && value !== null && 'ok' in value;
}
