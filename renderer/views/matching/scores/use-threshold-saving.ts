import { ref } from 'vue';
import type { EntityKind } from '../../../../schemas/api/linkage/entity-kind.ts';
import type { ModelView } from '../../../../schemas/api/linkage/model.ts';
import type { Clustering } from '../../../../schemas/linkage/linkage-model.ts';
import { useHub } from '../../../stores/hub.ts';
import { useNoticesStore } from '../../../stores/notices.ts';

/** Saves a threshold that was tried out into the model that the next run trains. */
export function useThresholdSaving(entity: () => EntityKind) {
  const { client } = useHub();
  const notices = useNoticesStore();
  const isSaving = ref(false);

  /** @returns whether it was saved; a failure is said as a notice */
  async function save(
    { model, edition }: Pick<ModelView, 'model' | 'edition'>,
    part: Partial<Clustering>,
  ): Promise<boolean> {
    isSaving.value = true;
    try {
      const changed = { ...model, clustering: { ...model.clustering, ...part } };
      await client.linkage.model.save({ entity: entity(), edition, model: changed });
      notices.raise('success', 'linkage.model.saved');
      return true;
    } catch (error) {
      notices.raiseFailure(error);
      return false;
    } finally {
      isSaving.value = false;
    }
  }

  return { isSaving, save };
}
