import { computed } from 'vue';
import type { Batch, HoldReason } from '../../../schemas/api/batches.ts';
import { useNumbers } from '../../components/use-numbers.ts';
import { useTexts } from '../../components/use-texts.ts';

const shares = new Set(['share', 'before', 'after']);

/** Why a batch is held, in words. */
export function useHoldReasons(batch: () => Batch) {
  const { t } = useTexts();
  const { count } = useNumbers();

  function textOf({ code, data }: HoldReason): string {
    if (code === 'source-not-lawful') {
      const missing = String(data['missing']).split(',');
      const names = missing.map((key) => t(`sources.basis.${key}`));
      return t(`batches.held.${code}`, { missing: names.join(t('intake.mapping.listSeparator')) });
    }
    return t(`batches.held.${code}`, Object.fromEntries(Object.entries(data).map(shown)));
  }

  /** Shares come as parts of one and are told in percent; everything else is counted. */
  function shown([key, value]: [string, string | number]): [string, string] {
    if (typeof value === 'string') return [key, value];
    return [key, shares.has(key) && value <= 1 ? (value * 100).toFixed(1) : count(value)];
  }

  return { reasons: computed(() => batch().heldFor.map(textOf)) };
}
