import type { Brief } from '../../../../schemas/api/risk/brief.ts';
import { disputeFields, otherField } from '../../../../schemas/rules/dispute-fields.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { disputesOnDaySql } from './disputes-sql.ts';

/** The area whose disputes are asked for, and the day. */
export interface BriefScope {
  day: string;
  within: string | null;
}

type Counts = NonNullable<Brief['total']>;
type CountRow = Counts & { field: string | null; area: string | null; isField: boolean; isArea: boolean };

const zero: Counts = { new: 0, escalating: 0, overdue: 0, settled: 0, open: 0 };
const childLevels: Readonly<Record<number, 'village' | 'grid'>> = { 9: 'village', 12: 'grid' };

/** The level of the areas inside another: of the city and its counties the towns. Null: it has none. */
function levelInside(within: string | null): 'town' | 'village' | 'grid' | null {
  if (within === null || within.length <= 6) return 'town';
  return childLevels[within.length] ?? null;
}

/** How many disputes are new, escalating, overdue, settled and open: in all, by field, and by the areas inside. */
export async function readCounts(
  session: Session,
  scope: BriefScope,
): Promise<Pick<Brief, 'total' | 'fields' | 'areas'>> {
  const level = levelInside(scope.within);
  const area = level === null ? 'NULL::VARCHAR' : `risk_${level}`;
  const rows = await session.all<CountRow>(
    `SELECT dispute_field AS field, area, grouping(dispute_field) = 0 AS "isField", grouping(area) = 0 AS "isArea",
       ${(['new', 'escalating', 'overdue', 'settled', 'open'] as const).map((what) => `count(*) FILTER (is_${what})::DOUBLE AS "${what}"`).join(', ')}
     FROM (SELECT *, ${area} AS area FROM (${disputesOnDaySql})) GROUP BY GROUPING SETS ((), (dispute_field), (area))`,
    { ...scope },
  );
  const total = rows.find(({ isField, isArea }) => !isField && !isArea);
  const byField = new Map(rows.filter(({ isField }) => isField).map((row) => [row.field, countsOf(row)]));
  const byArea = new Map(rows.filter(({ isArea }) => isArea).map((row) => [row.area, countsOf(row)]));
  return {
    total: total ? countsOf(total) : zero,
    fields: [...disputeFields.map(({ field }) => field), otherField].map((field) => ({
      field,
      ...(byField.get(field) ?? zero),
    })),
    areas: (await readAreas(session, level, scope.within)).map((one) => ({
      ...one,
      ...(byArea.get(one.area) ?? zero),
    })),
  };
}

/** Areas of the register, also those where nothing happened. */
function readAreas(
  session: Session,
  level: 'town' | 'village' | 'grid' | null,
  within: string | null,
): Promise<{ area: string; name: string | null }[]> {
  return session.all(
    `SELECT code AS area, any_value(name) AS name FROM mart.risk_area WHERE level = $level
       AND ($within IS NULL OR $within IN (code, village, town, left(coalesce(town, code), 6))) GROUP BY code ORDER BY code`,
    { level, within },
  );
}

function countsOf({ new: fresh, escalating, overdue, settled, open }: Counts): Counts {
  return { new: fresh, escalating, overdue, settled, open };
}
