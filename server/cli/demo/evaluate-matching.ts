import type { Core } from '../../../core/create-core.ts';
import { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import { evaluateClusters } from '../../../sample/evaluate.ts';
import type { SampleManifest } from '../../../sample/generate-sample.ts';
import { say, texts, type Output } from '../output.ts';

export interface MatchingQuality {
  entities: number;
  precision: number;
  recall: number;
}

/** Compares the clusters with the sample's truth, pair by pair (pairwise precision and recall). */
export async function evaluateMatching(
  core: Core,
  { truth }: SampleManifest,
  output: Output,
): Promise<Record<string, MatchingQuality>> {
  const files: Record<EntityKind, string> = {
    person: truth.person,
    'legal-entity': truth.legalEntity,
    dwelling: truth.dwelling,
  };
  const quality: Record<string, MatchingQuality> = {};
  for (const entity of EntityKind.options) {
    const rows = await core.matching.clusters(entity);
    const clusters = rows.map((row) => ({
      file: row.source_file,
      sheet: row.sheet,
      row: row.row_number,
      cluster: row.cluster_id,
    }));
    const { precision, recall } = await evaluateClusters(files[entity], clusters);
    quality[entity] = { entities: new Set(rows.map((row) => row.cluster_id)).size, precision, recall };
    output.line(
      say(texts.quality, {
        entity: texts.entities[entity],
        precision: precision.toFixed(4),
        recall: recall.toFixed(4),
      }),
    );
  }
  return quality;
}
