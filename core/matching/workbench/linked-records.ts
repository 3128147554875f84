import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { LinkedRecord } from '../../../schemas/api/linkage/pairs.ts';
import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { recordTexts, type RecordTexts } from './record-texts.ts';
import type { VisibleRecord } from './visible-records.ts';

/** Reads the values of visible records, by record id, from the temporary table `record`. */
export async function readTexts(
  session: Session,
  {
    entity,
    model,
    visible,
  }: { entity: EntityKind; model: LinkageModel; visible: ReadonlyMap<number, VisibleRecord> },
): Promise<Map<number, RecordTexts>> {
  const texts = new Map<number, RecordTexts>();
  const records = [...visible.values()];
  for (const dataset of new Set(records.map((record) => record.dataset))) {
    const ids = records.filter((record) => record.dataset === dataset).map(({ recordId }) => recordId);
    const found = await recordTexts(session, { entity, columns: model.columns }, dataset, ids);
    for (const [id, of] of found) texts.set(id, of);
  }
  return texts;
}

/** A record as it may be shown. */
export function linkedRecord({ name: _, ...origin }: VisibleRecord, texts: RecordTexts): LinkedRecord {
  const values = Object.entries(texts).map(([column, text]) => [column, text?.shown ?? null]);
  return { ...origin, values: Object.fromEntries(values) };
}
