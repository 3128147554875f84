import type { EntityKind } from '../../schemas/api/linkage/entity-kind.ts';
import type { Session } from '../warehouse/warehouse.ts';

/**
 * Makes the temporary table `judged(l, r, weight)` of the standing judgements between records of `record`: `Infinity`
 * for one entity, `-Infinity` for two. Of several on one pair the last counts, also when it says `unsure`. They stand in
 * the order of the records, as which number a group goes by counts where people joined different ones.
 *
 * @returns how many there are
 */
export async function writeJudged(session: Session, entity: EntityKind): Promise<number> {
  await session.run('CREATE OR REPLACE TEMP TABLE judged (l INTEGER, r INTEGER, weight DOUBLE)');
  return session.run(
    `INSERT INTO judged
     SELECT least(a.n, b.n), greatest(a.n, b.n), CASE verdict WHEN 'same' THEN 'Infinity' ELSE '-Infinity' END::DOUBLE
     FROM (SELECT left_source, left_key, right_source, right_key, arg_max(verdict, judgement_id) AS verdict
           FROM link.judgement WHERE entity = $1 AND withdrawn_version IS NULL GROUP BY ALL)
     JOIN record a ON a.source_id = left_source AND a.source_key = left_key
     JOIN record b ON b.source_id = right_source AND b.source_key = right_key
     WHERE verdict <> 'unsure' AND a.n <> b.n ORDER BY 1, 2`,
    [entity],
  );
}
