import { inject, onBeforeUnmount, provide, type InjectionKey } from 'vue';
import type { CallOutput } from '../../../electron/api/index';
import { call } from '../../bridge/client';
import { useRecordChanges } from '../../stores/changes';

/** So many entries a timeline reads at a time. */
export const timelineStep = 40;

type Timeline = CallOutput<'timeline.list'>;

/** The beginning of a timeline that was asked for together with its record, before the page could show one. */
export interface TimelineAhead {
  /** Asks for the first entries of all sorts. */
  ask(entity: string, id: number): void;
  /** The answer about this record, once; null when none was asked for or records were changed since. */
  take(entity: string, id: number): Promise<Timeline> | null;
}

const key: InjectionKey<TimelineAhead> = Symbol('timelineAhead');

/** For the page of a record: its timeline below takes what is asked for here. */
export function provideTimelineAhead(): TimelineAhead {
  let asked: { readonly entity: string; readonly id: number; readonly answer: Promise<Timeline> } | null =
    null;
  const drop = (): void => void (asked = null);
  useRecordChanges(drop);
  onBeforeUnmount(drop);
  const ahead: TimelineAhead = {
    ask(entity, id) {
      const answer = call('timeline.list', { entity, id, offset: 0, limit: timelineStep, show: 'all' });
      // Whoever takes it hears of the failure.
      answer.catch(() => undefined);
      asked = { entity, id, answer };
    },
    take(entity, id) {
      const found = asked?.entity === entity && asked.id === id ? asked.answer : null;
      drop();
      return found;
    },
  };
  provide(key, ahead);
  return ahead;
}

/** What the page around asked for; null where no page did. */
export function useTimelineAhead(): TimelineAhead | null {
  return inject(key, null);
}
