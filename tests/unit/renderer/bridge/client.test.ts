import { reactive } from 'vue';
import { describe, expect, it } from 'vitest';
import { call, fileTicket, RequestFailed } from '../../../../renderer/bridge/client';
import { listen } from '../../../../renderer/bridge/events';
import { fakeBridge, Refused } from '../../../support/fakeBridge';

describe('the door to the application', () => {
  it('sends a copy without Vue proxies, which could not cross the border of processes', async () => {
    const bridge = fakeBridge({ 'search.find': () => ({ hits: [], isIndexing: false }) });
    const input = reactive({ text: '华为', limit: 5, entities: ['account'] });
    await call('search.find', input);
    expect(bridge.calls).toEqual([
      { name: 'search.find', input: { text: '华为', limit: 5, entities: ['account'] } },
    ]);
  });

  it('throws the failure that was answered, with the name of the call', async () => {
    fakeBridge({
      'workspace.counts': () => {
        throw new Refused({ code: 'noDatabase' });
      },
    });
    const thrown = await call('workspace.counts', {}).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(RequestFailed);
    expect((thrown as RequestFailed).failure).toEqual({ code: 'noDatabase' });
    expect((thrown as RequestFailed).call).toBe('workspace.counts');
  });

  it('gets a ticket for a dropped file and never its path', async () => {
    fakeBridge({});
    expect(await fileTicket(new File(['x'], '客户.xlsx'))).toEqual({
      ticket: 'ticket-of-a-file',
      name: '客户.xlsx',
    });
  });

  it('hears only the event it asked for, until it stops', () => {
    const bridge = fakeBridge({});
    const heard: number[] = [];
    const stop = listen('schema.changed', ({ revision }) => heard.push(revision));
    bridge.tell('schema.changed', { revision: 1 });
    bridge.tell('application.state', { state: 'alive' });
    stop();
    bridge.tell('schema.changed', { revision: 2 });
    expect(heard).toEqual([1]);
  });
});
