import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat, writeFile, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyKept, keepBytes, readKept, TooManyBytes, type KeptTrouble } from '../../../db/files/keptFiles';
import type { StoredFile } from '../../../db/schema/fields';
import type { CallOutput } from '../../api';
import { largestAttachment, type KeptFiles } from '../../api/attachments';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { ChosenFile, Clock, Dialogs, Tickets } from '../ports';
import { Refusal } from '../refusal';
import { cleanFileName, mayBeOpened } from './fileName';
import { pictureType } from './pictures';

/** Files of records: taken in, given out. Paths never reach a window. */
export interface AttachmentService {
  choose(actor: Actor): Promise<KeptFiles | null>;
  keep(actor: Actor, tickets: readonly string[]): Promise<KeptFiles>;
  keepPicture(actor: Actor, name: string, base64: string): Promise<KeptFiles>;
  /** @throws Refusal `fileMissing`, `fileDamaged`, `diskFull`, `notWritable` */
  open(actor: Actor, file: StoredFile): Promise<null>;
  saveAs(actor: Actor, file: StoredFile): Promise<CallOutput<'attachments.saveAs'>>;
  preview(actor: Actor, file: StoredFile): Promise<CallOutput<'attachments.preview'>>;
  picture(actor: Actor, file: StoredFile): Promise<CallOutput<'attachments.picture'>>;
}

/** A larger picture is opened rather than shown in passing: it travels to the window as one text. */
const largestPreview = 2 * 1024 * 1024;
/** A picture somebody looks at may be larger: one at a time travels, and only when it is asked for. */
const largestPicture = 32 * 1024 * 1024;
/** Copies made for looking at are swept away after a day. */
const copiesKeptMs = 24 * 60 * 60 * 1000;

/** Makes the service for an open office. */
export function createAttachmentService(parts: {
  readonly databasePath: string;
  readonly access: Access;
  readonly dialogs: Dialogs;
  readonly tickets: Tickets;
  readonly clock: Clock;
  /** Where copies for looking at are made; a folder of its own in the system's temporary one when nothing is said. */
  readonly copiesFolder?: string;
}): AttachmentService {
  const { databasePath, access, dialogs, tickets, clock } = parts;
  const copies = parts.copiesFolder ?? join(tmpdir(), 'keyuan-opened');

  async function keepAll(files: readonly (ChosenFile | null)[]): Promise<KeptFiles> {
    const kept: StoredFile[] = [];
    const refused: KeptFiles['refused'][number][] = [];
    for (const file of files) {
      if (!file) throw new Refusal('ticketExpired');
      const name = cleanFileName(file.name);
      const reason = await reasonAgainst(file.path);
      if (reason) refused.push({ name, reason });
      else {
        const one = await keepOne(file.path, name);
        if ('reason' in one) refused.push(one);
        else kept.push(one);
      }
    }
    return { files: kept, refused };
  }

  async function keepOne(
    source: string | Uint8Array,
    name: string,
  ): Promise<StoredFile | KeptFiles['refused'][number]> {
    try {
      const { hash, byteLength } = await keepBytes(databasePath, source, largestAttachment);
      return { hash, name, byteLength };
    } catch (thrown) {
      if (thrown instanceof TooManyBytes) return { name, reason: 'tooLarge' };
      if (typeof source === 'string' && isAbout(thrown, source)) return { name, reason: 'unreadable' };
      throw fileFailure(thrown);
    }
  }

  async function pictureOf(file: StoredFile, largest: number): Promise<{ readonly dataUrl: string } | null> {
    if (file.byteLength > largest) return null;
    const bytes = await readKept(databasePath, file.hash);
    if (typeof bytes === 'string') throw troubleFailure(bytes);
    const type = bytes.byteLength > largest ? null : pictureType(bytes);
    return type === null ? null : { dataUrl: `data:${type};base64,${bytes.toString('base64')}` };
  }

  async function copyTo(file: StoredFile, target: string): Promise<void> {
    let trouble: KeptTrouble | null;
    try {
      trouble = await copyKept(databasePath, file.hash, target);
    } catch (thrown) {
      throw fileFailure(thrown);
    }
    if (trouble) throw troubleFailure(trouble);
  }

  /** A copy with the file's own name, in a folder of its own; nobody edits it and thinks the record has changed. */
  async function copyForLooking(file: StoredFile): Promise<string> {
    await sweep();
    const folder = join(copies, randomUUID());
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, cleanFileName(file.name));
    await copyTo(file, path);
    // Programs of Windows then know that it came from elsewhere, and open it guarded.
    if (process.platform === 'win32')
      await writeFile(`${path}:Zone.Identifier`, '[ZoneTransfer]\r\nZoneId=3\r\n');
    await chmod(path, 0o400);
    return path;
  }

  async function sweep(): Promise<void> {
    const now = Date.parse(clock.now());
    for (const name of await readdir(copies).catch(() => [])) {
      const folder = join(copies, name);
      const found = await stat(folder).catch(() => null);
      // What somebody still looks at may not be removable; it goes another day.
      if (found && now - found.mtimeMs > copiesKeptMs)
        await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    }
  }

  return {
    async choose(actor) {
      access.writableFile(actor);
      const files = await dialogs.choose('attachment');
      return files ? keepAll(files) : null;
    },
    async keep(actor, given) {
      access.writableFile(actor);
      return keepAll(await Promise.all(given.map((ticket) => tickets.fileOf(ticket))));
    },
    async keepPicture(actor, given, base64) {
      access.writableFile(actor);
      const name = cleanFileName(given);
      const bytes = Buffer.from(base64, 'base64');
      const type = pictureType(bytes);
      if (bytes.byteLength === 0) return { files: [], refused: [{ name, reason: 'empty' }] };
      if (type !== 'image/png' && type !== 'image/jpeg')
        return { files: [], refused: [{ name, reason: 'unsafe' }] };
      const ending = type === 'image/png' ? '.png' : '.jpg';
      const one = await keepOne(bytes, /\.(png|jpe?g)$/i.test(name) ? name : cleanFileName(name + ending));
      return 'reason' in one ? { files: [], refused: [one] } : { files: [one], refused: [] };
    },
    async open(_actor, file) {
      const path = await copyForLooking(file);
      await tickets.show(path, mayBeOpened(path) ? 'open' : 'folder');
      return null;
    },
    async saveAs(_actor, file) {
      const place = await dialogs.save('attachment', cleanFileName(file.name));
      if (!place) return null;
      await copyTo(file, place.path);
      return { ticket: await tickets.ticketFor(place.path) };
    },
    preview: (_actor, file) => pictureOf(file, largestPreview),
    picture: (_actor, file) => pictureOf(file, largestPicture),
  };
}

async function reasonAgainst(path: string): Promise<KeptFiles['refused'][number]['reason'] | null> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return 'unreadable';
  if (found.size === 0) return 'empty';
  return found.size > largestAttachment ? 'tooLarge' : null;
}

function troubleFailure(trouble: KeptTrouble): Refusal {
  return new Refusal(trouble === 'missing' ? 'fileMissing' : 'fileDamaged');
}

/** Whether the system's error is about that path: the source that could not be read, not the disk it goes to. */
function isAbout(thrown: unknown, path: string): boolean {
  return thrown instanceof Error && 'path' in thrown && thrown.path === path;
}

/** No room and no right are told as such; everything else is unforeseen. */
function fileFailure(thrown: unknown): unknown {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : null;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Refusal('diskFull');
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'EBUSY')
    return new Refusal('notWritable');
  return thrown;
}
