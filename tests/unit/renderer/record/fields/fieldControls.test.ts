import { describe, expect, it } from 'vitest';
import { kinds } from '../../../../../db/schema/kinds';
import { account } from '../../../../../db/schema/entities/accounts/account';
import { accountContact } from '../../../../../db/schema/entities/accounts/accountContact';
import { opportunity } from '../../../../../db/schema/entities/sales/opportunity';
import { fieldControls } from '../../../../../renderer/record/fields/fieldControls';
import { textOfValue, valueOfText } from '../../../../../renderer/record/fields/typedText';
import { fakeBridge } from '../../../../support/fakeBridge';
import { mountInWindow, settled } from '../../../../support/mountInWindow';

describe('controls of fields', () => {
  it('exist for every kind', () => {
    expect(Object.keys(fieldControls).sort()).toEqual(Object.keys(kinds).sort());
  });

  it('read an amount as a sheet would, into whole 分', async () => {
    const field = account.fields.creditLimit;
    const control = mountInWindow(fieldControls.money, { field, inputId: 'limit', modelValue: 1_200_050 });
    const input = control.get('input');
    expect(input.element.value).toBe('12000.50');
    await input.setValue('3,000.5');
    expect(control.emitted('update:modelValue')?.at(-1)).toEqual([300_050]);
    await input.setValue('');
    expect(control.emitted('update:modelValue')?.at(-1)).toEqual([null]);
  });

  it('hand on what they do not understand, so that the form can say what is wrong', async () => {
    const field = account.fields.creditLimit;
    const control = mountInWindow(fieldControls.money, { field, inputId: 'limit', modelValue: null });
    await control.get('input').setValue('面议');
    expect(control.emitted('update:modelValue')?.at(-1)).toEqual(['面议']);
    expect(control.get('input').element.value).toBe('面议');
  });

  it('keep several telephone numbers apart', () => {
    const field = account.fields.phones;
    expect(valueOfText('138 0013 8000、0571-88881234', field)).toEqual(['13800138000', '0571-88881234']);
    expect(textOfValue(['13800138000', '0571-88881234'], field)).toBe('13800138000、0571-88881234');
  });

  it('begin a text empty for nothing, and give nothing back for an empty text', async () => {
    const control = mountInWindow(fieldControls.text, {
      field: account.fields.name,
      inputId: 'name',
      modelValue: null,
    });
    expect(control.get('input').element.value).toBe('');
    await control.get('input').setValue('华为');
    await control.setProps({ modelValue: '华为' });
    await control.get('input').setValue('');
    expect(control.emitted('update:modelValue')).toEqual([['华为'], [null]]);
  });

  it('carry the name and the description screen readers ask for', async () => {
    const control = mountInWindow(fieldControls.text, {
      field: opportunity.fields.name,
      inputId: 'opportunity-name',
      modelValue: '',
      label: '商机名称',
      describedBy: 'opportunity-name-problem',
    });
    await settled();
    const input = control.get('input#opportunity-name');
    expect(input.attributes('aria-label')).toBe('商机名称');
    expect(input.attributes('aria-describedby')).toBe('opportunity-name-problem');
    expect(input.attributes('aria-required')).toBe('true');
  });

  it('ask the application for records when a reference is opened, those of the account first', async () => {
    const bridge = fakeBridge({
      'search.pick': () => ({
        isIndexing: false,
        hits: [{ entity: 'contact', id: 4, title: '王芳', detail: '13800138000', no: null }],
      }),
    });
    const control = mountInWindow(fieldControls.reference, {
      field: accountContact.fields.contact,
      inputId: 'contact',
      modelValue: null,
      account: 7,
    });
    await control.get('.el-select__wrapper').trigger('click');
    await settled();
    expect(bridge.calls[0]).toEqual({
      name: 'search.pick',
      input: { entity: 'contact', text: '', limit: 20, account: 7 },
    });
    expect(document.body.textContent).toContain('王芳');
    control.unmount();
  });
});
