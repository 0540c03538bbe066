import { afterEach, describe, expect, it } from 'vitest';
import { problemCodes } from '../../../../db/schema/problem';
import { RequestFailed } from '../../../../renderer/bridge/client';
import { failureWords, problemWords, wordsOf } from '../../../../renderer/bridge/failures';
import { speak } from '../../../../renderer/i18n/index';
import { everyFailure } from '../../../support/fakeBridge';

describe('words for what went wrong', () => {
  afterEach(() => speak('zh'));

  it('exist for every failure in both languages, without a blank that stayed open', () => {
    for (const language of ['zh', 'en'] as const) {
      speak(language);
      for (const code of everyFailure) {
        const words = failureWords({ code });
        expect(words.length, code).toBeGreaterThan(3);
        expect(words, code).not.toMatch(/[{}]|undefined/);
      }
    }
  });

  it('exist for every problem of a value in both languages', () => {
    for (const language of ['zh', 'en'] as const) {
      speak(language);
      for (const code of problemCodes) expect(problemWords(code), code).toMatch(/\S/);
    }
  });

  it('name the incident under which the log keeps the details', () => {
    expect(failureWords({ code: 'internal', incident: 'abc123' })).toContain('abc123');
  });

  it('follow the language that is spoken now', () => {
    const chinese = failureWords({ code: 'noDatabase' });
    speak('en');
    expect(failureWords({ code: 'noDatabase' })).not.toBe(chinese);
  });

  it('are those of an unexpected error for anything that is no failure of a call', () => {
    expect(wordsOf(new Error('secret path /home/x'))).toBe(failureWords({ code: 'internal' }));
    expect(wordsOf(new RequestFailed({ code: 'databaseBusy' }, 'records.save'))).toBe(
      failureWords({ code: 'databaseBusy' }),
    );
  });
});
