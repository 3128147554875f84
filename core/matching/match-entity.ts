import { tableFromIPC } from 'apache-arrow';
import type { Dataset } from '../../schemas/datasets/dataset.ts';
import { datasets } from '../../schemas/datasets/index.ts';
import type { EntityKind } from '../../schemas/api/matching.ts';
import type { LinkageModel } from '../../schemas/linkage/model.ts';
import { quote } from '../warehouse/quote.ts';
import type { Session } from '../warehouse/warehouse.ts';
import { assignEntities, type IdRange } from './assign-entities.ts';
import { candidatePairsSql } from './block.ts';
import { clusterRecords } from './cluster.ts';
import { addNameSounds } from './name-sounds.ts';
import { frequencyColumns, rarityColumnSql, scoredPairsSql } from './score.ts';
import { standardisedSql, type Standardisation } from './standardise.ts';
import { legalEntityStandardisation } from './standardise-legal-entity.ts';
import { personStandardisation } from './standardise-person.ts';
import { writeMembership } from './write-membership.ts';

const standardisations: Readonly<Record<EntityKind, Standardisation>> = {
  person: personStandardisation,
  'legal-entity': legalEntityStandardisation,
};

export interface MatchOptions {
  model: LinkageModel;
  dataVersion: number;
  /** For entities that this run finds first. */
  entityIds: IdRange;
  signal: AbortSignal;
  progress(step: string, fraction: number | null): void;
}

/** Datasets whose rows speak of the kind of entity. */
export function datasetsOf(entity: EntityKind): Dataset[] {
  return datasets.filter((dataset) => dataset.entity === entity);
}

/**
 * Matches all current records of one kind of entity: standardise, block, compare, score, cluster, and give
 * each group a stable entity id. Runs inside the caller's transaction and depends on the warehouse alone, so
 * a rebuild gives the same ids.
 */
export async function matchEntity(session: Session, options: MatchOptions): Promise<void> {
  const { model, signal, progress } = options;
  const query = { signal };
  progress('standardise', 0);
  await standardise(session, model, signal);
  progress('block', 0.2);
  await session.run(`CREATE OR REPLACE TEMP TABLE candidate AS ${candidatePairsSql(model)}`, [], query);
  progress('score', 0.4);
  await session.run(`CREATE OR REPLACE TEMP TABLE scored AS ${scoredPairsSql(model)}`, [], query);
  progress('cluster', 0.7);
  const group = await clusters(session, model);
  progress('write', 0.8);
  const previous = await previousEntities(session, model.entity);
  await writePairs(session, options);
  await writeMembership(
    session,
    model.entity,
    options.dataVersion,
    assignEntities(group, previous, options.entityIds),
  );
  for (const table of ['standardised', 'candidate', 'scored']) await session.run(`DROP TABLE ${table}`);
}

async function standardise(session: Session, model: LinkageModel, signal: AbortSignal): Promise<void> {
  const sql = standardisedSql(datasetsOf(model.entity), standardisations[model.entity]);
  await session.run(`CREATE OR REPLACE TEMP TABLE standardised AS ${sql}`, [], { signal });
  if (model.entity === 'person') await addNameSounds(session);
  const rarities = frequencyColumns(model).map(rarityColumnSql);
  if (rarities.length === 0) return;
  await session.run(
    `CREATE OR REPLACE TEMP TABLE weighted AS SELECT *, ${rarities.join(', ')} FROM standardised`,
    [],
    { signal },
  );
  await session.run('DROP TABLE standardised');
  await session.run('ALTER TABLE weighted RENAME TO standardised');
}

async function column<T extends Int32Array | Float64Array>(session: Session, sql: string): Promise<T> {
  return tableFromIPC(await session.arrow(sql))
    .getChildAt(0)!
    .toArray() as T;
}

async function clusters(session: Session, model: LinkageModel): Promise<Int32Array> {
  const order = 'ORDER BY weight DESC, l, r';
  const left = await column<Int32Array>(session, `SELECT l FROM scored ${order}`);
  const right = await column<Int32Array>(session, `SELECT r FROM scored ${order}`);
  const value = quote(model.contradiction);
  const identity = await column<Int32Array>(
    session,
    `SELECT CASE WHEN ${value} IS NULL THEN -1 ELSE dense_rank() OVER (ORDER BY ${value}) END::INTEGER FROM standardised ORDER BY n`,
  );
  return clusterRecords(identity.length, { left, right }, identity);
}

function previousEntities(session: Session, entity: EntityKind): Promise<Float64Array> {
  return column<Float64Array>(
    session,
    `SELECT coalesce(m.entity_id, -1)::DOUBLE FROM standardised s
     LEFT JOIN link.membership m ON m.entity = '${entity}' AND m.to_version IS NULL
       AND m.source_id = s.source_id AND m.source_key = s.source_key
     ORDER BY s.n`,
  );
}

async function writePairs(session: Session, { model, dataVersion }: MatchOptions): Promise<void> {
  await session.run('DELETE FROM link.pair WHERE entity = $1', [model.entity]);
  const pairs = await session.run(
    `INSERT INTO link.pair SELECT $1, a.record_id, b.record_id, pattern, weight
     FROM scored JOIN standardised a ON a.n = l JOIN standardised b ON b.n = r ORDER BY 2, 3`,
    [model.entity],
  );
  await session.run('INSERT INTO link.run VALUES ($1, $2, $3, $4)', [
    model.entity,
    model.version,
    dataVersion,
    pairs,
  ]);
}
