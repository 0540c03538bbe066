import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { account } from '../../../../db/schema/entities/accounts/account';
import type { NamedField } from '../../../../db/schema/derive/ranked';
import { isShown } from '../../../../db/schema/derive/shownFields';
import { formSections } from '../../../../db/schema/derive/formSections';
import RecordForm from '../../../../renderer/record/RecordForm.vue';
import { useRecordForm } from '../../../../renderer/record/useRecordForm';
import { accountRecord } from '../../../support/accountRecord';
import { fakeBridge } from '../../../support/fakeBridge';
import { mountInWindow, settled } from '../../../support/mountInWindow';

describe('the form of a record', () => {
  beforeEach(() => {
    setActivePinia(createPinia());
    fakeBridge({});
    document.body.innerHTML = '';
  });

  it('draws every field that may be typed, in its section, each with a label that points at its control', async () => {
    const form = useRecordForm({ entity: () => account, record: () => accountRecord() });
    const page = mountInWindow(RecordForm, { entity: account, form });
    await settled();
    const shown = ({ field }: NamedField): boolean => isShown(field, accountRecord());
    const sections = formSections(account)
      .map((section) => ({ ...section, fields: section.fields.filter(shown) }))
      .filter((section) => section.fields.length > 0);
    expect(sections.length).toBeLessThan(formSections(account).length);
    expect(page.findAll('legend').map((legend) => legend.text())).toEqual(
      sections.map((section) => section.label.zh),
    );
    const labels = page.findAll('.field-row label');
    expect(labels).toHaveLength(sections.flatMap((section) => section.fields).length);
    const pointing = labels.filter(
      (label) => document.getElementById(label.attributes('for') ?? '') !== null,
    );
    expect(pointing.map((label) => label.text())).toEqual(labels.map((label) => label.text()));
  });

  it('puts the cursor into the first field that is wrong and reads its problem aloud', async () => {
    const form = useRecordForm({ entity: () => account, record: () => null });
    const page = mountInWindow(RecordForm, { entity: account, form });
    await form.save();
    await settled();
    await (page.vm as unknown as { focus: () => Promise<void> }).focus();
    const input = document.activeElement as HTMLInputElement;
    const description = document.getElementById(input.getAttribute('aria-describedby') ?? '');
    expect(description?.textContent).toBe('必填');
    expect(description?.getAttribute('role')).toBe('alert');
  });

  it('takes what is typed into the draft', async () => {
    const form = useRecordForm({ entity: () => account, record: () => accountRecord() });
    const page = mountInWindow(RecordForm, { entity: account, form });
    await page.get('input').setValue('改了名字');
    expect(form.draft).toEqual({ name: '改了名字' });
  });
});
