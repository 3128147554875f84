interface AreaFields {
  grid?: string;
  village?: string;
  /** A division code of any length. */
  division?: string;
}

/** The fields that say where a row of a dataset belongs. */
const areaFields: Readonly<Record<string, AreaFields>> = {
  population: { grid: 'grid', village: 'village', division: 'town' },
  dwelling: { grid: 'grid', village: 'village', division: 'town' },
  'legal-entity': { grid: 'grid', division: 'district' },
  'service-ticket': { grid: 'grid', division: 'area' },
  incident: { grid: 'grid', division: 'area' },
};

/** Datasets whose rows can be told apart by area. */
export function hasArea(dataset: string): boolean {
  return dataset in areaFields;
}

/**
 * Columns `town` (9 digits), `village` (12 digits) and `grid` of a dataset's row; NULL where unknown. The finest
 * field wins, because codes nest: a village begins with its town (统计区划 12 位), a grid with its village
 * (12 + 3 is the usual form of grid codes, DOMAIN §2).
 */
export function areaColumnsSql(dataset: string): string {
  const { grid, village, division } = areaFields[dataset] ?? {};
  const codes = [grid, village, division].filter((field) => field !== undefined);
  const prefix = (length: number) =>
    `coalesce(NULL::VARCHAR, ${codes.map((code) => `CASE WHEN length(${code}) >= ${length} THEN left(${code}, ${length}) END`).join(', ')})`;
  const wholeGrid = grid ? `CASE WHEN length(${grid}) > 12 THEN ${grid} END` : 'NULL::VARCHAR';
  return `${prefix(9)} AS town, ${prefix(12)} AS village, ${wholeGrid} AS grid`;
}

/** Condition that keeps the rows inside the area bound as `$within`, or all rows when it is null. */
export const withinSql = '($within IS NULL OR town = $within OR village = $within OR grid = $within)';
