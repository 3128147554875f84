import { disputeBrief } from '../../../../schemas/rules/dispute-brief.ts';
import { incident } from '../../../../schemas/datasets/incident.ts';
import { recordTable } from '../../../../schemas/datasets/index.ts';
import { derivedFields } from '../facts/derived-fields.ts';
import { measuredRowsSql } from '../facts/measured-rows.ts';

const { growthDays, repeatDays, longOpenDays } = disputeBrief;
const records = recordTable(incident);

const fields = new Set(['registered', 'occur', 'closed', 'due', 'scale', 'persons', 'is_dispute']);
const { dispute_field: field, public_place: place } = derivedFields('incident', null);

/** Query of all disputes as their sources now tell of them. */
export const disputesSql = `
  SELECT *, coalesce(registered, occur)::DATE AS came FROM (${measuredRowsSql('incident', fields, { asOf: null })}) WHERE is_dispute`;

/**
 * Query of the day by which each version of a source's rows was known: how far the source reached with it, so that growth has the day
 * of the data and not that of their delivery.
 */
const arrivalsSql = `
  SELECT v.source_id, v.from_version, coalesce(max(max(v.occur::DATE) FILTER (v.occur::DATE <= d.received_at::DATE))
    OVER (PARTITION BY v.source_id ORDER BY v.from_version), max(d.received_at)::DATE) AS day
  FROM ${records} v JOIN ops.batch b USING (batch_id) JOIN ops.delivery d USING (delivery_id) GROUP BY v.source_id, v.from_version`;

/** Query of the rows that grew within the days before `$day`: above the least that was said of them in that time. */
const growthSql = `
  WITH arrival AS (${arrivalsSql}),
  held AS (
    SELECT v.source_id, v.source_key, v.from_version, v.scale, v.persons, a.day,
      lead(a.day) OVER (PARTITION BY v.source_id, v.source_key ORDER BY v.from_version) AS until
    FROM ${records} v JOIN arrival a USING (source_id, from_version)
    WHERE (v.source_id, v.source_key) IN (SELECT (source_id, source_key) FROM ${records} WHERE to_version IS NOT NULL)),
  seen AS (SELECT *, until IS NULL OR until > $day::DATE - ${growthDays} AS is_recent FROM held WHERE day <= $day::DATE)
  SELECT source_id, source_key, coalesce(arg_max(scale, from_version) > min(scale) FILTER (is_recent), FALSE) AS scale_grew,
    coalesce(arg_max(persons, from_version) > min(persons) FILTER (is_recent), FALSE) AS persons_grew
  FROM seen GROUP BY source_id, source_key`;

/**
 * Query of the disputes inside `$within` with how each stood on `$day`: `is_new`, `is_open`, `is_overdue`, `is_settled`,
 * `is_escalating`, and by what it grew.
 */
export const disputesOnDaySql = `
  WITH dispute AS (
    -- Those that stand on the day, and what they may repeat: only their words are looked at.
    SELECT q.*, ${field!.sql} AS dispute_field, ${place!.sql} AS public_place
    FROM (${disputesSql}) q JOIN ${records} r ON r.record_id = q.risk_id WHERE came <= $day::DATE
      AND (closed IS NULL OR closed::DATE >= $day::DATE OR came >= $day::DATE - ${2 * repeatDays})),
  growth AS (SELECT r.record_id, g.scale_grew, g.persons_grew
    FROM (${growthSql}) g JOIN ${records} r ON r.source_id = g.source_id AND r.source_key = g.source_key AND r.to_version IS NULL),
  judged AS (
    SELECT d.*, coalesce(g.scale_grew, FALSE) AS scale_grew, coalesce(g.persons_grew, FALSE) AS persons_grew,
      coalesce(d.closed::DATE > $day::DATE, TRUE) AS is_open,
      public_place IS NOT NULL AND coalesce(
        came - lag(came) OVER (PARTITION BY public_place, dispute_field ORDER BY came, risk_id) <= ${repeatDays}, FALSE)
        AND $day::DATE - came <= ${repeatDays} AS is_repeated
    FROM dispute d LEFT JOIN growth g ON g.record_id = d.risk_id)
  SELECT *, came = $day::DATE AS is_new, coalesce(is_open AND due::DATE < $day::DATE, FALSE) AS is_overdue,
    coalesce(closed::DATE = $day::DATE, FALSE) AS is_settled,
    is_open AND (scale_grew OR persons_grew OR is_repeated OR $day::DATE - came > ${longOpenDays}) AS is_escalating
  FROM judged WHERE $within IS NULL OR $within IN (risk_grid, risk_village, risk_town, left(risk_town, 6))`;
