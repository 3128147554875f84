import { computed, ref } from 'vue';
import { useI18n } from 'vue-i18n';

/** What a part of the model is called while it is edited. */
interface Naming {
  /** Its key; null for a new part. */
  key: string | null;
  /** The name that people read for the key. */
  shown: string;
  /** Keys of its neighbours. */
  taken: readonly string[];
}

/** The name in the field, the key that it stands for, and what is wrong with it; a name from the list of names stays its key. */
export function useNaming({ key: before, shown, taken }: Naming) {
  const { t } = useI18n();
  const name = ref(shown);
  const key = computed(() => (before !== null && name.value === shown ? before : name.value.trim()));
  const problem = computed(() => {
    if (key.value === '') return t('linkage.model.comparisons.nameMissing');
    return taken.includes(key.value) ? t('linkage.model.comparisons.nameTaken') : '';
  });
  return { name, key, problem };
}
