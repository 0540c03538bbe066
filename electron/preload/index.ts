import { contextBridge, ipcRenderer, webUtils } from 'electron';

const channel = 'crm';

/** Asks the program for something by name; the answer is an outcome, never an exception of ours. */
function call(name: string, input: unknown): Promise<unknown> {
  return ipcRenderer.invoke(channel, { call: { name, input } });
}

/** Hears of events until the returned stop is called. */
function listen(heard: (event: { name: string; payload: unknown }) => void): () => void {
  const relay = (_event: unknown, message: { name: string; payload: unknown }): void => {
    heard({ name: message.name, payload: message.payload });
  };
  ipcRenderer.on(channel, relay);
  return () => ipcRenderer.off(channel, relay);
}

/**
 * Gives a dropped file to main, which answers with a ticket for it; the page never sees the path. A folder gets one
 * only where folders may be dropped.
 */
function fileTicket(file: File, orFolder?: boolean): Promise<unknown> {
  const path = webUtils.getPathForFile(file);
  return ipcRenderer.invoke(channel, orFolder === true ? { droppedEntry: path } : { droppedFile: path });
}

contextBridge.exposeInMainWorld('crm', { call, listen, fileTicket });
