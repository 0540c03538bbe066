import type { Kept, Undone } from '../../electron/api/undo';
import { call } from '../bridge/client';
import { translate } from '../i18n/index';
import { fieldOf } from '../../db/schema/effectiveSchema';
import { currentLanguage } from '../i18n/index';
import { useSchema } from './schema';
import { useToasts } from './toasts';

/** Takes back the user's last action and says what became of it; what was changed since is listed. */
export async function undoLast(): Promise<void> {
  await useToasts().attempt(async () => {
    say(await call('undo.last', { requestId: crypto.randomUUID() }));
  });
}

/** Takes back one named action. */
export async function undoChangeSet(changeSet: number): Promise<Undone | undefined> {
  return useToasts().attempt(async () => {
    const undone = await call('undo.changeSet', { requestId: crypto.randomUUID(), changeSet });
    say(undone);
    return undone;
  });
}

/** A button for a message: takes that action back. */
export function undoAction(changeSet: number | null): {
  action?: { label: string; run: () => Promise<void> };
} {
  if (changeSet === null) return {};
  return {
    action: {
      label: translate('undo.undo'),
      run: async () => {
        await undoChangeSet(changeSet);
      },
    },
  };
}

function say(undone: Undone): void {
  const redo = undone.changeSet === null ? {} : { action: redoAction(undone.changeSet) };
  if (undone.keptCount === 0) {
    useToasts().show({ tone: 'good', text: translate('undo.done', { count: undone.undone }), ...redo });
    return;
  }
  useToasts().show({
    tone: 'attention',
    text: translate('undo.partly', { count: undone.undone, kept: undone.keptCount }),
    details: undone.kept.slice(0, 5).map(keptWords),
    ...redo,
  });
}

function redoAction(changeSet: number): { label: string; run: () => Promise<void> } {
  return {
    label: translate('undo.redo'),
    run: async () => {
      await undoChangeSet(changeSet);
    },
  };
}

/** One line for a record that stayed as it is. */
export function keptWords(kept: Kept): string {
  const schema = useSchema();
  const entity = schema.has(kept.entity) ? schema.entity(kept.entity) : undefined;
  const fields = kept.fields.map(
    (name) => (entity && fieldOf(entity, name)?.label[currentLanguage()]) ?? name,
  );
  return translate(`undo.kept.${kept.reason}`, {
    title: kept.title,
    fields: fields.join(translate('words.listSeparator')),
    by: kept.by ?? translate('words.somebody'),
  });
}
