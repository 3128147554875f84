import { computed } from 'vue';
import type { Batch, HoldReason } from '../../../schemas/api/batches.ts';
import { useNumbers } from '../../components/use-numbers.ts';
import { useTexts } from '../../components/use-texts.ts';

/** What of a reason's data is a share, by its code; everything else is counted. */
const shares: Partial<Record<HoldReason['code'], readonly string[]>> = {
  'keys-lost': ['share'],
  'column-emptied': ['before', 'after'],
};

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
    return t(`batches.held.${code}`, Object.fromEntries(Object.entries(data).map(shownFor(code))));
  }

  /** Shares come as parts of one and are told in percent. */
  const shownFor =
    (code: HoldReason['code']) =>
    ([key, value]: [string, string | number]): [string, string] => {
      if (typeof value === 'string') return [key, value];
      return [key, shares[code]?.includes(key) ? (value * 100).toFixed(1) : count(value)];
    };

  return { reasons: computed(() => batch().heldFor.map(textOf)) };
}
