import type { HotIssue } from '../../../../schemas/api/opinion/topics.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { groupingRules } from '../events/rules.ts';
import { readGramCounts } from '../events/store/grouping-state.ts';
import { heatFormula, heatOf, heatPartsSql, type HeatParts } from '../heat/heat.ts';
import { ticketTable } from '../store/number-requests.ts';
import { asOfDay } from './as-of.ts';
import { movementOf, movementSql } from './movement.ts';
import { shortTitle } from './short-title.ts';

/** Fewer requests are no issue, and their words might be known again. */
export const fewestOfIssue = 3;
/** A title is made of the words of so many of them at most. */
const mostTitles = 200;

interface HotQuery {
  asOf: string | null;
  days: number;
  town: string | null;
  category: string | null;
  limit: number;
}

type IssueRow = Omit<HotIssue, 'rank' | 'title' | 'heat' | 'parts' | 'movement'> &
  HeatParts & { recent: number; before: number; titles: string[]; isNew: boolean };

const day = `t."day"`;
const heatSql = heatPartsSql({ day, likes: 't.likes', isNegative: 't.is_negative', asOf: '$asOf::DATE' });

const issuesSql = `
  WITH issue AS (
    SELECT t.event_id, ${heatSql}, ${movementSql(day, '$asOf::DATE')}, count(DISTINCT t.channel) AS channels, count(*) AS requests,
      count(*) FILTER (WHERE t.is_negative) AS negative_requests, min(${day}) AS first, max(${day}) AS last,
      mode(t.place) AS place, mode(t.town) AS town, mode(coalesce(t.category2, t.category1)) AS category,
      mode(coalesce(t.org, t.department)) AS department
    FROM mart.opinion_ticket t
    WHERE t.event_id IS NOT NULL AND ${day} BETWEEN $asOf::DATE - $days + 1 AND $asOf::DATE
    GROUP BY t.event_id HAVING count(*) >= ${fewestOfIssue}),
  hottest AS (
    SELECT * FROM issue WHERE ($town = '' OR town = $town) AND ($category = '' OR category = $category)
    ORDER BY (size + likes + negative) * (1 + ${heatFormula.channel} * (channels - 1)) DESC, event_id LIMIT $limit)
  SELECT h.event_id::DOUBLE AS "eventId", h.size, h.likes, h.negative, h.channels::DOUBLE AS channels, h.recent, h.before,
    h.requests::DOUBLE AS requests, h.negative_requests::DOUBLE AS negatives, h.first, h.last, h.place, h.town,
    (SELECT any_value(name) FROM ref.own_division WHERE code = h.town) AS "townName", h.category, h.department,
    h.first > $asOf::DATE - 7 AS "isNew",
    (SELECT list(r.title ORDER BY t.ticket)[1:${mostTitles}] FROM mart.opinion_ticket t JOIN ${ticketTable} r USING (record_id)
     WHERE t.event_id = h.event_id AND r.title IS NOT NULL) AS titles
  FROM hottest h`;

/** The hottest issues of some days with their heat shown in parts; text of no single request but a title that stands for several. */
export async function readHotIssues(session: Session, { asOf, days, town, category, limit }: HotQuery) {
  const day_ = await asOfDay(session, asOf);
  const formula = { ...heatFormula };
  const rules = { ...groupingRules };
  if (day_ === null) return { asOf: null, issues: [], formula, rules };
  const rows = await session.all<IssueRow & { negatives: number }>(issuesSql, {
    asOf: day_,
    days,
    limit,
    town: town ?? '',
    category: category ?? '',
  });
  const counts = await readGramCounts(session);
  const issues = rows
    .map(({ size, likes, negative, channels, recent, before, titles, isNew, negatives, ...row }) => {
      const parts = { size, likes, negative, channels };
      const heat = heatOf(parts);
      const movement = movementOf(recent, before, isNew);
      return { ...row, negative: negatives, title: shortTitle(titles ?? [], counts), heat, parts, movement };
    })
    .sort((a, b) => b.heat - a.heat || a.eventId - b.eventId)
    .map((issue, at): HotIssue => ({ rank: at + 1, ...issue }));
  return { asOf: day_, issues, formula, rules };
}
