import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { placeOfKept } from '../../../db/files/keptFiles';
import { createAttachmentService } from '../../../electron/services/attachments/attachmentService';
import { aClock, aFolder, anOffice, failureOf } from '../../support/anOffice';

/** The service of a real office; only the dialogs and the system's programs are stood in for. */
async function aDeskWithFiles(mode: 'write' | 'read' = 'write') {
  let office = await anOffice();
  if (mode === 'read') office = await anOffice({ path: office.path, mode: 'read' });
  const folder = aFolder();
  const shown: [string, string][] = [];
  const place = { name: '', path: '' };
  const service = createAttachmentService({
    databasePath: office.path,
    access: office.access,
    clock: aClock(),
    copiesFolder: join(folder, 'opened'),
    dialogs: {
      choose: () => Promise.resolve(null),
      save: (_purpose, name) => Promise.resolve({ path: join(folder, `as ${name}`), name }),
    },
    tickets: {
      fileOf: (name) =>
        Promise.resolve(name === 'gone' ? null : { path: join(folder, name), name: place.name || name }),
      ticketFor: (path) => Promise.resolve(`ticket of ${basename(path)}`),
      show: (path, how) => {
        shown.push([path, how]);
        return Promise.resolve();
      },
    },
  });
  const keep = (name: string, bytes: string | Buffer) => {
    writeFileSync(join(folder, name), bytes);
    return service.keep(office.actor, [name]);
  };
  return { office, folder, shown, place, service, keep };
}

const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(20)]);

describe('a file of a record', () => {
  it('is kept by ticket, opened as a copy with its own name, and saved where the user says', async () => {
    const { office, folder, shown, service, keep } = await aDeskWithFiles();
    const { files, refused } = await keep('合同 2026.pdf', '%PDF-1.7 words');
    const [file] = files;
    if (!file) throw new Error('nothing was kept');
    expect(refused).toEqual([]);
    expect(file).toEqual({ hash: file.hash, name: '合同 2026.pdf', byteLength: 14 });
    expect(readFileSync(placeOfKept(office.path, file.hash), 'utf8')).toBe('%PDF-1.7 words');
    await service.open(office.actor, file);
    const [[path = '', how] = []] = shown;
    expect([basename(path), how]).toEqual(['合同 2026.pdf', 'open']);
    expect(readFileSync(path, 'utf8')).toBe('%PDF-1.7 words');
    expect(statSync(path).mode & 0o222).toBe(0);
    expect(dirname(dirname(path))).toBe(join(folder, 'opened'));
    expect(await service.saveAs(office.actor, file)).toEqual({ ticket: 'ticket of as 合同 2026.pdf' });
    expect(readFileSync(join(folder, 'as 合同 2026.pdf'), 'utf8')).toBe('%PDF-1.7 words');
    expect(readdirSync(folder).filter((name) => name.includes('.saving'))).toEqual([]);
  });

  it('that could run is only shown in its folder', async () => {
    const { office, shown, service, keep } = await aDeskWithFiles();
    for (const name of ['a.exe', 'b.lnk', 'c.pdf.js', 'd.docm', 'e.html', 'f.svg', 'g', 'h.url', 'i.pdf. ']) {
      const { files } = await keep(name, `x${name}`);
      if (files[0]) await service.open(office.actor, files[0]);
    }
    // The last one is cleaned to a document before anything is decided.
    expect(shown.map(([path, how]) => [basename(path), how])).toEqual([
      ['a.exe', 'folder'],
      ['b.lnk', 'folder'],
      ['c.pdf.js', 'folder'],
      ['d.docm', 'folder'],
      ['e.html', 'folder'],
      ['f.svg', 'folder'],
      ['g', 'folder'],
      ['h.url', 'folder'],
      ['i.pdf', 'open'],
    ]);
  });

  it('keeps no name that could leave its folder or show another ending', async () => {
    const { office, folder, place, shown, service, keep } = await aDeskWithFiles();
    place.name = '../../etc/\u202efdp.exe';
    const { files } = await keep('x', 'words');
    expect(files[0]?.name).toBe('.._.._etc__fdp.exe');
    if (files[0]) await service.open(office.actor, { ...files[0], name: '..\\..\\CON.pdf' });
    expect(dirname(dirname(shown[0]?.[0] ?? ''))).toBe(join(folder, 'opened'));
  });

  it('that is empty, a folder or gone is not taken, and said by name', async () => {
    const { office, folder, service, keep } = await aDeskWithFiles();
    expect(await keep('空.txt', '')).toEqual({ files: [], refused: [{ name: '空.txt', reason: 'empty' }] });
    mkdirSync(join(folder, '夹'));
    expect((await service.keep(office.actor, ['夹', '无'])).refused).toEqual([
      { name: '夹', reason: 'unreadable' },
      { name: '无', reason: 'unreadable' },
    ]);
    expect(await failureOf(service.keep(office.actor, ['gone']))).toEqual({ code: 'ticketExpired' });
  });

  it('that was damaged or lost is told as such', async () => {
    const { office, folder, service, keep } = await aDeskWithFiles();
    const { files } = await keep('a.txt', 'words');
    const [file] = files;
    if (!file) throw new Error('nothing was kept');
    writeFileSync(placeOfKept(office.path, file.hash), 'other');
    expect(await failureOf(service.open(office.actor, file))).toEqual({ code: 'fileDamaged' });
    expect(await failureOf(service.saveAs(office.actor, file))).toEqual({ code: 'fileDamaged' });
    expect(existsSync(join(folder, 'as a.txt'))).toBe(false);
    const lost = { ...file, hash: 'b'.repeat(64) };
    expect(await failureOf(service.preview(office.actor, lost))).toEqual({ code: 'fileMissing' });
  });

  it('is not added to a file that may only be read, and still opened from it', async () => {
    const { office, service } = await aDeskWithFiles('read');
    expect(await failureOf(service.keep(office.actor, ['a']))).toEqual({ code: 'databaseReadOnly' });
    expect(await failureOf(service.choose(office.actor))).toEqual({ code: 'databaseReadOnly' });
    expect(existsSync(`${office.path}.files`)).toBe(false);
  });
});

describe('a picture', () => {
  it('is previewed by what it is and not by its name; nothing else is', async () => {
    const { office, service, keep } = await aDeskWithFiles();
    const [picture] = (await keep('照片.txt', png)).files;
    const [drawing] = (await keep('图.png', '<svg onload="alert(1)"/>')).files;
    const [large] = (await keep('大.png', Buffer.concat([png, Buffer.alloc(3_000_000)]))).files;
    if (!picture || !drawing || !large) throw new Error('nothing was kept');
    expect(await service.preview(office.actor, picture)).toEqual({
      dataUrl: `data:image/png;base64,${png.toString('base64')}`,
    });
    expect(await service.preview(office.actor, drawing)).toBeNull();
    expect(await service.preview(office.actor, large)).toBeNull();
    // The length a window claims decides nothing.
    expect(await service.preview(office.actor, { ...large, byteLength: 1 })).toBeNull();
  });

  it('is looked at even when it is too large for a preview; what is none and what is huge is not', async () => {
    const { office, service, keep } = await aDeskWithFiles();
    const [large] = (await keep('大.png', Buffer.concat([png, Buffer.alloc(3_000_000)]))).files;
    const [words] = (await keep('合同.pdf', '%PDF-1.7 words')).files;
    const [huge] = (await keep('巨大.png', Buffer.concat([png, Buffer.alloc(33 * 1024 * 1024)]))).files;
    if (!large || !words || !huge) throw new Error('nothing was kept');
    const found = await service.picture(office.actor, large);
    expect([found?.dataUrl.slice(0, 22), found?.dataUrl.length]).toEqual([
      'data:image/png;base64,',
      22 + 4 * Math.ceil(large.byteLength / 3),
    ]);
    expect(await service.picture(office.actor, words)).toBeNull();
    expect(await service.picture(office.actor, { ...huge, byteLength: 1 })).toBeNull();
  });

  it('of the clipboard is kept with the ending of what it is; other bytes are refused', async () => {
    const { office, service } = await aDeskWithFiles();
    const kept = await service.keepPicture(office.actor, '截图', png.toString('base64'));
    expect(kept.files.map(({ name }) => name)).toEqual(['截图.png']);
    const refused = await service.keepPicture(office.actor, '程序.png', Buffer.from('MZ').toString('base64'));
    expect(refused).toEqual({ files: [], refused: [{ name: '程序.png', reason: 'unsafe' }] });
  });
});
