import { createI18n } from 'vue-i18n';
import { messages, type Language } from '../../schemas/messages/index.ts';

/** The texts of `schemas/messages`, the same that the command line and the reports use. */
export const i18n = createI18n({
  legacy: false,
  locale: 'zh' as Language,
  fallbackLocale: 'zh',
  messages,
  missingWarn: false,
  fallbackWarn: false,
});

/** Switches every text of the window, and tells the browser which language it now reads. */
export function applyLanguage(language: Language): void {
  i18n.global.locale.value = language;
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = messages[language].app.name;
}
