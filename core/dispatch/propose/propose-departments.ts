import type { IndicatorTopic } from '../../../schemas/indicators/indicator.ts';
import { datasetById } from '../../../schemas/datasets/index.ts';
import type { Actor } from '../../access/actor.ts';
import { scoped } from '../../access/scoped.ts';
import { areaNamesSql } from '../../master/grids/write-areas.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { rankItems, type RankedItem, type ResponsibilityItem } from './rank-items.ts';
import { topicWords } from './topic-words.ts';

export interface Proposal {
  department: string;
  item: string | null;
  itemName: string | null;
  workingDays: number | null;
  matched: string[];
  score: number;
}

const mostProposals = 8;

/**
 * Departments that the responsibility table names for a matter: each with its best entry, then those that bear the name of
 * the matter's area, for which no word speaks.
 */
export async function proposeDepartments(
  session: Session,
  actor: Actor,
  matter: { title: string; description: string; topic: IndicatorTopic; area: string },
): Promise<Proposal[]> {
  const items = await readItems(session, actor);
  const text = `${matter.title} ${matter.description} ${topicWords[matter.topic]}`;
  const best = new Map<string, RankedItem>();
  for (const ranked of rankItems(text, items)) if (!best.has(ranked.org)) best.set(ranked.org, ranked);
  const named = [...best.values()].map(({ org, itemNo, item, workingDays, matched, score }) => ({
    department: org,
    item: itemNo ?? item,
    itemName: item,
    workingDays,
    matched,
    score,
  }));
  const local = await localDepartments(session, matter.area, items);
  return [...named, ...local.filter(({ department }) => !best.has(department))].slice(0, mostProposals);
}

/** The promised time limit holds where there is one; it is never longer than the legal one. */
function readItems(session: Session, actor: Actor): Promise<ResponsibilityItem[]> {
  const { sql, values } = scoped(actor, datasetById('responsibility-item')!);
  return session.all<ResponsibilityItem>(
    `SELECT DISTINCT item_no AS "itemNo", item, org, keywords,
       coalesce(promised_days, legal_days)::DOUBLE AS "workingDays"
     FROM (${sql}) WHERE org IS NOT NULL ORDER BY ALL`,
    values,
  );
}

async function localDepartments(
  session: Session,
  area: string,
  items: readonly ResponsibilityItem[],
): Promise<Proposal[]> {
  if (area.length < 9) return [];
  const [town] = await session.all<{ name: string }>(
    `SELECT name FROM (${areaNamesSql}) WHERE code = $1 LIMIT 1`,
    [area.slice(0, 9)],
  );
  if (!town || town.name.length < 3) return [];
  const orgs = new Set(items.map(({ org }) => org).filter((org) => org.includes(town.name)));
  return [...orgs].map((department) => ({
    department,
    item: null,
    itemName: null,
    workingDays: null,
    matched: [],
    score: 0,
  }));
}
