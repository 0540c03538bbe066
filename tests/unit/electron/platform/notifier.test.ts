import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Notice } from '../../../../electron/api/notices';
import { firstSettings, type Settings } from '../../../../electron/api/settings';

/** What the system was asked to show; stands in for Electron's Notification, which needs a desktop. */
const system = vi.hoisted(() => {
  class Shown {
    static all: Shown[] = [];
    static supported = true;
    static isSupported = () => Shown.supported;
    readonly heard = new Map<string, (...words: unknown[]) => void>();
    isShown = false;
    isClosed = false;
    constructor(readonly options: { title: string; body: string; silent: boolean }) {
      Shown.all.push(this);
    }
    on(event: string, use: (...words: unknown[]) => void): void {
      this.heard.set(event, use);
    }
    show(): void {
      this.isShown = true;
    }
    close(): void {
      this.isClosed = true;
    }
  }
  return Shown;
});
vi.mock('electron', () => ({ Notification: system }));
const { createSystemNotifier } = await import('../../../../electron/platform/notifier');

const notice: Notice = {
  id: 'task/12',
  title: '给绿源回电话',
  text: '10:30',
  entity: 'account',
  recordId: 12,
  isSilent: false,
};
const chosen = vi.fn<(one: Notice) => void>();
const failed = vi.fn<(one: Notice, why: string) => void>();

function notifier(settings: Partial<Settings> = {}, time = '10:30') {
  return createSystemNotifier({
    settings: () => ({ ...firstSettings, ...settings }),
    now: () => new Date(`2026-11-22T${time}:00`),
    chosen,
    failed,
  });
}

beforeEach(() => {
  system.all = [];
  system.supported = true;
  chosen.mockClear();
  failed.mockClear();
});

describe('a notification of the system', () => {
  it('is shown with its words', () => {
    expect(notifier().show(notice)).toBe('shown');
    expect(system.all.map(({ options, isShown }) => ({ ...options, isShown }))).toEqual([
      { title: '给绿源回电话', body: '10:30', silent: false, isShown: true },
    ]);
  });

  it('is held back when notifications are off, in quiet hours, and where there are none', () => {
    expect(notifier({ hasNotifications: false }).show(notice)).toBe('off');
    expect(notifier({ quietHours: { from: '22:00', to: '08:00' } }, '23:00').show(notice)).toBe('quiet');
    system.supported = false;
    expect(notifier().show(notice)).toBe('unsupported');
    expect(system.all).toEqual([]);
  });

  it('says which notice was clicked, and is gone then', () => {
    notifier().show(notice);
    system.all[0]?.heard.get('click')?.();
    expect(chosen.mock.calls).toEqual([[notice]]);
    expect(system.all[0]?.isClosed).toBe(true);
  });

  it('says which notice the system refused after all', () => {
    notifier().show(notice);
    system.all[0]?.heard.get('failed')?.({}, 'not signed');
    expect(failed.mock.calls).toEqual([[notice, 'not signed']]);
  });

  it('takes the place of an older one of the same id, and can be withdrawn', () => {
    const made = notifier();
    made.show(notice);
    made.show({ ...notice, text: '11:00' });
    expect(system.all.map(({ isClosed }) => isClosed)).toEqual([true, false]);
    made.withdraw(notice.id);
    expect(system.all.map(({ isClosed }) => isClosed)).toEqual([true, true]);
  });
});
