import { useI18n } from 'vue-i18n';
import type { Subject } from '../../../../schemas/api/master/entities.ts';

/** Nothing, or nothing that may be seen. */
const hidden = /^\**$/;

/** What an entity is called: its title, or its kind and number where there is none to be seen. */
export function useSubjectName(): (subject: Subject) => string {
  const { t } = useI18n();
  return ({ kind, id, title }) => (hidden.test(title) ? t(`master.nameless.${kind}`, { id }) : title);
}
