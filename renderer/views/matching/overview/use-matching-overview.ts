import type { EntityKind } from '../../../../schemas/api/linkage/entity-kind.ts';
import { useRead } from '../../../components/use-read.ts';
import { useHub } from '../../../stores/hub.ts';
import { useSystemStore } from '../../../stores/system.ts';

/** All that the overview of one kind of entity speaks of. */
export function useMatchingOverview(entity: EntityKind) {
  const system = useSystemStore();
  return useRead(
    async (signal) => {
      const { matching, linkage } = useHub().client;
      const asked = { entity };
      const [summaries, model, scores, audit, unlinkable] = await Promise.all([
        matching.summary({}, { signal }),
        linkage.model.get(asked, { signal }),
        linkage.pairs.scores(asked, { signal }),
        linkage.audit.get(asked, { signal }),
        linkage.clusters.unlinkable(asked, { signal }),
      ]);
      const summary = summaries.find((one) => one.entity === entity)!;
      return { summary, model, scores, audit, unlinkable };
    },
    [() => system.dataVersion],
  );
}
