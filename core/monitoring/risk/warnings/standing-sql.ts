/** Events that say what a warning shows. */
const showing = `event IN ('raised', 'confirmed', 'level-changed')`;
const ending = `event IN ('closed', 'basis-withdrawn')`;

/**
 * Query of every warning as it stood after all events of a day, or now when `$asOf` is null: what it is of, `level`, the figures that it was
 * last confirmed with, `last_confirmed`, `state`, `closed_day`, `verdict` and `missing_days` without data since it was confirmed.
 */
export const standingSql = `
  WITH told AS (SELECT * FROM ops.warning_event WHERE $asOf IS NULL OR day <= $asOf::DATE),
  standing AS (
    SELECT warning_id,
      arg_max({'level': level, 'numerator': numerator, 'denominator': denominator, 'value': value, 'baseline': baseline,
        'statistic': statistic, 'bound': bound, 'counted_from': counted_from, 'members': members, 'data_version': data_version}, seq) FILTER (${showing}) AS shown,
      max(day) FILTER (${showing}) AS last_confirmed,
      arg_max({'event': event, 'day': day}, seq) FILTER (${ending}) AS ended,
      arg_max(verdict, seq) FILTER (event = 'judged') AS verdict,
      list(DISTINCT day) FILTER (event = 'no-data') AS missing_days
    FROM told GROUP BY warning_id)
  SELECT w.*, s.shown.level AS level, s.shown.numerator AS numerator, s.shown.denominator AS denominator,
    s.shown.value AS "value", s.shown.baseline AS baseline, s.shown.statistic AS statistic, s.shown.bound AS bound,
    s.shown.counted_from AS counted_from, s.shown.members AS members, s.shown.data_version AS data_version, s.last_confirmed, s.verdict,
    CASE s.ended.event WHEN 'closed' THEN 'closed' WHEN 'basis-withdrawn' THEN 'basis-withdrawn' ELSE 'open' END AS state,
    CASE WHEN s.ended.event = 'closed' THEN s.ended.day END AS closed_day, s.missing_days
  FROM ops.warning w JOIN standing s USING (warning_id)`;
