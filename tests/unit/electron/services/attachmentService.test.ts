import type * as FileSystem from 'node:fs/promises';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepBytes } from '../../../../db/files/keptFiles';
import { createAttachmentService } from '../../../../electron/services/attachments/attachmentService';

// Only Windows refuses to put a file in the place of one that a program has open; here it is stood in for.
const taken = new Set<string>();
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof FileSystem>();
  return {
    ...real,
    rename: (from: string, to: string) =>
      taken.has(to)
        ? Promise.reject(Object.assign(new Error('EPERM: operation not permitted'), { code: 'EPERM' }))
        : real.rename(from, to),
  };
});

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyuan-attachments-'));
});
afterEach(async () => {
  taken.clear();
  await rm(folder, { recursive: true, force: true });
});

it('a file saved over one that is open elsewhere is refused as not writable, and leaves nothing', async () => {
  const databasePath = join(folder, 'office.kydb');
  const { hash, byteLength } = await keepBytes(databasePath, Buffer.from('%PDF-1.7'), 100);
  const path = join(folder, '合同.pdf');
  await writeFile(path, 'open in another program');
  taken.add(path);
  const service = createAttachmentService({
    databasePath,
    access: undefined as never,
    tickets: undefined as never,
    clock: { now: () => '2026-11-22T02:00:00.000Z', today: () => '2026-11-22' },
    dialogs: {
      choose: () => Promise.resolve(null),
      save: () => Promise.resolve({ path, name: '合同.pdf' }),
    },
  });
  const saved = service.saveAs(
    { userId: 1, userName: '张伟', deskId: 'desk' },
    { hash, name: '合同.pdf', byteLength },
  );
  await expect(saved).rejects.toMatchObject({ failure: { code: 'notWritable' } });
  expect((await readdir(folder)).sort()).toEqual(['office.kydb.files', '合同.pdf']);
});
