import { clipboard } from 'electron';

/** What the clipboard holds as text; '' where it holds none of that sort. Read only when a person pastes. */
export async function readClipboard(): Promise<{ readonly html: string; readonly text: string }> {
  return { html: await readHtml(), text: await clipboard.readText() };
}

/** Electron has two of these: a function of its own, and, where its types say so, the one web pages have. */
async function readHtml(): Promise<string> {
  const older = clipboard as unknown as { readonly readHTML?: () => string };
  if (older.readHTML) return older.readHTML();
  for (const item of await clipboard.read()) {
    if (!item.types.includes('text/html')) continue;
    const content: unknown = await item.getType('text/html');
    if (content instanceof Blob) return content.text();
  }
  return '';
}
