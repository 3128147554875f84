import type { QueryOptions, Session } from '../../warehouse/warehouse.ts';

/** Codes of `population-status`: who moved away, died or was taken off a register no longer lives where it says. */
const gone = `('2', '3', '4')`;
const dead = `'3'`;
/** Code of `match-flag`: lives where registered. */
const livesWhereRegistered = `'01'`;
/** A register learns late that somebody no longer lives where they are registered. */
const confidenceOfFlag = 0.97;

const columns =
  'relation, from_kind, from_id, to_kind, to_id, evidence_dataset, evidence_record, target_record, since, method, confidence';

/**
 * Relates people to the dwellings of their addresses: lives-in by addresses of residence, and by the registered address
 * where the register says that the person lives there; registered-at by registered addresses. The day a row was
 * collected or registered on is the first that it speaks of.
 */
export async function relatePeopleToDwellings(session: Session, query?: QueryOptions): Promise<void> {
  await session.run(
    `CREATE OR REPLACE TEMP TABLE deceased AS
     SELECT DISTINCT entity_id FROM master.member m JOIN record.population r USING (record_id)
     WHERE m.kind = 'person' AND r.status = ${dead}`,
  );
  const insert = (relation: string, from: string, method: string, confidence: string, where: string) =>
    session.run(
      `INSERT INTO master.relation (${columns})
       SELECT '${relation}', 'person', a.entity_id, 'dwelling', a.dwelling, '${from.replace('_', '-')}', a.record_id,
         a.target_record, ${from === 'population' ? 'r.reg_date' : 'NULL'}, ${method}, ${confidence}
       FROM at_dwelling a JOIN record.${from} r USING (record_id) WHERE a.kind = 'person' AND ${where}`,
      [],
      query,
    );
  const isThere = `coalesce(r.status NOT IN ${gone}, true)`;
  const isAlive = 'a.entity_id NOT IN (SELECT entity_id FROM deceased)';
  const lives = `a.field = 'live_addr' AND ${isAlive}`;
  await insert('lives-in', 'population', 'a.method', 'a.confidence', `${lives} AND ${isThere}`);
  await insert('lives-in', 'social_insurance', 'a.method', 'a.confidence', lives);
  await insert(
    'lives-in',
    'population',
    `'lives-where-registered'`,
    `a.confidence * ${confidenceOfFlag}`,
    `a.field = 'hukou_addr' AND r.match_flag = ${livesWhereRegistered} AND ${isAlive} AND ${isThere}`,
  );
  await insert(
    'registered-at',
    'population',
    'a.method',
    'a.confidence',
    `a.field = 'hukou_addr' AND ${isThere}`,
  );
  await session.run('DROP TABLE deceased');
}
