import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import { presets } from '../../../schemas/linkage/presets/index.ts';
import { canonicalJson } from '../../journal/canonical-json.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { includedRecordsSql, standardisationDigest } from '../standardise/kept-records.ts';

/** The model that the next training goes by: what somebody saved last, or the one that comes with the program. */
export async function modelInUse(session: Session, entity: EntityKind): Promise<LinkageModel> {
  const [row] = await session.all<{ model: string | null }>(
    'SELECT model FROM link.model WHERE entity = $1 ORDER BY edition DESC LIMIT 1',
    [entity],
  );
  return row?.model ? LinkageModel.parse(JSON.parse(row.model)) : presets[entity];
}

/** Of so many times the records that a version learnt from, it knows too little: how rare values are, and what errors occur. */
const mostGrowth = 2;

/**
 * Whether the next run has to train: there is no version yet, it was trained for another model or on less than half as
 * many records, its records were standardised in another way, or the model compares neighbours in an order, where one
 * new record changes the pairs of others.
 */
export async function needsTraining(
  session: Session,
  entity: EntityKind,
  model: LinkageModel,
): Promise<boolean> {
  if (model.blocking.some(({ kind }) => kind === 'neighbourhood')) return true;
  const [version] = await session.all<{ model: string; standardisation: string; records: number }>(
    `SELECT model, standardisation, records::DOUBLE AS records FROM link.version WHERE entity = $1
     ORDER BY version_id DESC LIMIT 1`,
    [entity],
  );
  if (!version) return true;
  const [current] = await session.all<{ records: number }>(includedRecordsSql(entity));
  const plain = (of: unknown) => canonicalJson(LinkageModel.parse(of));
  return (
    current!.records > mostGrowth * version.records ||
    plain(JSON.parse(version.model)) !== plain(model) ||
    version.standardisation !== (await standardisationDigest(session, entity))
  );
}
