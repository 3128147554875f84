import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import { LinkageParameters } from '../../../schemas/linkage/parameters.ts';
import { HubError } from '../../base/hub-error.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import type { ExcludedValues } from '../blocking/excluded-values.ts';
import { thresholdBits } from '../scoring/threshold-bits.ts';

/** The run whose pairs and entities stand in the warehouse, and what it weighed with. */
export interface LastRun {
  dataVersion: number;
  model: LinkageModel;
  parameters: LinkageParameters;
  excluded: ExcludedValues;
  /** Candidate pairs that were compared. */
  compared: number;
  /** Bits from which on pairs are links. */
  threshold: number;
}

interface RunRow {
  data_version: number;
  model: string;
  parameters: string;
  excluded: string;
  compared: number;
}

/** The last run of an entity, or null before the first. Runs that kept no version of their model do not count. */
export async function findLastRun(session: Session, entity: EntityKind): Promise<LastRun | null> {
  const [row] = await session.all<RunRow>(
    `SELECT r.data_version::DOUBLE AS data_version, r.model, r.parameters, v.excluded,
       coalesce(r.compared, 0)::DOUBLE AS compared
     FROM link.run r JOIN link.version v ON v.entity = r.entity AND v.version_id = r.version_id
     WHERE r.entity = $1 ORDER BY r.data_version DESC LIMIT 1`,
    [entity],
  );
  if (!row) return null;
  const model = LinkageModel.parse(JSON.parse(row.model));
  const parameters = LinkageParameters.parse(JSON.parse(row.parameters));
  return {
    dataVersion: row.data_version,
    model,
    parameters,
    excluded: JSON.parse(row.excluded) as ExcludedValues,
    compared: row.compared,
    threshold: thresholdBits(model, parameters),
  };
}

/** @throws HubError `NOT_FOUND` before the first run */
export async function requireLastRun(session: Session, entity: EntityKind): Promise<LastRun> {
  const run = await findLastRun(session, entity);
  if (!run) throw new HubError('NOT_FOUND', { kind: 'matching-run', id: entity });
  return run;
}
