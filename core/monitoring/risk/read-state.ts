import type { RiskState } from '../../../schemas/api/risk/state.ts';
import { readMasterVersion } from '../../master/master-version.ts';
import { readBuiltVersion } from '../../master/read-state.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { isCovered } from './coverage/span.ts';
import { publishedStore } from './facts/risk-store.ts';
import { addMonths, periodsBetween, spanOf } from './figures/period.ts';
import { type FilledIndicator, readParts } from './figures/read-parts.ts';
import { readResidentsSource } from './figures/residents.ts';
import { readDefinitionsVersion, readIndicators } from './indicators/read-indicators.ts';

/** Months that pages go back to. */
const shownMonths = 36;

/** What the figures were built from. */
export interface RiskBuild {
  dataVersion: number;
  /** The data, master data or definitions have changed since, or the day. */
  stale: boolean;
}

export async function readBuild(session: Session, today: string): Promise<RiskBuild> {
  const [build] = await session.all<Built>(
    `SELECT data_version::DOUBLE AS version, coalesce(definitions, 0)::DOUBLE AS definitions,
       coalesce(master_version, 0)::DOUBLE AS master, built_on AS day
     FROM mart.risk_build LEFT JOIN mart.risk_built ON TRUE`,
  );
  const { version, definitions, master, day } = build!;
  const isOlder =
    (await readMasterVersion(session)) > version ||
    (await readBuiltVersion(session)) > master ||
    (await readDefinitionsVersion(session)) > definitions;
  return { dataVersion: version, stale: isOlder || (version > 0 && day !== today) };
}

interface Built {
  version: number;
  definitions: number;
  master: number;
  day: string | null;
}

/** What figures there are: the months that any indicator has data of, and which have none in the last. */
export async function readFiguresState(
  session: Session,
): Promise<Pick<RiskState, 'months' | 'residents' | 'withoutData'>> {
  const filled = await readParts(session, publishedStore, await readIndicators(session));
  const months = monthsOf(filled);
  const residents = await readResidentsSource(session);
  if (!months) return { months: null, residents, withoutData: filled.map(({ indicator }) => indicator.id) };
  const { first, last } = spanOf(months.last);
  const without = filled.filter(({ spans }) => !isCovered(spans, first, last));
  return { months, residents, withoutData: without.map(({ indicator }) => indicator.id) };
}

/** Whole months that events have data of; the hub's own deliveries, known to this day, do not count. */
function monthsOf(filled: readonly FilledIndicator[]): { first: string; last: string } | null {
  const spans = filled
    .filter(({ numerator }) => !numerator.measure.dataset.startsWith('hub:'))
    .flatMap((one) => one.spans);
  if (spans.length === 0) return null;
  const isWhole = (month: string) => {
    const { first, last } = spanOf(month);
    return spans.some((span) => isCovered([span], first, last));
  };
  const latest = spans
    .map(({ last }) => last)
    .sort()
    .at(-1)!
    .slice(0, 7);
  const earliest = spans
    .map(({ first }) => first)
    .sort()[0]!
    .slice(0, 7);
  const oldest = addMonths(latest, -shownMonths);
  const months = periodsBetween(earliest > oldest ? earliest : oldest, latest).filter(isWhole);
  return months.length === 0 ? null : { first: months[0]!, last: months.at(-1)! };
}
