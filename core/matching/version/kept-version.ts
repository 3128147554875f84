import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import { LinkageParameters } from '../../../schemas/linkage/parameters.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import type { LinkageVersion } from '../link/linkage-version.ts';
import { standardisationDigest } from '../standardise/kept-records.ts';

/** What a training run learnt, with the model that it learnt it for. */
export interface KeptVersion extends LinkageVersion {
  versionId: number;
  model: LinkageModel;
}

interface NewVersion extends KeptVersion {
  entity: EntityKind;
  trainedAt: string;
  records: number;
  /** Candidate pairs that it learnt from. */
  pairs: number;
  judgements: number;
}

/** Keeps a version and the temporary table `frequency` that belongs to it, whose last one it replaces. */
export async function keepVersion(session: Session, version: NewVersion): Promise<void> {
  const { entity } = version;
  await session.run(
    `INSERT INTO link.version BY NAME SELECT $id AS version_id, $entity AS entity, $id AS data_version,
       $trainedAt AS trained_at, $records AS records, $pairs AS pairs, $judgements AS judgements, $model AS model,
       $parameters AS parameters, $excluded AS excluded, $standardisation AS standardisation`,
    {
      id: version.versionId,
      entity,
      trainedAt: version.trainedAt,
      records: version.records,
      pairs: version.pairs,
      judgements: version.judgements,
      model: JSON.stringify(version.model),
      parameters: JSON.stringify(version.parameters),
      excluded: JSON.stringify(version.excluded),
      standardisation: await standardisationDigest(session, entity),
    },
  );
  await session.run('DELETE FROM link.frequency WHERE entity = $1', [entity]);
  await session.run(
    'INSERT INTO link.frequency SELECT $1, number, value, rarity FROM frequency ORDER BY number, value',
    [entity],
  );
}

/**
 * The newest version of an entity's model; makes its temporary table `frequency`.
 *
 * @throws TypeError when none was trained yet
 */
export async function readVersion(session: Session, entity: EntityKind): Promise<KeptVersion> {
  const [row] = await session.all<Record<'model' | 'parameters' | 'excluded', string> & { id: number }>(
    `SELECT version_id::DOUBLE AS id, model, parameters, excluded FROM link.version WHERE entity = $1
     ORDER BY version_id DESC LIMIT 1`,
    [entity],
  );
  if (!row) throw new TypeError(`no model of ${entity} was trained yet`);
  await session.run(
    `CREATE OR REPLACE TEMP TABLE frequency AS SELECT number, value, rarity FROM link.frequency WHERE entity = '${entity}'`,
  );
  return {
    versionId: row.id,
    model: LinkageModel.parse(JSON.parse(row.model)),
    parameters: LinkageParameters.parse(JSON.parse(row.parameters)),
    excluded: JSON.parse(row.excluded) as LinkageVersion['excluded'],
  };
}
