import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { questionPairsQuery } from '../training/question-pairs.ts';
import { chooseQuestions, type AskablePattern } from '../training/questions.ts';
import { currentSubjectsSql } from './current-subjects.ts';
import type { LastRun } from './last-run.ts';
import { standingJudgementsSql, type RecordPair } from './standing-judgements.ts';

/**
 * The undecided pairs of the last run that an answer teaches most about, the most doubtful first, as far as both
 * records are still there. They stay the same until a run, an answer or a delivery changes something.
 */
export async function askPairs(
  session: Session,
  entity: EntityKind,
  run: LastRun,
  limit: number,
): Promise<RecordPair[]> {
  const tables = `current AS (SELECT record_id FROM (${currentSubjectsSql(entity)})),
    scored AS (SELECT left_id AS l, right_id AS r, pattern, weight FROM link.pair
      WHERE entity = '${entity}' AND left_id IN (FROM current) AND right_id IN (FROM current)),
    judged AS (SELECT "left"::BIGINT AS l, "right"::BIGINT AS r FROM (${standingJudgementsSql(entity)}) WHERE "isThere")`;
  const patterns = await session.all<AskablePattern>(
    `WITH ${tables}
     SELECT pattern::DOUBLE AS pattern, avg(weight) AS weight, count(*) FILTER (judged.l IS NULL)::DOUBLE AS pairs,
       count(judged.l)::DOUBLE AS judged
     FROM scored LEFT JOIN judged ON judged.l = scored.l AND judged.r = scored.r
     GROUP BY scored.pattern ORDER BY pattern`,
  );
  const seed = run.dataVersion;
  const questions = chooseQuestions(patterns, limit, seed);
  return session.all<RecordPair>(
    `WITH ${tables} SELECT l::DOUBLE AS "left", r::DOUBLE AS "right" FROM (${questionPairsQuery(questions, seed)})
     ORDER BY abs(weight), l, r`,
  );
}
