import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { describeError, type ErrorText, type Language } from '../../schemas/messages/index.ts';

/** Texts that depend on data of the core, in the chosen language. */
export function useTexts() {
  const { t, te, locale } = useI18n();
  const language = computed(() => locale.value as Language);

  /** An error of the contract in words: what is wrong, what to do. */
  const failureText = (failure: { code: string; data: Record<string, unknown> }): ErrorText =>
    describeError(language.value, failure.code, failure.data);

  /** The text under `key`, or the given words where the core speaks of something that has no text. */
  const textOr = (key: string, otherwise: string, data: Record<string, unknown> = {}): string =>
    te(key) ? t(key, data) : otherwise;

  return { t, language, failureText, textOr };
}
