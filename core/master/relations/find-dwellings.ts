import type { QueryOptions, Session } from '../../warehouse/warehouse.ts';
import { agreesSql, type DoorKey, doorKeys, keyColumns, writeDwellingDoors } from './dwelling-keys.ts';
import { settleByTies } from './settle-by-ties.ts';

/** Of several dwellings at one door each may be the one that the other sources know. */
const confidenceOfSeveral = 0.8;
/** A record and a dwelling in different grids: one of the grids is wrong, or the dwelling. */
const confidenceElsewhere = 0.7;

/**
 * Makes `at_dwelling(record_id, kind, entity_id, field, dwelling, target_record, method, confidence)`: the dwelling that
 * each address of a person or legal entity names. Addresses are tried by one key after the other. Several dwellings at
 * one door are one that matching left apart when no source knows two of them: then the one with the most records stands
 * for it. Otherwise they are two with the same address, and it takes another tie of the entity to one of them.
 */
export async function findDwellings(session: Session, query?: QueryOptions): Promise<void> {
  await writeDwellingDoors(session, query);
  await session.run(
    `CREATE OR REPLACE TEMP TABLE open_mention AS
     SELECT record_id, kind, entity_id, field, grid, district, town, village, road, estate, door
     FROM mention WHERE kind <> 'dwelling' AND door IS NOT NULL`,
  );
  await session.run(`CREATE OR REPLACE TEMP TABLE at_dwelling (
    record_id BIGINT, kind VARCHAR, entity_id BIGINT, field VARCHAR, dwelling BIGINT, target_record BIGINT,
    method VARCHAR, confidence DOUBLE)`);
  await session.run(`CREATE OR REPLACE TEMP TABLE unsure (
    record_id BIGINT, kind VARCHAR, entity_id BIGINT, field VARCHAR, dwelling BIGINT, target_record BIGINT)`);
  for (const key of doorKeys) await tryKey(session, key, query);
  await settleByTies(session, query);
  for (const table of ['candidate', 'named', 'open_mention', 'dwelling_door', 'unsure'])
    await session.run(`DROP TABLE temp.${table}`);
}

async function tryKey(session: Session, key: DoorKey, query?: QueryOptions): Promise<void> {
  const columns = keyColumns(key);
  const known = columns.map((column) => `${column} IS NOT NULL`).join(' AND ');
  await session.run(
    `CREATE OR REPLACE TEMP TABLE named AS
     SELECT ${columns.join(', ')}, count(DISTINCT dwelling) AS dwellings FROM dwelling_door WHERE ${known} GROUP BY ALL`,
    [],
    query,
  );
  await session.run(`INSERT INTO at_dwelling ${soleSql(key, columns)}`, [], query);
  await session.run(`CREATE OR REPLACE TEMP TABLE candidate AS ${candidatesSql(key, columns)}`, [], query);
  await session.run(`INSERT INTO at_dwelling ${chosenSql(key)}`, [], query);
  await session.run(
    `INSERT INTO unsure SELECT record_id, kind, entity_id, field, dwelling, target_record FROM candidate
     ANTI JOIN at_dwelling USING (record_id, field)`,
    [],
    query,
  );
  await session.run(
    `CREATE OR REPLACE TEMP TABLE open_mention AS
     SELECT * FROM open_mention ANTI JOIN at_dwelling USING (record_id, field)`,
    [],
    query,
  );
}

/** Whether a record's grid is another one than its dwelling's. */
const isElsewhere = 'coalesce(m.grid <> d.grid, false)';

/** Addresses whose key one dwelling alone has. */
function soleSql(key: DoorKey, columns: readonly string[]): string {
  const using = columns.join(', ');
  return `SELECT m.record_id, m.kind, m.entity_id, m.field, d.dwelling, min(d.target_record), '${key.method}',
      ${key.confidence} * CASE WHEN bool_and(${isElsewhere}) THEN ${confidenceElsewhere} ELSE 1 END
    FROM open_mention m JOIN (FROM dwelling_door SEMI JOIN (FROM named WHERE dwellings = 1) USING (${using})) d
      ON ${columns.map((column) => `m.${column} = d.${column}`).join(' AND ')}
    WHERE ${agreesSql(key)}
    GROUP BY m.record_id, m.kind, m.entity_id, m.field, d.dwelling`;
}

/** The dwellings that an address may mean whose key several have: those in its own grid, if it names one. */
function candidatesSql(key: DoorKey, columns: readonly string[]): string {
  const using = columns.join(', ');
  return `WITH met AS (
      SELECT m.record_id, m.kind, m.entity_id, m.field, d.dwelling, d.records, d.sources, min(d.target_record) AS target_record,
        bool_and(${isElsewhere}) AS is_elsewhere
      FROM open_mention m JOIN (FROM dwelling_door SEMI JOIN (FROM named WHERE dwellings > 1) USING (${using})) d
        ON ${columns.map((column) => `m.${column} = d.${column}`).join(' AND ')}
      WHERE ${agreesSql(key)}
      GROUP BY m.record_id, m.kind, m.entity_id, m.field, d.dwelling, d.records, d.sources)
    SELECT * FROM met QUALIFY is_elsewhere = min(is_elsewhere) OVER (PARTITION BY record_id, field)`;
}

function chosenSql({ method, confidence, isDoor }: DoorKey): string {
  const isOne = isDoor ? 'len(flatten(list(sources))) = len(list_distinct(flatten(list(sources))))' : 'false';
  return `SELECT record_id, any_value(kind), any_value(entity_id), field,
      arg_max(dwelling, (records, -dwelling)), arg_max(target_record, (records, -dwelling)), '${method}',
      ${confidence} * CASE WHEN count(*) = 1 THEN 1 ELSE ${confidenceOfSeveral} END
    FROM candidate GROUP BY record_id, field HAVING count(*) = 1 OR ${isOne}`;
}
