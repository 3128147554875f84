import type { MapLevel } from '../../../schemas/api/master/map.ts';
import { officialDenominator } from '../../../schemas/datasets/official-denominator.ts';
import { recordTable } from '../../../schemas/datasets/index.ts';
import type { Session } from '../../warehouse/warehouse.ts';

/** Who gave the denominators, and of which year. */
export interface Denominator {
  source: string;
  year: string;
}

/** Kinds of population figures, the best denominator of a rate first: resident, present, registered (denominator-kind). */
const kinds = ['2', '4', '1'];

const lengths: Partial<Record<MapLevel, number>> = { county: 6, town: 9, village: 12 };

interface Published {
  year: number;
  kind: string;
  source: string | null;
}

/**
 * The newest official figures of a level, of one year and kind: a query of `code` and `value`, and where they come from.
 * Null where nobody published any.
 */
export async function readDenominator(
  session: Session,
  level: MapLevel,
): Promise<{ sql: string; from: Denominator } | null> {
  const length = lengths[level];
  if (length === undefined) return null;
  const figures = `${recordTable(officialDenominator)} WHERE to_version IS NULL AND value > 0
    AND length(area) = ${length} AND NOT (${length} = 6 AND suffix(area, '00'))`;
  const rows = await session.all<Published>(
    `SELECT year, kind, any_value(source) AS source FROM ${figures} AND year IS NOT NULL AND kind IS NOT NULL
     GROUP BY year, kind ORDER BY year DESC`,
  );
  const newest = rows.filter(({ year }) => year === rows[0]!.year);
  const best = kinds.map((kind) => newest.find((row) => row.kind === kind)).find((row) => row !== undefined);
  if (!best) return null;
  return {
    sql: `SELECT area AS code, max_by(value, (from_version, record_id))::DOUBLE AS value
      FROM ${figures} AND year = ${best.year} AND kind = '${best.kind}' GROUP BY area`,
    from: { source: best.source ?? '', year: String(best.year) },
  };
}
