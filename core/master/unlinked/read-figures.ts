import type { UnlinkedFigure, UnlinkedFigureId } from '../../../schemas/api/master/unlinked.ts';
import type { Interval } from '../../matching/evaluation/interval.ts';
import { groupBy } from '../../base/group-by.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { gridParentsSql, withinSql } from '../map/area-chain.ts';
import { readStale } from '../read-state.ts';
import {
  type Cases,
  correctFigure,
  dispersionOf,
  missesOfCases,
  missesOfWholeKeys,
} from './estimate-figure.ts';
import { expectedMisses } from './expected-misses.ts';
import { unlinkedRules } from './unlinked-subjects.ts';

interface Counts {
  figure: UnlinkedFigureId;
  counted: number;
  among: number;
  cases: number;
  missed: number;
}

const sums = ['counted', 'among', 'cases', 'missed']
  .map((column) => `sum(${column})::DOUBLE AS ${column}`)
  .join(', ');

/**
 * Every figure that counts entities without a link, in one area or everywhere, with the share of links that were missed
 * and the figure's corrected interval. The share is that of the whole city: an area has too few cases to tell its own.
 */
export async function readUnlinkedFigures(
  session: Session,
  within: string | null,
): Promise<UnlinkedFigure[]> {
  const city = await readCounts(session, null);
  const here = within === null ? city : await readCounts(session, within);
  const stale = await readStale(session);
  const dispersions = await readDispersions(session);
  const misses = await readMisses(session, city, dispersions);
  return unlinkedRules.map(({ id }) => {
    const counts = city.has(id) ? (here.get(id) ?? { counted: 0, among: 0 }) : null;
    const missed = misses.get(id) ?? null;
    const corrected = counts && missed ? correctFigure(counts, missed, dispersions.get(id)) : null;
    return {
      id,
      value: counts?.counted ?? null,
      of: counts?.among ?? null,
      missedShare: corrected?.missedShare ?? null,
      low: corrected?.low ?? null,
      high: corrected?.high ?? null,
      isNotable: corrected?.isNotable ?? false,
      stale,
    };
  });
}

async function readCounts(session: Session, within: string | null): Promise<Map<UnlinkedFigureId, Counts>> {
  const rows = await session.all<Counts & Record<string, unknown>>(
    `SELECT figure, ${sums} FROM master.unlinked_count c LEFT JOIN (${gridParentsSql}) parent ON parent.code = c.area
     WHERE ${withinSql('c.area', 'parent')} GROUP BY figure`,
    { within },
  );
  return new Map(rows.map((row) => [row.figure, row]));
}

/**
 * How much more the shares of missed links differ between villages than chance makes them, by figure. Whose village is not
 * known is left out: it is often unknown because the link was missed.
 */
async function readDispersions(session: Session): Promise<Map<UnlinkedFigureId, number>> {
  const rows = await session.all<Cases & { figure: UnlinkedFigureId }>(
    `SELECT figure, sum(cases)::DOUBLE AS cases, sum(missed)::DOUBLE AS missed
     FROM master.unlinked_count c LEFT JOIN (${gridParentsSql}) parent ON parent.code = c.area
     WHERE cases > 0 AND c.area IS NOT NULL GROUP BY figure, coalesce(parent.village, c.area)`,
  );
  return new Map([...groupBy(rows, ({ figure }) => figure)].map(([id, areas]) => [id, dispersionOf(areas)]));
}

/** Shares of missed links by figure: from its cases, or, where they are too few, from what matching expects to have missed. */
async function readMisses(
  session: Session,
  city: ReadonlyMap<UnlinkedFigureId, Counts>,
  dispersions: ReadonlyMap<UnlinkedFigureId, number>,
): Promise<Map<UnlinkedFigureId, Interval>> {
  const misses = new Map<UnlinkedFigureId, Interval>();
  for (const { id, kind, cases } of unlinkedRules) {
    const counts = city.get(id);
    if (!counts) continue;
    const told =
      cases === 'known'
        ? missesOfCases(counts, dispersions.get(id))
        : cases === 'whole'
          ? missesOfWholeKeys(counts, counts.cases, counts.missed)
          : misses.get(cases);
    const missed = told ?? (await expectedMisses(session, kind));
    if (missed) misses.set(id, missed);
  }
  return misses;
}
