import { ElMessageBox } from 'element-plus';
import type { CallInput } from '../../../electron/api/index';
import { call } from '../../bridge/client';
import { failureOf, failureWords } from '../../bridge/failures';
import { useWords } from '../../i18n/index';
import { useImportDrafts } from '../../stores/importDrafts';
import { useToasts } from '../../stores/toasts';
import type { OpenImport } from './useOpenImport';

type ResumeWish = Omit<CallInput<'imports.resumeDraft'>, 'draft'>;

/** Going on with an import that was begun; `rehearse` checks the rows of one that had come so far. */
export function useImportResume(
  { isBusy, hold, goTo, close }: Pick<OpenImport, 'isBusy' | 'hold' | 'goTo' | 'close'>,
  rehearse: () => Promise<void>,
) {
  const { t } = useWords();
  const drafts = useImportDrafts();
  const toasts = useToasts();

  /** Goes on with an import that was begun; asks for its password, and for the file when that is gone. */
  async function resume(draft: string, wish: ResumeWish = {}): Promise<void> {
    isBusy.value = true;
    try {
      await close(true);
      const found = await call('imports.resumeDraft', { draft, ...wish });
      if (!(await hold(found.session))) return;
      goTo('columns');
      if (found.kept !== 'all')
        toasts.show({ tone: 'attention', text: t(`importDrafts.kept.${found.kept}`) });
      if (found.step !== 'columns') await rehearse();
    } catch (thrown) {
      await refuseResume(thrown, draft, wish);
    } finally {
      isBusy.value = false;
    }
  }

  async function refuseResume(thrown: unknown, draft: string, wish: ResumeWish): Promise<void> {
    const failure = failureOf(thrown);
    const name = drafts.drafts.find(({ id }) => id === draft)?.fileName ?? '';
    try {
      if (failure.code === 'filePassword' || failure.code === 'filePasswordWrong') {
        const answer = await ElMessageBox.prompt(failureWords(failure), name, {
          inputType: 'password',
          confirmButtonText: t('words.open'),
          cancelButtonText: t('words.cancel'),
        });
        return await resume(draft, { ...wish, password: answer.value });
      }
      if (failure.code === 'fileMissing') {
        await ElMessageBox.confirm(t('importDrafts.gone', { name }), t('importDrafts.goneTitle'), {
          confirmButtonText: t('importDrafts.chooseFile'),
          cancelButtonText: t('words.cancel'),
        });
        const ticket = (await call('imports.choose', {}))?.files[0]?.ticket;
        if (ticket !== undefined) return await resume(draft, { ...wish, ticket });
        return;
      }
    } catch (further) {
      // The question was left; anything else that went wrong is said.
      if (further === 'cancel' || further === 'close') return;
      return void toasts.show({ tone: 'bad', text: failureWords(failureOf(further)) });
    }
    toasts.show({ tone: 'bad', text: failureWords(failure) });
  }

  return { resume };
}
