import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { ModelView, TrainedVersion } from '../../../schemas/api/linkage/model.ts';
import { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import { LinkageParameters } from '../../../schemas/linkage/parameters.ts';
import { literal } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { datasetsOf } from '../datasets-of.ts';
import { currentModel, needsTraining } from '../version/current-model.ts';

const earlierShown = 10;

/** The model with what was learnt for it, and the versions before. */
export async function modelView(session: Session, entity: EntityKind): Promise<ModelView> {
  const current = await currentModel(session, entity);
  const [trained = null, ...earlier] = await readVersions(session, entity);
  return {
    ...current,
    sources: await readSources(session, entity),
    trained,
    earlier,
    needsTraining: await needsTraining(session, entity, current.model),
  };
}

async function readSources(session: Session, entity: EntityKind): Promise<number[]> {
  const datasets = datasetsOf(entity).map(({ id }) => literal(id));
  const rows = await session.all<{ id: number }>(
    `SELECT source_id::DOUBLE AS id FROM ops.source WHERE dataset IN (${datasets.join(', ')}) ORDER BY 1`,
  );
  return rows.map(({ id }) => id);
}

async function readVersions(session: Session, entity: EntityKind): Promise<TrainedVersion[]> {
  const rows = await session.all<
    Omit<TrainedVersion, 'model' | 'parameters'> & { model: string; parameters: string }
  >(
    `SELECT version_id::DOUBLE AS "versionId", data_version::DOUBLE AS "dataVersion", trained_at AS "trainedAt",
       records::DOUBLE AS records, pairs::DOUBLE AS pairs, judgements::DOUBLE AS judgements, model, parameters
     FROM link.version WHERE entity = $1 ORDER BY version_id DESC LIMIT ${earlierShown + 1}`,
    [entity],
  );
  return rows.map(({ model, parameters, ...version }) => ({
    ...version,
    model: LinkageModel.parse(JSON.parse(model)),
    parameters: LinkageParameters.parse(JSON.parse(parameters)),
  }));
}
