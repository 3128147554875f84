import type { ConnectedSession } from '../../../warehouse/warehouse.ts';
import type { Part } from './part.ts';
import { partRowsSql } from './part-rows.ts';
import type { RiskStore } from './risk-store.ts';

/** A part that is to be counted, under a number of its own, from the sources that say what it asks. */
export interface NumberedPart {
  id: number;
  part: Part;
  said: readonly number[];
}

/** Parts that are counted in one statement. */
const atOnce = 12;

const samePlace = ['grid', 'village', 'town']
  .map((level) => `p.${level} IS NOT DISTINCT FROM r.risk_${level}`)
  .join(' AND ');

/** Makes `risk_row` of a dataset's rows, each with the number of its place. */
export async function fillRows(session: ConnectedSession, rows: string): Promise<void> {
  await session.run(`CREATE OR REPLACE TEMP TABLE risk_unplaced AS ${rows}`);
  await session.run(
    `INSERT INTO mart.risk_place
     SELECT row_number() OVER (ORDER BY risk_grid, risk_village, risk_town) + (SELECT coalesce(max(place), 0) FROM mart.risk_place), *
     FROM (SELECT DISTINCT risk_grid, risk_village, risk_town FROM temp.risk_unplaced) r ANTI JOIN mart.risk_place p ON ${samePlace}`,
  );
  await session.run(
    `CREATE OR REPLACE TEMP TABLE risk_row AS
     SELECT r.* EXCLUDE (risk_grid, risk_village, risk_town), p.place FROM temp.risk_unplaced r JOIN mart.risk_place p ON ${samePlace}`,
  );
  await session.run('DROP TABLE temp.risk_unplaced');
}

/** Adds the facts of parts, by default from `risk_row`: one per row of what has a date, of what holds now those alike together. */
export async function fillFacts(
  session: ConnectedSession,
  { fact, rows = 'temp.risk_row' }: Pick<RiskStore, 'fact'> & { rows?: string },
  parts: readonly NumberedPart[],
  asOf: string | null,
): Promise<void> {
  for (let first = 0; first < parts.length; first += atOnce) {
    const facts = parts.slice(first, first + atOnce).map((part) => factsSql(part, rows, asOf));
    await session.run(`INSERT INTO ${fact} BY NAME ${facts.join(' UNION ALL ')}`);
  }
}

function factsSql({ id, part, said }: NumberedPart, table: string, asOf: string | null): string {
  const rows = partRowsSql(part, { rows: `FROM ${table}`, place: 'place', sources: said, asOf });
  const isState = part.time === 'state';
  return `SELECT ${id} AS part, ${isState ? 'NULL::BIGINT' : 'risk_id'} AS record, place, risk_source::INTEGER AS source, "day", "until", kind, department, item,
      ${isState ? 'sum(weight)' : 'weight'} AS weight FROM (${rows}) ${isState ? 'GROUP BY ALL' : ''}`;
}

/** Sources that anything was counted of, by part. */
export async function readCounted(
  session: ConnectedSession,
  { fact }: RiskStore,
  parts: readonly NumberedPart[],
): Promise<ReadonlyMap<number, number[]>> {
  const rows = await session.all<{ part: number; source: number }>(
    `SELECT DISTINCT part, source FROM ${fact} WHERE part IN (${parts.map(({ id }) => id).join(', ')}) ORDER BY part, source`,
  );
  const counted = new Map<number, number[]>(parts.map(({ id }) => [id, []]));
  for (const { part, source } of rows) counted.get(part)!.push(source);
  return counted;
}
