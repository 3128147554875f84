import type { QueryOptions, Session } from '../../warehouse/warehouse.ts';
import { type DoorKey, doorKeys, writeDwellingDoors } from './dwelling-keys.ts';
import { findLeftApart } from './find-left-apart.ts';

/** Of several dwellings at one door each may be the one that the other sources know. */
const confidenceOfSeveral = 0.8;
/** A record and a dwelling in different grids: one of the grids is wrong, or the dwelling. */
const confidenceElsewhere = 0.7;

const place =
  'record_id BIGINT, kind VARCHAR, entity_id BIGINT, field VARCHAR, dwelling BIGINT, target_record BIGINT';

/**
 * Makes `at_dwelling(record_id, kind, entity_id, field, dwelling, target_record, method, confidence)`: the dwelling that
 * each address of a person or legal entity names. Addresses are tried by one key after the other. Several dwellings at
 * one door are one that matching left apart when no source knows two of them: then the one with the most records stands
 * for it. Otherwise they are two with the same address: these stay in `unsure(record_id, kind, entity_id, field, dwelling,
 * target_record)`.
 */
export async function findDwellings(session: Session, query?: QueryOptions): Promise<void> {
  await writeDwellingDoors(session, query);
  await session.run(
    `CREATE OR REPLACE TEMP TABLE open_mention AS
     SELECT record_id, kind, entity_id, field, grid, place, door FROM mention
     WHERE kind <> 'dwelling' AND door IS NOT NULL`,
    [],
    query,
  );
  await session.run(`CREATE OR REPLACE TEMP TABLE at_dwelling (${place}, method VARCHAR, confidence DOUBLE)`);
  await session.run(`CREATE OR REPLACE TEMP TABLE unsure (${place})`);
  for (const key of doorKeys) await tryKey(session, key, query);
  await findLeftApart(session, query);
  for (const table of ['candidate', 'found', 'named', 'keyed', 'open_mention', 'dwelling_door'])
    await session.run(`DROP TABLE temp.${table}`);
}

async function tryKey(session: Session, key: DoorKey, query?: QueryOptions): Promise<void> {
  const known = key.columns.map((column) => `${column} IS NOT NULL`).join(' AND ');
  const hash = `hash(${key.columns.join(', ')}) AS key`;
  const make = (table: string, sql: string) =>
    session.run(`CREATE OR REPLACE TEMP TABLE ${table} AS ${sql}`, [], query);
  const areas = key.agreeing.map((area) => `, ${area}`).join('');
  await make(
    'keyed',
    `SELECT record_id, kind, entity_id, field, grid${areas}, ${hash} FROM open_mention JOIN site USING (place) WHERE ${known}`,
  );
  await make(
    'named',
    `SELECT * EXCLUDE (road, estate, door), count(DISTINCT dwelling) OVER (PARTITION BY key) AS dwellings
     FROM (SELECT *, ${hash} FROM dwelling_door WHERE ${known}) SEMI JOIN keyed USING (key)`,
  );
  await make('found', soleSql(key));
  await make('candidate', candidatesSql(key));
  await session.run(`INSERT INTO found ${chosenSql(key)}`, [], query);
  await session.run('INSERT INTO at_dwelling SELECT * FROM found');
  await session.run(
    `INSERT INTO unsure SELECT record_id, kind, entity_id, field, dwelling, target_record FROM candidate
     ANTI JOIN found USING (record_id, field)`,
    [],
    query,
  );
  await make('open_mention', 'SELECT * FROM open_mention ANTI JOIN found USING (record_id, field)');
}

/** Whether a record's grid is another one than its dwelling's. */
const isElsewhere = 'coalesce(m.grid <> d.grid, false)';

function agreeSql({ agreeing }: DoorKey): string {
  return ['true', ...agreeing.map((area) => `coalesce(m.${area} = d.${area}, true)`)].join(' AND ');
}

/** Addresses whose key one dwelling alone has. */
function soleSql(key: DoorKey): string {
  return `SELECT m.record_id, m.kind, m.entity_id, m.field, d.dwelling, d.target_record, '${key.method}' AS method,
      ${key.confidence} * CASE WHEN ${isElsewhere} THEN ${confidenceElsewhere} ELSE 1 END AS confidence
    FROM keyed m JOIN (
      SELECT key, any_value(dwelling) AS dwelling, min(target_record) AS target_record, any_value(grid) AS grid,
        any_value(district) AS district, any_value(town) AS town, any_value(village) AS village
      FROM named WHERE dwellings = 1 GROUP BY key) d USING (key)
    WHERE ${agreeSql(key)}`;
}

/** The dwellings that an address may mean whose key several have: those in its own grid, if it names one. */
function candidatesSql(key: DoorKey): string {
  return `WITH met AS (
      SELECT m.record_id, m.kind, m.entity_id, m.field, d.dwelling, any_value(d.records) AS records,
        any_value(d.sources) AS sources, min(d.target_record) AS target_record, bool_and(${isElsewhere}) AS is_elsewhere
      FROM keyed m JOIN (FROM named WHERE dwellings > 1) d USING (key)
      WHERE ${agreeSql(key)}
      GROUP BY m.record_id, m.kind, m.entity_id, m.field, d.dwelling)
    SELECT * FROM met QUALIFY is_elsewhere = min(is_elsewhere) OVER (PARTITION BY record_id, field)`;
}

function chosenSql({ method, confidence, isDoor }: DoorKey): string {
  const isOne = isDoor ? 'len(flatten(list(sources))) = len(list_distinct(flatten(list(sources))))' : 'false';
  return `SELECT record_id, any_value(kind), any_value(entity_id), field,
      arg_max(dwelling, (records, -dwelling)), arg_max(target_record, (records, -dwelling)), '${method}',
      ${confidence} * CASE WHEN count(*) = 1 THEN 1 ELSE ${confidenceOfSeveral} END
    FROM candidate GROUP BY record_id, field HAVING count(*) = 1 OR ${isOne}`;
}
