import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it } from 'vitest';
import type { ImportSession } from '../../../../electron/api/imports';
import { useDropped } from '../../../../renderer/stores/dropped';
import { useImportQueue } from '../../../../renderer/stores/importQueue';
import { fakeBridge } from '../../../support/fakeBridge';

/** A file of a layout that was there before, nothing left to be decided. */
function session(id: string, roundTrip: boolean): ImportSession {
  return {
    id,
    fileName: `${id}.xlsx`,
    roundTrip,
    tables: [{ isChosen: true, isRemembered: true, obstacle: null, columns: [] }],
  } as unknown as ImportSession;
}

beforeEach(() => setActivePinia(createPinia()));

function bridge() {
  return fakeBridge({
    'imports.folder': () => ({
      name: '旧表',
      files: [
        { ticket: 'sheet', name: '老客户.xlsx' },
        { ticket: 'returned', name: '客户-改.xlsx' },
      ],
      leftOut: [],
      leftOutCount: 0,
    }),
    'imports.open': ({ ticket }) => session(ticket, ticket === 'returned'),
    'imports.rehearse': () => ({ job: 'job' }),
    'imports.commit': () => ({ job: 'job', run: 1 }),
    'imports.run': () => ({ id: 1 }) as never,
    'imports.close': () => null,
    'jobs.get': () => ({ id: 'job', state: 'done', failure: null }) as never,
  });
}

it('imports the rest of a folder by its known layout, but not a list that came back changed', async () => {
  const { calls } = bridge();
  const queue = useImportQueue();
  useDropped().put({ ticket: 'folder', name: '旧表', isFolder: true });
  await queue.takeDropped();
  await queue.importRest('update');
  expect(queue.files.map(({ name, state, isReturned }) => [name, state, isReturned])).toEqual([
    ['老客户.xlsx', 'done', false],
    ['客户-改.xlsx', 'waiting', true],
  ]);
  const committed = calls.filter(({ name }) => name === 'imports.commit').map(({ input }) => input);
  expect(committed).toMatchObject([{ session: 'sheet' }]);
  expect(calls.filter(({ name }) => name === 'imports.close')).toHaveLength(2);
});

it('imports a list that came back like any other sheet when a person said so', async () => {
  const { calls } = bridge();
  const queue = useImportQueue();
  useDropped().asSheet = 'returned';
  queue.add([{ ticket: 'returned', name: '客户-改.xlsx' }]);
  await queue.importRest('fill');
  expect(queue.files).toMatchObject([{ state: 'done', isReturned: false }]);
  expect(calls.map(({ name }) => name)).toContain('imports.commit');
});
