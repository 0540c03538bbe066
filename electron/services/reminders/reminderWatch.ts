import type { Reminder } from '../../api/reminders';
import type { DeskMemory, Notifier } from '../ports';

/** Watches the clock and the office for one person on this desk. */
export interface ReminderWatch {
  /** Looks at once, e.g. after a change of the office. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

/** How often the clock is looked at. */
const everyMilliseconds = 20_000;
/** Notices of one look; more at once are one notice with their number. */
const mostNotices = 3;

/**
 * Tells of each reminder once: a notice of the system when it comes up, and the number that wait on the program's icon.
 * What was told stands in the desk's memory, so that a restart does not tell it again; of tasks it stands in the
 * office's file too, so that no other desk of the same person does. A reminder that was put off is told anew, because
 * its time is another.
 */
export function watchReminders(parts: {
  readonly list: () => Promise<readonly Reminder[]>;
  /** Notes in the office's file that these tasks were told of. */
  readonly noteTold: (taskIds: readonly number[]) => Promise<void>;
  readonly notifier: Notifier;
  readonly memory: DeskMemory;
  /** Names the file and the person in the desk's memory. */
  readonly space: string;
  /** The words of one notice that stands for several. */
  readonly several: (count: number) => Promise<string>;
  /** Called when what waits is not what waited before. */
  readonly changed: (waiting: number) => void;
  readonly log: (line: string) => void;
}): ReminderWatch {
  const { list, noteTold, notifier, memory, space, changed, log } = parts;
  let known: string | undefined;
  let looking: Promise<void> = Promise.resolve();

  async function lookNow(): Promise<void> {
    const waiting = await list();
    const keys = waiting.map(keyOf);
    if (keys.join() !== known) {
      known = keys.join();
      await notifier.count(waiting.length);
      changed(waiting.length);
    }
    const told = new Set((await memory.read(space, 'reminders')).map(({ key }) => key));
    const fresh = waiting.filter((reminder) => !reminder.wasTold && !told.has(keyOf(reminder)));
    if (fresh.length === 0) return;
    await memory.write(
      space,
      'reminders',
      fresh.slice(0, 50).map((reminder) => ({ key: keyOf(reminder), text: '1' })),
    );
    await tell(fresh);
    const tasks = fresh.filter(({ is }) => is === 'task').map(({ id }) => id);
    if (tasks.length > 0) await noteTold(tasks);
  }

  async function tell(fresh: readonly Reminder[]): Promise<void> {
    if (fresh.length > mostNotices) {
      const [first] = fresh;
      await notifier.show({
        id: 'reminders/several',
        title: await parts.several(fresh.length),
        text: first?.title ?? '',
        entity: null,
        recordId: null,
        isSilent: false,
      });
      return;
    }
    for (const reminder of fresh) await notifier.show(noticeOf(reminder));
  }

  function look(): Promise<void> {
    looking = looking.then(lookNow).catch((error: unknown) => log(`reminders: ${String(error)}`));
    return looking;
  }

  const timer = setInterval(() => void look(), everyMilliseconds);
  return {
    look,
    async stop() {
      clearInterval(timer);
      await looking;
      await notifier.count(0);
    },
  };
}

function keyOf({ is, id, at }: Reminder): string {
  return `${is}/${id}/${at}`;
}

function noticeOf({ is, id, title, about }: Reminder) {
  return {
    id: `${is}/${id}`,
    title: title === '' ? '…' : title,
    text: about?.title ?? '',
    entity: is === 'task' ? 'task' : (about?.entity ?? null),
    recordId: is === 'task' ? id : (about?.id ?? null),
    isSilent: false,
  };
}
