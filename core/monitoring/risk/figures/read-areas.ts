import type { Indicator, RiskLevel } from '../../../../schemas/indicators/indicator.ts';
import type { Session } from '../../../warehouse/warehouse.ts';

export interface RiskArea {
  code: string; // empty: the city
  name: string | null;
  /** Code of the town that it is in; empty: the city. */
  town: string | null;
}

const theCity: RiskArea = { code: '', name: null, town: '' };

/** The areas of a level inside another one (null: the city), in the order of their codes. */
export async function readAreas(
  session: Session,
  level: RiskLevel,
  within: string | null,
): Promise<RiskArea[]> {
  if (level === 'city') return [theCity];
  return session.all<RiskArea>(
    `SELECT code, name, town FROM mart.risk_area
     WHERE level = $level AND ($within IS NULL OR $within IN (code, village, town) OR (length($within) < 9 AND starts_with(town, $within)))
     ORDER BY code`,
    { level, within },
  );
}

/** One area by its code; null: nothing is known of it. */
export async function readArea(session: Session, code: string): Promise<RiskArea | null> {
  if (code === '') return theCity;
  const [area] = await session.all<RiskArea>(
    `SELECT code, name, town FROM mart.risk_area WHERE code = $code`,
    { code },
  );
  return area ?? null;
}

/** The level of an area: the city, a town (9 digits), a village (12) or a grid. */
export function levelOf(area: string): RiskLevel {
  if (area === '') return 'city';
  if (area.length === 9) return 'town';
  return area.length === 12 ? 'village' : 'grid';
}

const levels: readonly RiskLevel[] = ['city', 'town', 'village', 'grid'];

/** Whether figures of an indicator are told at a level: no finer than its finest. */
export function isTold({ finest }: Pick<Indicator, 'finest'>, level: RiskLevel): boolean {
  return levels.indexOf(level) <= levels.indexOf(finest);
}
