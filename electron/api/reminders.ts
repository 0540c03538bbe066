import { z } from 'zod';
import type { Label } from '../../db/schema/label';
import { procedure } from './procedure';
import { idShape, requestIdShape } from './shapes';

/** Something a person is reminded of. */
export interface Reminder {
  /** `task` is due or its time of reminder has come; `mention` is a comment that calls the person. */
  readonly is: 'task' | 'mention';
  readonly id: number;
  readonly title: string;
  /** When it came up, and for tasks when they are due. */
  readonly at: string;
  readonly dueAt: string | null;
  /** What it is about, to be opened. */
  readonly about: { readonly entity: string; readonly id: number; readonly title: string } | null;
  readonly by: string | null;
  /** Whether a desk told of it since it came up; another desk of the same person does not tell it again. */
  readonly wasTold: boolean;
}

/** The title of one notice that stands for several reminders. */
export const severalReminders: Label = { zh: '有 {count} 项提醒', en: '{count} reminders' };

export const reminders = {
  /** What has come up and was neither done nor put off, newest first. */
  'reminders.list': procedure<readonly Reminder[]>()(z.strictObject({})),
  /** Puts a task's reminder off; one action to undo. */
  'reminders.snooze': procedure<null>()(
    z.strictObject({
      requestId: requestIdShape,
      id: idShape,
      minutes: z
        .int()
        .min(1)
        .max(60 * 24 * 60),
    }),
  ),
  /** Marks mentions as seen up to now. */
  'reminders.seen': procedure<null>()(z.strictObject({})),
};
