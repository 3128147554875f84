import { computed } from 'vue';
import type { EntityKind } from '../../../../schemas/api/linkage/entity-kind.ts';
import type { TrainedVersion } from '../../../../schemas/api/linkage/model.ts';
import { signedBits } from '../../../charts/linkage/bits.ts';
import { useModelTexts } from '../use-model-texts.ts';

/** Bits at which a cell has its full colour. */
const fullBits = 10;

/** The levels of a version as cells: what each says for or against a match, and in words. */
export function useLevelCells(entity: () => EntityKind, trained: () => TrainedVersion) {
  const { comparisonName, levelName } = useModelTexts(entity);

  const cells = computed(() => {
    const { model, parameters } = trained();
    return model.comparisons.map((comparison, k) =>
      comparison.levels.map((level, at) => {
        const { m, u } = parameters.levels[k]![at]!;
        const bits = Math.log2(m / u);
        const name = `${comparisonName(comparison.name)} · ${levelName(level.name)}`;
        return {
          number: at + 1,
          kind: level.isMissing ? ('missing' as const) : bits >= 0 ? ('for' as const) : ('against' as const),
          strength: Math.min(1, Math.abs(bits) / fullBits),
          title: level.isMissing ? name : `${name} ${signedBits(bits)}`,
        };
      }),
    );
  });
  const names = computed(() => trained().model.comparisons.map(({ name }) => comparisonName(name)));
  const cellsOf = (levels: readonly number[]) => levels.map((level, k) => cells.value[k]![level]!);

  return { names, cellsOf };
}
