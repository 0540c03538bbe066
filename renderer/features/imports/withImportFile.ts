import { ElMessageBox } from 'element-plus';
import { call, RequestFailed } from '../../bridge/client';
import { failureWords } from '../../bridge/failures';
import { translate } from '../../i18n/index';

/** Which file, when it is not where it was, and what opens it. */
export interface ImportFileChoice {
  readonly ticket?: string;
  readonly password?: string;
}

/**
 * Does something with the file of an earlier import; asks for the file when it is not where it was or is another one,
 * and for its password. Undefined when the person left the question. Throws what the work throws.
 */
export async function withImportFile<Answer>(
  work: (file: ImportFileChoice) => Promise<Answer>,
  file: ImportFileChoice = {},
): Promise<Answer | undefined> {
  try {
    return await work(file);
  } catch (thrown) {
    if (!(thrown instanceof RequestFailed)) throw thrown;
    const next = await further(thrown, file);
    if (next === 'unknown') throw thrown;
    return next === 'left' ? undefined : withImportFile(work, next);
  }
}

async function further(
  { failure }: RequestFailed,
  file: ImportFileChoice,
): Promise<ImportFileChoice | 'left' | 'unknown'> {
  const words = { confirmButtonText: translate('words.open'), cancelButtonText: translate('words.cancel') };
  try {
    switch (failure.code) {
      case 'filePassword':
      case 'filePasswordWrong': {
        const answer = await ElMessageBox.prompt(failureWords(failure), { ...words, inputType: 'password' });
        return { ...file, password: answer.value };
      }
      case 'importFileMissing':
      case 'importFileChanged': {
        const confirmButtonText = translate('imports.choose');
        await ElMessageBox.confirm(failureWords(failure), { ...words, confirmButtonText, type: 'warning' });
        const chosen = await call('imports.choose', {});
        const [first] = chosen?.files ?? [];
        return first ? { ticket: first.ticket } : 'left';
      }
      default:
        return 'unknown';
    }
  } catch (thrown) {
    if (thrown === 'cancel' || thrown === 'close') return 'left';
    throw thrown;
  }
}
