import { useI18n } from 'vue-i18n';
import type { Subject } from '../../../../schemas/api/master/entities.ts';

/** What an entity is called: its title, or its kind and number where no department gave a name. */
export function useSubjectName(): (subject: Subject) => string {
  const { t } = useI18n();
  return ({ kind, id, title }) => title || t(`master.nameless.${kind}`, { id });
}
