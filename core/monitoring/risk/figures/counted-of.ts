import { isCovered } from '../coverage/span.ts';
import type { Counted } from './figure-value.ts';
import { type PeriodGroups, spanOf } from './period.ts';
import type { RiskArea } from './read-areas.ts';
import { type FilledIndicator, type FilledPart, isSilent } from './read-parts.ts';
import type { GroupName, SumsByPart } from './read-sums.ts';

/** All that figures of an indicator are made of. */
export interface CountedContext {
  groups: PeriodGroups;
  sums: SumsByPart;
  /** Official residents by area, of the period's year and the one before. */
  residents: { own: ReadonlyMap<string, number>; year: ReadonlyMap<string, number> };
  hasData: Readonly<Record<GroupName, boolean>>;
}

/** Whether all periods of each group have data; of a group without periods there are none. */
export function hasDataOf({ spans }: FilledIndicator, groups: PeriodGroups): Record<GroupName, boolean> {
  const isWhole = (name: GroupName) =>
    groups[name].length > 0 &&
    groups[name].map(spanOf).every(({ first, last }) => isCovered(spans, first, last));
  return {
    own: isWhole('own'),
    compared: isWhole('compared'),
    year: isWhole('year'),
    period: isWhole('period'),
  };
}

/** What was counted in a group of periods; null unless all of them have data. Groups of another length are put on that of the figure. */
export function countedOf(
  filled: FilledIndicator,
  area: Pick<RiskArea, 'code' | 'town'>,
  name: GroupName,
  { groups, sums, residents, hasData }: CountedContext,
): Counted | null {
  if (!hasData[name] || groups[name].some((period) => isSilent(filled, area, period))) return null;
  const { numerator, denominator } = filled;
  const scale = name === 'own' ? 1 : groups.compared.length / groups[name].length;
  const sum = ({ id, time }: FilledPart) =>
    (sums.get(id)?.get(area.code)?.[name] ?? 0) * (time === 'flow' ? scale : 1);
  if (denominator === null) return { numerator: sum(numerator), denominator: null };
  if (denominator !== 'residents') return { numerator: sum(numerator), denominator: sum(denominator) };
  const known = name === 'year' ? residents.year : residents.own;
  return { numerator: sum(numerator), denominator: known.get(area.code) ?? Number.NaN };
}
