import { defineComponent, h } from 'vue';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ImportSession } from '../../../../../electron/api/imports';
import type { Job } from '../../../../../electron/api/jobs';
import { useImportFiles } from '../../../../../renderer/features/imports/useImportFiles';
import { useImportJobs } from '../../../../../renderer/features/imports/useImportJobs';
import { useOpenImport } from '../../../../../renderer/features/imports/useOpenImport';
import { useImportQueue } from '../../../../../renderer/stores/importQueue';
import { useJobs } from '../../../../../renderer/stores/jobs';
import { fakeBridge, Refused, type FakeBridge } from '../../../../support/fakeBridge';
import { mountInWindow, settled } from '../../../../support/mountInWindow';

const session = {
  id: 'session',
  fileName: '客户.xlsx',
  roundTrip: false,
  tables: [{ id: 0, sheetIndex: 2, isChosen: true }],
} as unknown as ImportSession;
const job = { id: 'job', kind: 'commit', state: 'running', failure: null } as unknown as Job;

let bridge: FakeBridge;
let hasTargets = true;

/** The page without its look: a file that waits, and everything the page does with it. */
function aPage() {
  const made: { page?: ReturnType<typeof useOpenImport> } = {};
  let files: ReturnType<typeof useImportFiles> | undefined;
  let jobs: ReturnType<typeof useImportJobs> | undefined;
  const wrapper = mountInWindow(
    defineComponent({
      setup() {
        made.page = useOpenImport();
        files = useImportFiles(made.page);
        jobs = useImportJobs(made.page);
        return () => h('div');
      },
    }),
  );
  if (!made.page || !files || !jobs) throw new Error('not set up');
  const queue = useImportQueue();
  queue.add([{ ticket: 'ticket', name: '客户.xlsx' }]);
  const [file] = queue.files;
  if (!file) throw new Error('no file');
  return { wrapper, page: made.page, files, jobs, queue, file };
}

function closed(): unknown[] {
  return bridge.calls.filter(({ name }) => name === 'imports.close').map(({ input }) => input);
}

beforeEach(() => {
  hasTargets = true;
  bridge = fakeBridge({
    'imports.open': () => session,
    'imports.targets': () => {
      if (!hasTargets) throw new Refused({ code: 'internal' });
      return { targets: [] };
    },
    'imports.close': () => null,
    'imports.commit': () => ({ job: 'job', run: 7 }),
    'imports.run': () => ({ id: 7, state: 'done' }) as never,
    'jobs.get': () => job,
  });
});

describe('a file that is opened', () => {
  it('stands at what was recognised, on the sheet that is imported', async () => {
    const { page, files, queue, file } = aPage();
    await files.open(file);
    expect([page.step.value, page.sheet.value, page.opened.value?.id]).toEqual(['recognise', 2, 'session']);
    expect(queue.files.map(({ state }) => state)).toEqual(['open']);
    expect(closed()).toEqual([]);
  });

  it('after the page was left is let go, and can be gone on with', async () => {
    const { wrapper, page, files, queue, file } = aPage();
    const opening = files.open(file);
    wrapper.unmount();
    await opening;
    expect(closed()).toEqual([{ session: 'session', isKept: true }]);
    expect(page.opened.value).toBeNull();
    expect(queue.files.map(({ state }) => state)).toEqual(['skipped']);
  });

  it('and cannot be shown is let go', async () => {
    hasTargets = false;
    const { page, files, queue, file } = aPage();
    await files.open(file);
    expect(closed()).toEqual([{ session: 'session', isKept: true }]);
    expect(page.opened.value).toBeNull();
    expect(queue.files.map(({ state }) => state)).toEqual(['failed']);
  });
});

it('a check that cannot begin leads back to the columns instead of being waited for', async () => {
  const { page, files, jobs, file } = aPage();
  await files.open(file);
  // Nothing answers it: the application that had the file open was started again.
  await jobs.rehearse();
  expect([page.step.value, page.jobId.value]).toEqual(['columns', null]);
});

it('an import that ends after the page was left lets its file go', async () => {
  const { wrapper, page, files, jobs, file } = aPage();
  useJobs().follow();
  await files.open(file);
  page.step.value = 'confirm';
  const committing = jobs.commit();
  await settled();
  wrapper.unmount();
  expect(closed()).toEqual([]);
  bridge.tell('job.progressed', { ...job, state: 'done' });
  await committing;
  expect(closed()).toEqual([{ session: 'session' }]);
});
