import type { MatterStep } from '../../../../schemas/api/dispatch/matter.ts';
import { useTexts } from '../../../components/use-texts.ts';

/** What the hub does without anybody. */
const byHub: readonly MatterStep['action'][] = ['reminded', 'escalated', 'basis-withdrawn'];
/** Whoever sits at a machine without accounts. */
const nameless = 'local';

export const isByHub = ({ action }: MatterStep): boolean => byHub.includes(action);

/** Who took a step, in words. */
export function useAuthor() {
  const { t, textOr } = useTexts();

  const person = (by: string): string => (by === nameless ? t('dispatch.thisMachine') : by);

  function author(step: MatterStep): string {
    if (isByHub(step)) return t('app.name');
    const role = textOr(`app.roles.${step.role}`, step.role);
    return step.by === nameless ? role : t('dispatch.matter.author', { by: step.by, role });
  }

  return { author, person };
}
