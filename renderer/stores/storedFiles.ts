import type { StoredFile } from '../../db/schema/fields';
import type { KeptFiles } from '../../electron/api/attachments';
import { call, fileTicket } from '../bridge/client';
import { translate } from '../i18n/index';
import { useToasts } from './toasts';

/** Asks for files and keeps them beside the database; null when the dialog was left. @throws RequestFailed */
export async function chooseFiles(): Promise<readonly StoredFile[] | null> {
  const kept = await call('attachments.choose', {});
  return kept === null ? null : told(kept);
}

/** Keeps files that were dropped or pasted. @throws RequestFailed */
export async function keepDropped(files: readonly File[]): Promise<readonly StoredFile[]> {
  const handed = await Promise.all(files.map((file) => fileTicket(file)));
  return told(await call('attachments.keep', { tickets: handed.map(({ ticket }) => ticket) }));
}

/** Keeps a picture of the clipboard. @throws RequestFailed */
export async function keepPicture(picture: Blob, name: string): Promise<readonly StoredFile[]> {
  const bytes = new Uint8Array(await picture.arrayBuffer());
  let binary = '';
  for (let start = 0; start < bytes.length; start += 32_768)
    binary += String.fromCharCode(...bytes.subarray(start, start + 32_768));
  return told(await call('attachments.keepPicture', { name, base64: btoa(binary) }));
}

/** Opens a copy of a file with the system's program. @throws RequestFailed */
export async function openFile(file: StoredFile): Promise<void> {
  await call('attachments.open', { ...file });
}

/** A size as people read it: `12 KB`, `3.4 MB`. */
export function byteWords(byteLength: number): string {
  if (byteLength < 1024) return `${byteLength} B`;
  const kilobytes = byteLength / 1024;
  if (kilobytes < 1000) return `${Math.round(kilobytes)} KB`;
  return `${(kilobytes / 1024).toFixed(1)} MB`;
}

/** What was kept; says what was not. */
function told({ files, refused }: KeptFiles): readonly StoredFile[] {
  for (const { name, reason } of refused)
    useToasts().show({ tone: 'bad', text: translate(`fields.refused.${reason}`, { name }) });
  return files;
}
