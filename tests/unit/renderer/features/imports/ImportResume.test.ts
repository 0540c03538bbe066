import { nextTick } from 'vue';
import { expect, it } from 'vitest';
import type { ImportDraft } from '../../../../../electron/api/importDrafts';
import ImportResume from '../../../../../renderer/features/imports/ImportResume.vue';
import { useImportDrafts } from '../../../../../renderer/stores/importDrafts';
import { fakeBridge } from '../../../../support/fakeBridge';
import { mountInWindow, settled } from '../../../../support/mountInWindow';

const draft = { id: 'd', fileName: '下次.xlsx', step: 'columns', at: '2026-03-01T00:00:00.000Z' };

it('an import that was thrown away meanwhile is not offered, not even for a moment', async () => {
  fakeBridge({ 'imports.drafts': () => ({ drafts: [] }) });
  const page = mountInWindow(ImportResume, { isBusy: false });
  useImportDrafts().drafts = [draft as unknown as ImportDraft];
  await nextTick();
  expect(page.text()).toBe('');
  await settled();
  expect(page.text()).toBe('');
});

it('an import that was begun is offered to go on with', async () => {
  fakeBridge({ 'imports.drafts': () => ({ drafts: [draft as unknown as ImportDraft] }) });
  const page = mountInWindow(ImportResume, { isBusy: false });
  await settled();
  expect(page.text()).toContain('下次.xlsx');
});
