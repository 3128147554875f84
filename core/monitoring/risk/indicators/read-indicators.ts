import { Indicator } from '../../../../schemas/indicators/indicator.ts';
import { shippedIndicators } from '../../../../schemas/indicators/shipped/index.ts';
import type { IndicatorVersion } from '../../../../schemas/api/risk/indicators.ts';
import type { Session } from '../../../warehouse/warehouse.ts';

interface SavedRow {
  indicator: string;
  version: number;
  definition: string | null;
  note: string;
  by: string;
  at: string;
}

const savedSql = `SELECT indicator, version, definition, note, by_name AS "by", saved_at AS "at" FROM ops.indicator`;

/** The indicators that hold now: of each the newest version that somebody saved, else the shipped one; retired ones are left out. */
export async function readIndicators(session: Session): Promise<Indicator[]> {
  const saved = await session.all<SavedRow>(
    `${savedSql} QUALIFY row_number() OVER (PARTITION BY indicator ORDER BY version DESC) = 1 ORDER BY indicator`,
  );
  const newest = new Map(saved.map((row) => [row.indicator, row]));
  const shipped = shippedIndicators.flatMap((indicator) => {
    const row = newest.get(indicator.id);
    newest.delete(indicator.id);
    return row ? parsed(row) : [indicator];
  });
  return [...shipped, ...[...newest.values()].flatMap(parsed)];
}

function parsed({ definition }: SavedRow): Indicator[] {
  return definition === null ? [] : [Indicator.parse(JSON.parse(definition))];
}

/** One indicator as it holds now, or in an earlier version; undefined: there is none, or it is retired. */
export async function readIndicator(
  session: Session,
  id: string,
  version?: number,
): Promise<Indicator | undefined> {
  const versions = await readVersions(session, id);
  if (version !== undefined) return versions.find((one) => one.version === version)?.indicator;
  const newest = await newestVersion(session, id);
  return newest.isRetired ? undefined : versions.find((one) => one.version === newest.version)?.indicator;
}

/** Every version of an indicator, the newest first; the shipped one is by nobody. */
export async function readVersions(session: Session, id: string): Promise<IndicatorVersion[]> {
  const saved = await session.all<SavedRow>(
    `${savedSql} WHERE indicator = $id AND definition IS NOT NULL ORDER BY version DESC`,
    { id },
  );
  const shipped = shippedIndicators.find((indicator) => indicator.id === id);
  const versions = saved.map(({ version, by, at, note, definition }) => ({
    version,
    by,
    at,
    note,
    indicator: Indicator.parse(JSON.parse(definition!)),
  }));
  if (!shipped) return versions;
  return [...versions, { version: shipped.version, by: '', at: '', note: '', indicator: shipped }];
}

/** The number of an indicator's newest version, by whom it is, and whether it is the one that retired it; version 0: there is none. */
export async function newestVersion(
  session: Session,
  id: string,
): Promise<{ version: number; isRetired: boolean; by?: string; at?: string }> {
  const [saved] = await session.all<SavedRow>(
    `${savedSql} WHERE indicator = $id ORDER BY version DESC LIMIT 1`,
    { id },
  );
  if (saved) {
    const { version, definition, by, at } = saved;
    return { version, isRetired: definition === null, by, at };
  }
  const shipped = shippedIndicators.find((indicator) => indicator.id === id);
  return { version: shipped?.version ?? 0, isRetired: false };
}

/** Grows with every version that somebody saves and every retirement. */
export async function readDefinitionsVersion(session: Session): Promise<number> {
  const [row] = await session.all<{ saved: number }>('SELECT count(*)::DOUBLE AS saved FROM ops.indicator');
  return row!.saved;
}
