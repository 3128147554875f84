import { createI18n } from 'vue-i18n';
import { linkage as english } from '../../schemas/messages/en/linkage.ts';
import { linkage as chinese } from '../../schemas/messages/zh/linkage.ts';

/** The texts of matching alone: the report carries all that it needs. */
export function createReportI18n(language: 'zh' | 'en') {
  return createI18n({
    legacy: false,
    locale: language,
    fallbackLocale: 'zh',
    messages: { zh: { linkage: chinese }, en: { linkage: english } },
    missingWarn: false,
    fallbackWarn: false,
  });
}
