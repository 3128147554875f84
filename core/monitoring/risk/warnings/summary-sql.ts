import { standingSql } from './standing-sql.ts';

/** Query of `WarningSummary` and what its explanation takes, of every warning as of `$asOf`; `severity` is 1 for red to 4 for blue. */
export const summarySql = `
  SELECT warning_id::DOUBLE AS "warningId", level, indicator, indicator_version::INTEGER AS "indicatorVersion", topic,
    area_level AS "areaLevel", area, coalesce(n.name, (SELECT any_value(d.name) FROM ref.division d WHERE d.code = s.area)) AS "areaName", method, numerator, denominator, "value", baseline,
    first_seen AS "firstSeen", last_confirmed AS "lastConfirmed", state, closed_day AS "closedDay", verdict,
    (SELECT max(matter_id)::DOUBLE FROM ops.matter m WHERE m.warning_id = s.warning_id) AS "matterId",
    rule, statistic, bound, counted_from AS "countedFrom", members, data_version::DOUBLE AS "dataVersion",
    list_position(['red', 'orange', 'yellow', 'blue'], level) AS severity
  FROM (${standingSql}) s LEFT JOIN (SELECT code, name FROM mart.risk_area) n ON n.code = s.area`;
