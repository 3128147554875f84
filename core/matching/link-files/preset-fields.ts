import type { Dataset, Field } from '../../../schemas/datasets/dataset.ts';
import { datasets } from '../../../schemas/datasets/index.ts';
import type { RecognisedTable } from '../../../schemas/intake/connector.ts';
import type { PresetKind } from '../../../schemas/linkage/presets/index.ts';
import { matchColumns } from '../../ingest/propose/match-columns.ts';
import { standardisations } from '../standardise/index.ts';

/** Fields that a preset's records are made from, by key, the first dataset's before the others'. */
export function presetFields(preset: PresetKind): ReadonlyMap<string, Field> {
  const { columns, evidenceField } = standardisations[preset];
  const used = new Set<string>(evidenceField ? [evidenceField] : []);
  columns((...keys) => {
    for (const key of keys) used.add(key);
    return 'NULL';
  });
  const fields = datasetsOf(preset).flatMap((dataset) => dataset.fields);
  return new Map(
    [...used].flatMap((key) => {
      const field = fields.find((one) => one.key === key);
      return field ? [[key, field] as const] : [];
    }),
  );
}

/** Headers by field, as the hub maps them: of the datasets that the preset speaks of the one that fits best. */
export function proposedHeaders(preset: PresetKind, table: RecognisedTable): Record<string, string> {
  const used = presetFields(preset);
  const proposals = datasetsOf(preset).map((dataset) =>
    matchColumns(dataset, table).filter(({ field }) => field !== null && used.has(field)),
  );
  const best = proposals.reduce((most, columns) => (columns.length > most.length ? columns : most));
  return Object.fromEntries(best.map(({ field, header }) => [field!, header]));
}

function datasetsOf(preset: PresetKind): Dataset[] {
  return standardisations[preset].datasets.flatMap((id) => datasets.find((one) => one.id === id) ?? []);
}
