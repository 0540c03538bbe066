import { mount } from '@vue/test-utils';
import { createPinia } from 'pinia';
import { defineComponent, h } from 'vue';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  provideTimelineAhead,
  useTimelineAhead,
  type TimelineAhead,
} from '../../../../../renderer/record/timeline/timelineAhead';
import { fakeBridge, type FakeBridge } from '../../../../support/fakeBridge';

const bridge: FakeBridge = fakeBridge({
  'timeline.list': ({ id }) => ({ entries: [], titles: { account: { [id]: `客户${id}` } }, hasMore: false }),
});

describe('the beginning of a timeline that is asked for with its record', () => {
  let page: TimelineAhead | null;
  let below: TimelineAhead | null;
  beforeEach(() => {
    const Below = defineComponent({ setup: () => void (below = useTimelineAhead()), render: () => h('i') });
    const Page = defineComponent({
      setup: () => void (page = provideTimelineAhead()),
      render: () => h(Below),
    });
    mount(Page, { global: { plugins: [createPinia()] } });
  });

  it('is taken once by the timeline of that record', async () => {
    page?.ask('account', 7);
    expect((await below?.take('account', 7))?.titles).toEqual({ account: { 7: '客户7' } });
    expect(below?.take('account', 7)).toBeNull();
  });

  it('is not taken for another record', () => {
    page?.ask('account', 7);
    expect(below?.take('account', 8)).toBeNull();
    page?.ask('account', 7);
    expect(below?.take('contact', 7)).toBeNull();
  });

  it('is forgotten when records were changed meanwhile', () => {
    page?.ask('account', 7);

    bridge.tell('records.changed', {
      changeSet: 1,
      entities: { followUp: [1] },
      by: null,
      isOtherDesk: false,
    });
    expect(below?.take('account', 7)).toBeNull();
  });

  it('is nothing where no page asks', () => {
    const alone = defineComponent({ setup: () => void (below = useTimelineAhead()), render: () => h('i') });
    mount(alone, { global: { plugins: [createPinia()] } });
    expect(below).toBeNull();
  });
});
