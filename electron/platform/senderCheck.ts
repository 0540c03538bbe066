/** The origin of every page of ours. */
export const ourOrigin = 'crm://app';

/** What is looked at before a message from a page is heard; a part of Electron's `IpcMainInvokeEvent`. */
export interface Sender {
  readonly senderFrame: { readonly origin: string; readonly parent: unknown } | null;
  readonly sender: { readonly id: number };
}

/**
 * Whether a message comes from the main frame of a window we made, showing our page. Closed by default: a frame that
 * is gone, any other origin (also the empty one and `about:blank`) and any frame inside the page are refused.
 */
export function isTrustedSender(event: Sender, isOurWindow: (id: number) => boolean): boolean {
  const frame = event.senderFrame;
  if (frame === null || frame === undefined) return false;
  return frame.parent === null && frame.origin === ourOrigin && isOurWindow(event.sender.id);
}
