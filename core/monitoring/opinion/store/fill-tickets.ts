import { gridParentsSql, levelCodeSql } from '../../../master/map/area-chain.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { ticketTable } from './number-requests.ts';

/** Tones 1 and 2 of 5 are negative. */
const mostNegativeTone = 2;
const repeatDays = 90;

/** The newest standing label of every request, a column for each aspect. */
const labelsSql = `
  SELECT source_id, source_key,
    arg_max("value", label_id) FILTER (WHERE aspect = 'kind') AS kind,
    arg_max("value", label_id) FILTER (WHERE aspect = 'category') AS category,
    arg_max("value", label_id) FILTER (WHERE aspect = 'tone') AS tone
  FROM ops.opinion_label WHERE withdrawn_version IS NULL GROUP BY ALL`;

/**
 * Where a request lies: where master data placed it, else where its own grid or division says; the place that its text names counts
 * when nothing else is known, or when it lies within and is finer.
 */
const areaSql = `
  CASE WHEN given_area IS NULL THEN place_area
    WHEN length(given_area) <= 9 AND starts_with(coalesce(named.village, named.town, place_area), given_area) THEN place_area
    ELSE given_area END`;

/** How many requests the caller of one made in the time before it. */
const repeatsSql = `
  SELECT record_id, (count(*) OVER caller - 1)::INTEGER AS repeats
  FROM (SELECT record_id, "time", coalesce(caller_phone, caller) AS caller FROM ${ticketTable} WHERE to_version IS NULL)
  WHERE caller IS NOT NULL AND "time" IS NOT NULL
  WINDOW caller AS (PARTITION BY caller ORDER BY "time" RANGE BETWEEN INTERVAL ${repeatDays} DAY PRECEDING AND CURRENT ROW)`;

/** A source that names no channel is one: its own headers say which (codes of ticket-channel). */
const layoutChannelSql = `
  CASE WHEN contains(s.mapping, '"header":"留言') THEN '03' WHEN contains(s.mapping, '"header":"信件') THEN '07'
    WHEN contains(s.mapping, '"header":"来电') OR contains(s.mapping, '"header":"12345') THEN '01' END`;

const rowsSql = `
  SELECT q.ticket, r.* EXCLUDE (title, content, reply), s.department, ${layoutChannelSql} AS layout_channel,
    coalesce(p.area, CASE WHEN length(r.grid) > 12 THEN r.grid END, r."area") AS given_area
  FROM request q JOIN ${ticketTable} r USING (record_id) JOIN ops.source s ON s.source_id = r.source_id
    LEFT JOIN (SELECT record_id, area FROM master.row_place WHERE dataset = 'service-ticket') p ON p.record_id = r.record_id
  WHERE r.to_version IS NULL`;

/** What was delivered, what models and what people say of a request, beside each other. */
const judgedSql = `
  SELECT r.*, t.urgency AS text_urgency, t.place AS text_place, t."length" AS text_length,
    r."type" AS kind_delivered, nullif(concat_ws('/', r.cat1, r.cat2, r.cat3), '') AS category_delivered, NULL::UTINYINT AS tone_delivered,
    label.kind AS kind_label, label.category AS category_label, TRY_CAST(label.tone AS UTINYINT) AS tone_label,
    verdict.kind AS kind_model, verdict.kind_confidence, verdict.category AS category_model, verdict.category_confidence,
    verdict.tone AS tone_model
  FROM placed r JOIN mart.opinion_text t ON t.ticket = r.ticket
    LEFT JOIN mart.opinion_verdict verdict ON verdict.ticket = r.ticket
    LEFT JOIN (${labelsSql}) label ON label.source_id = r.source_id AND label.source_key = r.source_key`;

/** What people say counts before what was delivered, and that before what a model says. */
function choiceOf(aspect: string): { value: string; by: string; isModel: string } {
  const [label, delivered, model] = ['label', 'delivered', 'model'].map((by) => `r.${aspect}_${by}`);
  return {
    value: `coalesce(${label}, ${delivered}, ${model})`,
    by: `CASE WHEN ${label} IS NOT NULL THEN 'label' WHEN ${delivered} IS NOT NULL THEN 'delivered' WHEN ${model} IS NOT NULL THEN 'model' END`,
    isModel: `coalesce(${label}, ${delivered}) IS NULL`,
  };
}
const kind = choiceOf('kind');
const category = choiceOf('category');
const tone = choiceOf('tone');

const columns: Readonly<Record<string, string>> = {
  ticket: 'r.ticket',
  record_id: 'r.record_id',
  source_id: 'r.source_id',
  source_key: 'r.source_key',
  batch_id: 'r.batch_id',
  no: 'r."no"',
  day: 'r."time"::DATE',
  minute: `CASE WHEN r."time"::TIME <> TIME '00:00:00' THEN (extract(hour FROM r."time") * 60 + extract(minute FROM r."time"))::SMALLINT END`,
  channel: `coalesce(r.channel, r.layout_channel)`,
  kind: kind.value,
  kind_by: kind.by,
  kind_confidence: `CASE WHEN ${kind.isModel} THEN r.kind_confidence END`,
  category1: `nullif(split_part(${category.value}, '/', 1), '')`,
  category2: `nullif(split_part(${category.value}, '/', 2), '')`,
  category3: `nullif(split_part(${category.value}, '/', 3), '')`,
  category_by: category.by,
  category_confidence: `CASE WHEN ${category.isModel} THEN r.category_confidence END`,
  tone: tone.value,
  tone_by: tone.by,
  is_negative: `${tone.value} <= ${mostNegativeTone}`,
  urgency: 'r.text_urgency',
  town: levelCodeSql('town', 'r.located', 'parent'),
  village: levelCodeSql('village', 'r.located', 'parent'),
  grid: levelCodeSql('grid', 'r.located', 'parent'),
  place: 'r.text_place',
  department: 'r.department',
  org: 'r.org',
  accepted: 'r."time"',
  dispatched: 'r.dispatch',
  due: 'r.deadline',
  closed: 'r.done',
  status: 'r.status',
  solved: 'r.solved',
  satisfied: 'r.satisfied',
  is_overdue: 'r.overdue',
  is_repeat: 'r."repeat"',
  likes: 'r.likes::INTEGER',
  dislikes: 'r.dislikes::INTEGER',
  repeats: 'coalesce(again.repeats, 0)',
  length: 'r.text_length',
};

/**
 * Fills `mart.opinion_ticket` anew: of every current request what was delivered, what its text says, what models and people say of it.
 * Of a caller only the number of other requests is kept.
 *
 * @param session one with `request` and `place_name`
 */
export async function fillTickets(session: Session): Promise<void> {
  const listed = Object.entries(columns).map(([name, sql]) => `${sql} AS "${name}"`);
  await session.run('DELETE FROM mart.opinion_ticket');
  await session.run(
    `INSERT INTO mart.opinion_ticket BY NAME
     WITH named AS (
       SELECT n.name, n.area AS place_area, p.village, p.town FROM place_name n LEFT JOIN (${gridParentsSql}) p ON p.code = n.area),
     placed AS (
       SELECT r.*, ${areaSql} AS located FROM (${rowsSql}) r JOIN mart.opinion_text t USING (ticket) LEFT JOIN named ON named.name = t.place),
     judged AS (${judgedSql}),
     again AS (${repeatsSql})
     SELECT ${listed.join(', ')}
     FROM judged r LEFT JOIN again USING (record_id) LEFT JOIN (${gridParentsSql}) parent ON parent.code = r.located
     ORDER BY r.ticket`,
  );
}
