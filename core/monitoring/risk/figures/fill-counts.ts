import type { ConnectedSession } from '../../../warehouse/warehouse.ts';
import type { NumberedPart } from '../facts/fill-facts.ts';
import type { RiskStore } from '../facts/risk-store.ts';

/** How many months of what stood at their end are kept. */
export const keptMonths = 37;

/** Facts of parts with the month that they fall into, or once for every month at whose end they stood; null for what holds now. */
function datedSql({ fact }: RiskStore, parts: readonly NumberedPart[], asOf: string | null): string {
  const factsOf = (time: string) => {
    const ids = parts.flatMap(({ id, part }) => (part.time === time ? [id] : []));
    return `(SELECT * FROM ${fact} WHERE part IN (${ids.join(', ') || 'NULL'}))`;
  };
  const month = `date_trunc('month', DATE '${asOf ?? '2000-01-01'}')`;
  const months = `SELECT unnest(generate_series(${month} - INTERVAL ${keptMonths} MONTH, ${month}, INTERVAL 1 MONTH))::DATE AS "month"`;
  return `SELECT part, place, NULL::DATE AS "month", item, weight FROM ${factsOf('state')}
    UNION ALL SELECT part, place, date_trunc('month', "day")::DATE, item, weight FROM ${factsOf('flow')}
    UNION ALL SELECT part, place, m."month", item, weight FROM ${factsOf('stock')} f JOIN (${months}) m
      ON f."day" <= last_day(m."month") AND (f."until" IS NULL OR f."until" > last_day(m."month"))`;
}

const levels = [
  ['city', `''`],
  ['town', 'p.town'],
  ['village', 'p.village'],
  ['grid', 'p.grid'],
] as const;

/** Adds up the facts of parts by month for the city and every town, village and grid. */
export async function fillCounts(
  session: ConnectedSession,
  store: RiskStore,
  parts: readonly NumberedPart[],
  asOf: string | null,
): Promise<void> {
  const isDistinct = ({ part }: NumberedPart) => part.measure.value.of === 'distinct';
  const adding = parts.filter((part) => !isDistinct(part));
  const distinct = parts.filter(isDistinct);
  if (adding.length > 0) await addUp(session, store, additive(store, adding, asOf));
  if (distinct.length > 0)
    await addUp(session, store, {
      dated: `SELECT DISTINCT part, place, "month", item FROM (${datedSql(store, distinct, asOf)})`,
      value: 'count(DISTINCT item)::DOUBLE',
    });
}

/** Adds facts of parts that add up to the months that there are, those to be taken away with their weights below zero. */
export async function addToCounts(
  session: ConnectedSession,
  store: RiskStore,
  parts: readonly NumberedPart[],
  asOf: string | null,
): Promise<void> {
  const { count } = store;
  await session.run(`CREATE OR REPLACE TEMP TABLE risk_added AS FROM ${count} LIMIT 0`);
  await addUp(session, { ...store, count: 'temp.risk_added' }, additive(store, parts, asOf));
  const cell = ['part', 'level', 'area', '"month"'].map((key) => `c.${key} = a.${key}`).join(' AND ');
  await session.run(
    `CREATE OR REPLACE TEMP TABLE risk_summed AS
     SELECT a.* REPLACE (a."value" + coalesce(c."value", 0) AS "value") FROM temp.risk_added a LEFT JOIN ${count} c ON ${cell}`,
  );
  await session.run(`DELETE FROM ${count} c USING temp.risk_added a WHERE ${cell}`);
  await session.run(
    `INSERT INTO ${count} BY NAME SELECT * FROM temp.risk_summed WHERE "value" <> 0 ORDER BY part, "month", area`,
  );
}

const additive = (store: RiskStore, parts: readonly NumberedPart[], asOf: string | null) => ({
  dated: `SELECT part, place, "month", sum(weight) AS weight FROM (${datedSql(store, parts, asOf)}) GROUP BY ALL`,
  value: 'sum(weight)',
});

async function addUp(
  session: ConnectedSession,
  { count }: RiskStore,
  { dated, value }: { dated: string; value: string },
): Promise<void> {
  await session.run(`CREATE OR REPLACE TEMP TABLE risk_dated AS ${dated}`);
  for (const [level, area] of levels)
    await session.run(
      `INSERT INTO ${count} BY NAME SELECT part, '${level}' AS level, ${area} AS area, "month", ${value} AS "value"
       FROM temp.risk_dated JOIN mart.risk_place p USING (place) WHERE ${area} IS NOT NULL
       GROUP BY part, ${area}, "month" HAVING ${value} <> 0 ORDER BY part, "month", area`,
    );
  await session.run('DROP TABLE temp.risk_dated');
}
