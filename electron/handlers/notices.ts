import { randomUUID } from 'node:crypto';
import { trialPrefix, type notices } from '../api/notices';
import type { Notifier } from '../services/ports';
import type { HandlersOf } from './handlers';

/** Calls about notifications go to the system. */
export function noticeHandlers(notifier: Notifier): HandlersOf<typeof notices> {
  return {
    'notices.try': (_actor, { title, text }) =>
      notifier.show({
        id: `${trialPrefix}${randomUUID()}`,
        title,
        text,
        entity: null,
        recordId: null,
        isSilent: false,
      }),
  };
}
