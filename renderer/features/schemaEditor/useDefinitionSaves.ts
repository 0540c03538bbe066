import type { OfficeDefinitions } from '../../../db/schema/definitions';
import type { FieldWish } from '../../../electron/api/schemaEditor';
import { call } from '../../bridge/client';
import { failureOf, failureWords } from '../../bridge/failures';
import { translate } from '../../i18n/index';
import { useSchema } from '../../stores/schema';
import { useToasts } from '../../stores/toasts';

/** How a save ended: what is wrong, in words, by the part of the wish; empty when nothing is said of a part. */
export interface SaveOutcome {
  readonly isSaved: boolean;
  readonly problems: Readonly<Record<string, string>>;
}

type Answer = OfficeDefinitions | { readonly definitions: OfficeDefinitions };

const told = [
  'label',
  'choices',
  'to',
  'formula',
  'shownIf',
  'initial',
  'unique',
  'isActive',
  'kind',
] as const;
type Told = (typeof told)[number];

/** Saves definitions: takes the answer into the schema of this window, says so with a way back, and words for what is wrong. */
export function useDefinitionSaves() {
  const schema = useSchema();
  const toasts = useToasts();

  async function save(work: () => Promise<Answer>): Promise<SaveOutcome> {
    try {
      const answer = await work();
      schema.take('definitions' in answer ? answer.definitions : answer);
      toasts.show({
        tone: 'good',
        text: translate('schemaEditor.saved'),
        action: { label: translate('schemaEditor.takeBack'), run: undoLast },
      });
      return { isSaved: true, problems: {} };
    } catch (thrown) {
      return await refused(thrown);
    }
  }

  async function refused(thrown: unknown): Promise<SaveOutcome> {
    const failure = failureOf(thrown);
    if (failure.code === 'stale') {
      await schema.load();
      toasts.show({ tone: 'attention', text: translate('schemaEditor.stale') });
      return { isSaved: false, problems: {} };
    }
    const fields = failure.fields ?? [];
    if (failure.code === 'duplicatesExist')
      return { isSaved: false, problems: { unique: failureWords(failure) } };
    if (failure.code !== 'invalid' || fields.length === 0) {
      toasts.failed(thrown);
      return { isSaved: false, problems: {} };
    }
    const problems = Object.fromEntries(fields.map(({ field }) => [field, wordsOf(field)]));
    return { isSaved: false, problems };
  }

  /** Takes the latest change back, as long as nobody made another one on top of it. */
  async function undoLast(): Promise<void> {
    const [last] = await call('schemaEditor.log', {});
    if (last) await undo(last.id);
  }

  async function undo(id: number): Promise<void> {
    await toasts.attempt(async () => {
      schema.take(await call('schemaEditor.undo', { id }));
      toasts.show({ tone: 'good', text: translate('schemaEditor.takenBack') });
    });
  }

  return {
    save,
    undo,
    saveField: (wish: FieldWish) => save(() => call('schemaEditor.saveField', wish)),
  };
}

function wordsOf(part: string): string {
  const known = told.find((one): one is Told => one === part);
  return translate(`schemaEditor.problems.${known ?? 'other'}`);
}
