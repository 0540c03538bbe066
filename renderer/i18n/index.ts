import type { Ref } from 'vue';
import { createI18n } from 'vue-i18n';
import { languages, type Language } from '../../db/schema/label';
import type { MessageKey } from './catalogue';
import { en } from './en';
import { zh } from './zh';

export type { MessageKey } from './catalogue';

/** What a sentence is filled with. */
export type WordValues = Readonly<Record<string, string | number>>;

export const i18n = createI18n({
  legacy: false,
  locale: languages[0],
  fallbackLocale: languages[0],
  messages: { zh, en },
  missingWarn: false,
  fallbackWarn: false,
});

/** A sentence in the window's language, outside components. */
export function translate(key: MessageKey, values: WordValues = {}): string {
  return i18n.global.t(key, values);
}

/** Words for components: `t` with checked keys, and the language that is spoken. */
export function useWords(): {
  readonly t: (key: MessageKey, values?: WordValues) => string;
  readonly language: Readonly<Ref<Language>>;
} {
  return { t: translate, language: i18n.global.locale };
}

/** Changes the language of every word at once; `html[lang]` follows, so that screen readers pronounce it rightly. */
export function speak(language: Language): void {
  (i18n.global.locale as unknown as { value: string }).value = language;
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

/** The language the window speaks now. */
export function currentLanguage(): Language {
  return (i18n.global.locale as unknown as { value: Language }).value;
}
