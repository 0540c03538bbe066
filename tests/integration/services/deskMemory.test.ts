import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../support/aDesk';
import { anOffice } from '../../support/anOffice';

async function withOffice(name: string): Promise<Desk> {
  const desk = aDesk();
  desk.answers.push(name);
  await desk.call('workspace.create', { officeName: '测试办公室', userName: '张伟' });
  return desk;
}

describe('what a desk remembers of the open file', () => {
  it('belongs to that file, not to the one opened after it', async () => {
    const desk = await withOffice('一.kydb');
    const changes = [{ key: 'account/new', text: '{"values":{}}' }];
    await desk.call('memory.write', { scope: 'drafts', changes });
    desk.answers.push('二.kydb');
    await desk.call('workspace.create', { officeName: '另一个', userName: '李强' });
    expect(await desk.call('memory.read', { scope: 'drafts' })).toEqual([]);
    desk.answers.push('一.kydb');
    await desk.call('workspace.open', {});
    expect((await desk.call('memory.read', { scope: 'drafts' })).map(({ text }) => text)).toEqual([
      '{"values":{}}',
    ]);
    expect(await desk.call('memory.read', { scope: 'recents' })).toEqual([]);
  });

  it('follows the file when it is moved to another folder', async () => {
    const desk = await withOffice('一.kydb');
    await desk.call('memory.write', { scope: 'notes', changes: [{ key: 'note', text: '打电话' }] });
    await desk.call('workspace.close', {});
    copyFileSync(join(desk.folder, '一.kydb'), join(desk.folder, '搬走的.kydb'));
    desk.answers.push('搬走的.kydb');
    await desk.call('workspace.open', {});
    expect((await desk.call('memory.read', { scope: 'notes' })).map(({ text }) => text)).toEqual(['打电话']);
  });

  it('needs an open file, and takes no text without end', async () => {
    const desk = aDesk();
    expect(await desk.refused('memory.read', { scope: 'drafts' })).toEqual({ code: 'noDatabase' });
    const changes = [{ key: 'account/new', text: 'x'.repeat(100_001) }];
    expect(await desk.refused('memory.write', { scope: 'drafts', changes })).toEqual({
      code: 'malformedInput',
    });
  });

  it('a file made before files had names is given one, which it keeps', async () => {
    const office = await anOffice();
    await office
      .store()
      .database.write((connection) => connection.run("DELETE FROM meta WHERE key = 'file_id'", []));
    await office.close();
    const again = await anOffice({ path: office.path, mode: 'open' });
    const third = await anOffice({ path: office.path, mode: 'open' });
    expect(again.fileId).toMatch(/^[0-9a-f-]{36}$/);
    expect([again.fileId === office.fileId, third.fileId]).toEqual([false, again.fileId]);
  });
});

describe('the name of a file', () => {
  it('never leads out of the folder of memories, whatever a file says of itself', async () => {
    const office = await anOffice();
    await office
      .store()
      .database.write((connection) =>
        connection.run("UPDATE meta SET value = '../../evil' WHERE key = 'file_id'", []),
      );
    await office.close();
    expect((await anOffice({ path: office.path, mode: 'open' })).fileId).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe('what a window asks main through the application', () => {
  it('a record in a window of its own', async () => {
    const desk = await withOffice('一.kydb');
    await desk.call('windows.openRecord', { entity: 'account', id: 3 });
    expect(desk.openedWindows).toEqual(['account/3']);
    expect(await desk.refused('windows.openRecord', { entity: '', id: 3 })).toEqual({
      code: 'malformedInput',
    });
  });

  it('a notification of no consequence', async () => {
    const desk = aDesk();
    expect(await desk.call('notices.try', { title: '试一下', text: '会这样出现' })).toBe('shown');
    expect(desk.notices).toMatchObject([
      { id: expect.stringMatching(/^try\//) as string, title: '试一下', entity: null, recordId: null },
    ]);
  });
});
