import type { OpinionBurst } from '../../../../schemas/api/opinion/bursts.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { burstCategorySql } from './fill-bursts.ts';
import { burstRules } from './find-bursts.ts';

interface Days {
  from: string;
  to: string;
}

/** Bursts of some days: judged days of one category and area with no more than a lull between them are one. */
export async function readBursts(session: Session, { from, to, area }: Days & { area: string | null }) {
  const bursts = await session.all<OpinionBurst>(
    `WITH judged AS (
       SELECT *, "day" - lag("day") OVER of_one > ${burstRules.lull} AS is_first FROM mart.opinion_burst
       WHERE "day" BETWEEN $from::DATE AND $to::DATE AND ($any OR area = $area)
       WINDOW of_one AS (PARTITION BY category, area ORDER BY "day")),
     counted AS (
       SELECT *, count(*) FILTER (WHERE is_first) OVER (PARTITION BY category, area ORDER BY "day") AS burst FROM judged)
     SELECT min("day") AS first, max("day") AS last, arg_min("day", p_value) AS peak, category, area,
       (SELECT any_value(name) FROM ref.own_division WHERE code = counted.area) AS "areaName",
       arg_min(span, p_value)::DOUBLE AS span, arg_min(seen, p_value)::DOUBLE AS seen, arg_min(expected, p_value) AS expected,
       min(p_value) AS "pValue"
     FROM counted GROUP BY category, area, burst ORDER BY last DESC, "pValue", category`,
    { from, to, any: area === null, area: area ?? '' },
  );
  return { bursts, falseDiscovery: burstRules.falseDiscovery };
}

/** Requests by day with the days of bursts marked. */
export function readBurstSeries(
  session: Session,
  { from, to, category, area }: Days & { category: string | null; area: string },
) {
  return session.all<{ day: string; requests: number; isBurst: boolean }>(
    `WITH days AS (SELECT unnest(generate_series($from::DATE, $to::DATE, INTERVAL 1 DAY))::DATE AS "day"),
     counted AS (
       SELECT "day", count(*)::DOUBLE AS requests FROM mart.opinion_ticket
       WHERE "day" BETWEEN $from::DATE AND $to::DATE AND ($every OR ${burstCategorySql} = $category) AND ($area = '' OR town = $area)
       GROUP BY 1),
     burst AS (SELECT DISTINCT "day" FROM mart.opinion_burst WHERE area = $area AND ($every OR category = $category))
     SELECT d."day", coalesce(c.requests, 0) AS requests, b."day" IS NOT NULL AS "isBurst"
     FROM days d LEFT JOIN counted c USING ("day") LEFT JOIN burst b ON b."day" = d."day" ORDER BY d."day"`,
    { from, to, every: category === null, category: category ?? '', area },
  );
}
