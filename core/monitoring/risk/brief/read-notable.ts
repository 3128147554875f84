import type { Brief } from '../../../../schemas/api/risk/brief.ts';
import { disputeBrief } from '../../../../schemas/rules/dispute-brief.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { disputesOnDaySql } from './disputes-sql.ts';
import type { BriefScope } from './read-counts.ts';

const { group, largeGroup, notable } = disputeBrief;

/** Disputes that leaders should know of: groups that are new, and open ones whose scale or number of people grew; the worst first. */
export function readNotable(session: Session, scope: BriefScope): Promise<Brief['notable']> {
  return session.all<Brief['notable'][number]>(
    `WITH notable AS (
       SELECT risk_id::DOUBLE AS "recordId", dispute_field AS field, coalesce(risk_grid, risk_village, risk_town) AS area,
         ($day::DATE - came)::DOUBLE AS days, scale, persons,
         CASE WHEN is_new AND scale = '${largeGroup}' THEN 'large-group' WHEN is_new AND scale = '${group}' THEN 'group'
           WHEN is_open AND scale_grew THEN 'scale-grew' WHEN is_open AND persons_grew THEN 'persons-grew' END AS reason
       FROM (${disputesOnDaySql}))
     SELECT "recordId", field, area, (SELECT any_value(name) FROM mart.risk_area a WHERE a.code = area) AS "areaName", days, reason
     FROM notable WHERE reason IS NOT NULL
     ORDER BY scale DESC NULLS LAST, persons DESC NULLS LAST, "recordId" LIMIT ${notable}`,
    { ...scope },
  );
}
