import { shell } from 'electron';

const longestLink = 2000;
const schemes: ReadonlySet<string> = new Set(['https:', 'http:', 'mailto:', 'tel:']);

/**
 * Whether a link may leave the program: web, mail or telephone; no user name or password in it, at most 2,000
 * characters, no control or direction characters that could show another host than the one meant.
 */
export function isAllowedLink(text: string): boolean {
  if (
    text.length > longestLink ||
    /[\u0000-\u0020\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\\]/.test(text)
  ) {
    return false;
  }
  if (!URL.canParse(text)) return false;
  const link = new URL(text);
  if (!schemes.has(link.protocol) || link.username !== '' || link.password !== '') return false;
  return link.protocol === 'mailto:' || link.protocol === 'tel:'
    ? link.pathname !== ''
    : link.hostname !== '';
}

/** What is shown before a link is opened: the host for the web, the address or number otherwise. */
export function targetOfLink(text: string): string {
  const link = new URL(text);
  return link.host === '' ? link.pathname : link.host;
}

/**
 * The only way a link leaves the program: allowed, and agreed to in a dialog of the system that names the target.
 * Returns whether it was opened.
 */
export async function openLink(text: string, agreed: (target: string) => Promise<boolean>): Promise<boolean> {
  if (!isAllowedLink(text) || !(await agreed(targetOfLink(text)))) return false;
  await shell.openExternal(text);
  return true;
}

/**
 * Files that may be handed to the program of the system that shows them: those the program makes, and copies of kept
 * files that are only looked at, read or heard. No programs, scripts, shortcuts, pages, archives or macros.
 */
const openable =
  /\.(xlsx|csv|pdf|ofd|txt|rtf|docx?|xls|pptx?|wps|et|dps|odt|ods|odp|png|jpe?g|gif|webp|bmp|tiff?|heic|mp3|m4a|wav|amr|aac|flac|mp4|mov|avi|mkv|webm|dwg|dxf)$/i;

/** Whether a file may be opened, not only shown in its folder: a harmless kind, and not behind a foreign host's name. */
export function isOpenable(path: string): boolean {
  return openable.test(path) && !/^[\\/]{2}/.test(path);
}

/** Shows a file of ours: opened by its own program where that is harmless, in its folder otherwise. */
export async function showFile(path: string, how: 'folder' | 'open'): Promise<void> {
  if (how === 'open' && isOpenable(path) && (await shell.openPath(path)) === '') return;
  shell.showItemInFolder(path);
}
