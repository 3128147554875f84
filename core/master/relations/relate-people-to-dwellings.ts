import type { QueryOptions, Session } from '../../warehouse/warehouse.ts';

/** Codes of `population-status`: who moved away, died or was taken off a register no longer lives where it says. */
const gone = `('2', '3', '4')`;
const dead = `'3'`;
/** Code of `match-flag`: lives where registered. */
const livesWhereRegistered = `'01'`;
/** A register learns late that somebody no longer lives where they are registered. */
const confidenceOfFlag = 0.97;

const columns =
  'relation, from_kind, from_id, to_kind, to_id, evidence_dataset, evidence_record, target_record, since, until, method, confidence';

/** What an address of a row says of the person. */
interface Claim {
  relation: 'lives-in' | 'registered-at';
  dataset: 'population' | 'social_insurance';
  /** SQL over the address `a` and the row `r`. */
  where: string;
  method: string;
  confidence: string;
}

const byAddress = { method: 'a.method', confidence: 'a.confidence' };
const claims: readonly Claim[] = [
  { relation: 'lives-in', dataset: 'population', where: `a.field = 'live_addr'`, ...byAddress },
  { relation: 'lives-in', dataset: 'social_insurance', where: `a.field = 'live_addr'`, ...byAddress },
  {
    relation: 'lives-in',
    dataset: 'population',
    where: `a.field = 'hukou_addr' AND r.match_flag = ${livesWhereRegistered}`,
    method: `'lives-where-registered'`,
    confidence: `a.confidence * ${confidenceOfFlag}`,
  },
  { relation: 'registered-at', dataset: 'population', where: `a.field = 'hukou_addr'`, ...byAddress },
];

/**
 * Relates people to the dwellings of their addresses: lives-in by addresses of residence, and by the registered address
 * where the register says that the person lives there; registered-at by registered addresses. The day a row was
 * collected or registered on is the first that it speaks of. What a row says has ended when it says itself that the
 * person has gone, and whatever is said of a person when a row says that they are dead: by the day at the latest on
 * which that row was delivered.
 */
export async function relatePeopleToDwellings(session: Session, query?: QueryOptions): Promise<void> {
  await session.run(
    `CREATE OR REPLACE TEMP TABLE departed AS
     SELECT r.record_id, m.entity_id, r.status = ${dead} AS is_dead, d.received_at::DATE AS day
     FROM record.population r JOIN master.member m USING (record_id) JOIN ops.batch b USING (batch_id)
     JOIN ops.delivery d USING (delivery_id) WHERE m.kind = 'person' AND r.status IN ${gone}`,
    [],
    query,
  );
  for (const claim of claims) await session.run(relateSql(claim), [], query);
  await session.run('DROP TABLE temp.departed');
}

function relateSql({ relation, dataset, where, method, confidence }: Claim): string {
  const since = dataset === 'population' ? 'r.reg_date' : 'NULL';
  return `INSERT INTO related (${columns})
    WITH died AS (SELECT entity_id, min(day) AS day FROM departed WHERE is_dead GROUP BY entity_id),
    left_here AS (SELECT record_id, min(day) AS day FROM departed GROUP BY record_id)
    SELECT '${relation}', 'person', a.entity_id, 'dwelling', a.dwelling, '${dataset.replace('_', '-')}', a.record_id,
      a.target_record, ${since}, least(d.day, l.day), ${method}, ${confidence}
    FROM at_dwelling a JOIN record.${dataset} r USING (record_id)
    LEFT JOIN died d ON d.entity_id = a.entity_id LEFT JOIN left_here l ON l.record_id = a.record_id
    WHERE a.kind = 'person' AND ${where}`;
}
