import { stat } from 'node:fs/promises';
import { basename, isAbsolute } from 'node:path';
import { serialize } from 'node:v8';
import { ipcMain } from 'electron';
import type { Failure, Outcome } from '../api/failure';
import { isTrustedSender, type Sender } from '../platform/senderCheck';
import type { Tickets } from '../platform/tickets';
import { channel } from '../platform/windows';

/** A message may be this large, and a window may send this many a second. */
const largestMessage = 1024 * 1024;
const mostCallsASecond = 200;

/** What hearing a window takes. */
export interface WindowCallParts {
  isOurWindow(contentsId: number): boolean;
  /** `contentsId` says which page asks. */
  call(name: string, input: unknown, contentsId: number): Promise<Outcome<unknown>>;
  readonly tickets: Tickets;
}

/** Opens the one channel windows speak through. */
export function listenToWindows(parts: WindowCallParts): void {
  const answer = createWindowCalls(parts);
  ipcMain.handle(channel, (event, message: unknown) => answer(event, message));
}

/**
 * Judges a message of a window (who sends it, how large, how often, what form) and hands it on. Names and inputs of
 * calls are judged by the application's router; this answers only for the border.
 */
export function createWindowCalls({ isOurWindow, call, tickets }: WindowCallParts) {
  const budget = createCallBudget();
  return async (event: Sender, message: unknown): Promise<Outcome<unknown>> => {
    if (!isTrustedSender(event, isOurWindow)) return failed({ code: 'notAllowed' });
    if (!budget.take(event.sender.id)) return failed({ code: 'tooManyCalls' });
    if (typeof message !== 'object' || message === null) return failed({ code: 'malformedInput' });
    if (serialize(message).byteLength > largestMessage) return failed({ code: 'malformedInput' });
    if ('droppedFile' in message) return ticketForDropped(message.droppedFile, tickets, false);
    if ('droppedEntry' in message) return ticketForDropped(message.droppedEntry, tickets, true);
    const asked = 'call' in message ? message.call : null;
    if (typeof asked !== 'object' || asked === null || !('name' in asked) || typeof asked.name !== 'string') {
      return failed({ code: 'malformedInput' });
    }
    return call(asked.name, 'input' in asked ? asked.input : undefined, event.sender.id);
  };
}

function failed(failure: Failure): Outcome<never> {
  return { ok: false, failure };
}

/** What was dropped is there and named in full; a folder gets a ticket only where one may be dropped, text never. */
async function ticketForDropped(
  path: unknown,
  tickets: Tickets,
  orFolder: boolean,
): Promise<Outcome<{ ticket: string; name: string; isFolder: boolean }>> {
  if (typeof path !== 'string' || !isAbsolute(path) || path.length > 4096)
    return failed({ code: 'fileMissing' });
  const about = await stat(path).catch(() => null);
  const isFolder = about?.isDirectory() === true;
  if (!about || !(about.isFile() || (orFolder && isFolder))) return failed({ code: 'fileMissing' });
  return { ok: true, value: { ticket: tickets.ticketFor(path), name: basename(path), isFolder } };
}

/** Counts calls by window and second. */
export function createCallBudget(now: () => number = () => Date.now()) {
  const counts = new Map<number, { second: number; calls: number }>();
  return {
    take(windowId: number): boolean {
      const second = Math.floor(now() / 1000);
      const last = counts.get(windowId);
      const calls = last?.second === second ? last.calls + 1 : 1;
      counts.set(windowId, { second, calls });
      return calls <= mostCallsASecond;
    },
  };
}
