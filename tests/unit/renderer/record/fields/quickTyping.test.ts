import { afterEach, describe, expect, it } from 'vitest';
import { nextTick } from 'vue';
import type { VueWrapper } from '@vue/test-utils';
import { account } from '../../../../../db/schema/entities/accounts/account';
import { fieldControls } from '../../../../../renderer/record/fields/fieldControls';
import ReferencePicker from '../../../../../renderer/record/ReferencePicker.vue';
import { fakeBridge } from '../../../../support/fakeBridge';
import { mountInWindow, settled } from '../../../../support/mountInWindow';

const sources = [
  { entity: 'source', id: 1, title: '老客户介绍', detail: '', no: null },
  { entity: 'source', id: 2, title: '展会', detail: '', no: null },
  { entity: 'source', id: 3, title: '网站', detail: '', no: null },
];

/** A hand that does not wait: what a key does at once is done, nothing else. */
async function type(field: VueWrapper, words: string): Promise<void> {
  const input = field.get('input').element;
  for (const sign of words) {
    input.value += sign;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await nextTick();
  }
}

async function press(field: VueWrapper, key: string, keyCode = 0): Promise<void> {
  const input = field.get('input').element;
  input.dispatchEvent(
    new KeyboardEvent('keydown', { key, code: key, keyCode, bubbles: true, cancelable: true }),
  );
  await nextTick();
}

const open: VueWrapper[] = [];
afterEach(() => open.splice(0).forEach((field) => field.unmount()));

describe('a field that finds a record', () => {
  function picker(): VueWrapper {
    fakeBridge({
      'search.pick': ({ text }) => ({
        hits: sources.filter(({ title }) => title.includes(text)),
        isIndexing: false,
      }),
    });
    const props = { entity: 'source', modelValue: null, inputId: 'source' };
    const field = mountInWindow(ReferencePicker, props);
    open.push(field);
    return field;
  }

  it('takes what was typed when Enter comes before it is found, not the first of all', async () => {
    const field = picker();
    await field.get('input').trigger('click');
    await settled();
    await type(field, '展会');
    await press(field, 'Enter');
    await settled();
    expect(field.emitted('update:modelValue')).toEqual([[2]]);
  });

  it('begins the next search with what is typed meanwhile', async () => {
    const field = picker();
    await type(field, '展会');
    await press(field, 'Enter');
    expect(field.get('input').element.value).toBe('');
    await type(field, '网站');
    await settled();
    expect([field.emitted('update:modelValue'), field.get('input').element.value]).toEqual([[[2]], '网站']);
  });

  it('hands back words nothing is found for', async () => {
    const field = picker();
    await type(field, '没有');
    await press(field, 'Enter');
    await settled();
    expect([field.emitted('update:modelValue'), field.get('input').element.value]).toEqual([
      undefined,
      '没有',
    ]);
  });

  it('leaves the Enter of an input method to it', async () => {
    const field = picker();
    await type(field, '展');
    await press(field, 'Enter', 229);
    await settled();
    expect([field.emitted('update:modelValue'), field.get('input').element.value]).toEqual([undefined, '展']);
  });
});

describe('a field of tags', () => {
  function tags(): VueWrapper {
    fakeBridge({ 'tags.inUse': () => [] } as never);
    const field = mountInWindow(fieldControls.tags, {
      field: account.fields.tags,
      inputId: 'tags',
      modelValue: [],
      'onUpdate:modelValue': (modelValue: unknown) => void field.setProps({ modelValue }),
    });
    open.push(field);
    return field;
  }

  it('keeps words apart that a quick hand ends with Enter', async () => {
    const field = tags();
    for (const words of ['重点', '重点跟进', '展会']) {
      await type(field, words);
      await press(field, 'Enter');
    }
    expect(field.emitted('update:modelValue')?.at(-1)).toEqual([['重点', '重点跟进', '展会']]);
    expect(field.get('input').element.value).toBe('');
  });

  it('waits for an input method to be done', async () => {
    const field = tags();
    const input = field.get('input');
    await input.trigger('compositionstart');
    await type(field, 'zhongdian');
    await press(field, 'Enter', 229);
    expect(field.emitted('update:modelValue')).toBeUndefined();
    input.element.value = '重点';
    await input.trigger('compositionend');
    await settled();
    await press(field, 'Enter');
    expect(field.emitted('update:modelValue')).toEqual([[['重点']]]);
  });
});
