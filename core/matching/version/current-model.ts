import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import { presets } from '../../../schemas/linkage/presets/index.ts';
import { canonicalJson } from '../../journal/canonical-json.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { includedRecordsSql, standardisationDigest } from '../standardise/kept-records.ts';

/** The model of the next training. */
interface CurrentModel {
  model: LinkageModel;
  isPreset: boolean;
  /** 0 before the first change. */
  edition: number;
}

/** The model that somebody saved last, or the one that comes with the program. */
export async function currentModel(session: Session, entity: EntityKind): Promise<CurrentModel> {
  const [row] = await session.all<{ edition: number; model: string | null }>(
    `SELECT edition::DOUBLE AS edition, model
     FROM link.model WHERE entity = $1 ORDER BY link.model.edition DESC LIMIT 1`,
    [entity],
  );
  const saved = row?.model ?? null;
  return {
    model: saved === null ? presets[entity] : LinkageModel.parse(JSON.parse(saved)),
    isPreset: saved === null,
    edition: row?.edition ?? 0,
  };
}

/** Of so many times the records that a version learnt from, it knows too little: how rare values are, and what errors occur. */
const mostGrowth = 2;

/**
 * Whether the next run has to train: there is no version yet, it was trained for another model, on less than half as
 * many records or without a source that has delivered since (its errors are its own, and the first sources alone may have
 * hardly anybody in common), its records were standardised in another way, or the model compares neighbours in an
 * order, where one new record changes the pairs of others.
 */
export async function needsTraining(
  session: Session,
  entity: EntityKind,
  model: LinkageModel,
): Promise<boolean> {
  if (model.blocking.some(({ kind }) => kind === 'neighbourhood')) return true;
  const [version] = await session.all<{
    versionId: number;
    model: string;
    standardisation: string;
    records: number;
  }>(
    `SELECT version_id::DOUBLE AS "versionId", model, standardisation, records::DOUBLE AS records FROM link.version WHERE entity = $1
     ORDER BY version_id DESC LIMIT 1`,
    [entity],
  );
  if (!version) return true;
  const [current] = await session.all<{ records: number }>(
    `SELECT count(*)::DOUBLE AS records FROM (${includedRecordsSql(entity)})`,
  );
  const plain = (of: unknown) => canonicalJson(LinkageModel.parse(of));
  return (
    current!.records > mostGrowth * version.records ||
    plain(JSON.parse(version.model)) !== plain(model) ||
    (await hasNewSource(session, entity, version.versionId)) ||
    version.standardisation !== (await standardisationDigest(session, entity))
  );
}

/** Whether a source has records that had none when the version was trained. */
async function hasNewSource(session: Session, entity: EntityKind, versionId: number): Promise<boolean> {
  const [row] = await session.all<{ isThere: boolean }>(
    `SELECT count(*) > 0 AS "isThere" FROM (${includedRecordsSql(entity)}) ANTI JOIN (
       SELECT source_id FROM link.membership WHERE entity = $1 AND from_version <= $2) USING (source_id)`,
    [entity, versionId],
  );
  return row!.isThere;
}
