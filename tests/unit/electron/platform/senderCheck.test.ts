import { describe, expect, it } from 'vitest';
import { isTrustedSender, ourOrigin, type Sender } from '../../../../electron/platform/senderCheck';

const ourWindow = 7;
const isOurs = (id: number): boolean => id === ourWindow;

function sender(changes: { origin?: string; parent?: unknown; id?: number } = {}): Sender {
  return {
    senderFrame: { origin: changes.origin ?? ourOrigin, parent: changes.parent ?? null },
    sender: { id: changes.id ?? ourWindow },
  };
}

describe('isTrustedSender', () => {
  it('hears the main frame of our window showing our page', () => {
    expect(isTrustedSender(sender(), isOurs)).toBe(true);
  });

  it.each([
    '',
    'null',
    'about:blank',
    'file://',
    'crm://',
    'crm://print',
    'crm://app.evil',
    'crm://app:8080',
    'crm://app/',
    'CRM://APP',
    'https://app',
    'crm+x://app',
    'devtools://devtools',
    'data:',
    ' crm://app',
  ])('does not hear the origin %j', (origin) => {
    expect(isTrustedSender(sender({ origin }), isOurs)).toBe(false);
  });

  it('does not hear a frame inside the page', () => {
    expect(isTrustedSender(sender({ parent: {} }), isOurs)).toBe(false);
  });

  it('does not hear a frame whose parent is not known', () => {
    const unclear = { senderFrame: { origin: ourOrigin, parent: undefined }, sender: { id: ourWindow } };
    expect(isTrustedSender(unclear, isOurs)).toBe(false);
  });

  it('does not hear a frame that is gone', () => {
    expect(isTrustedSender({ senderFrame: null, sender: { id: ourWindow } }, isOurs)).toBe(false);
    const missing = { sender: { id: ourWindow } } as unknown as Sender;
    expect(isTrustedSender(missing, isOurs)).toBe(false);
  });

  it('does not hear a window we did not make, even with our page in it', () => {
    expect(isTrustedSender(sender({ id: 8 }), isOurs)).toBe(false);
  });
});
