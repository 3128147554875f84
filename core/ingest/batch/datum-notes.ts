import type { Dataset } from '../../../schemas/datasets/dataset.ts';
import { grid } from '../../../schemas/datasets/grid.ts';
import { recordTable } from '../../../schemas/datasets/index.ts';
import type { Note } from '../../../schemas/intake/connector.ts';
import { indexAreas } from '../../space/area-index.ts';
import { doubtByAreas, doubtByPlaces, type DatumDoubt } from '../../space/datum-doubt.ts';
import { boundsOf } from '../../space/measure.ts';
import { parseOutline } from '../../space/parse-outline.ts';
import type { Outline, Position } from '../../space/position.ts';
import { quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';

interface Published {
  batchId: number;
  dataVersion: number;
}

/** Enough rows to be sure; more cost time. */
const sampleSize = 3000;

/**
 * Says when the places that a batch published are moved against what is known: outlines of grids against earlier ones of
 * the same code, points against the outline of the grid that their row declares. A `.prj` that says WGS 84 over GCJ-02
 * shows itself so, as does a system chosen wrongly.
 */
export async function datumNotes(session: Session, dataset: Dataset, published: Published): Promise<Note[]> {
  const keys = new Set(dataset.fields.map(({ key }) => key));
  if (dataset.id === grid.id) return toNotes(await doubtOfOutlines(session, published));
  const declared = dataset.fields.find(({ type }) => type === 'grid-code')?.key;
  if (!declared || !keys.has('lng') || !keys.has('lat')) return [];
  return toNotes(await doubtOfPoints(session, dataset, declared, published));
}

function toNotes(doubt: DatumDoubt | null): Note[] {
  if (!doubt) return [];
  const data = { metres: doubt.metres, places: doubt.places };
  if (doubt.datum === 'gcj02') return [{ code: 'coordinates-look-shifted', data }];
  if (doubt.datum === 'bd09') return [{ code: 'coordinates-look-shifted-twice', data }];
  if (doubt.datum === 'unshifted') return [{ code: 'coordinates-look-unshifted', data }];
  return [{ code: 'coordinates-moved', data }];
}

/** What the batch itself brought, and what was current before it. */
const broughtBy = ({ batchId, dataVersion }: Published) =>
  `batch_id = ${batchId} AND from_version = ${dataVersion}`;
const knownBefore = ({ batchId, dataVersion }: Published) =>
  `batch_id <> ${batchId} AND (to_version IS NULL OR to_version = ${dataVersion})`;

async function doubtOfOutlines(session: Session, published: Published): Promise<DatumDoubt | null> {
  const rows = await session.all<{ written: string; known: string }>(
    `WITH known AS (
       SELECT grid_code, max_by(geometry, (from_version, record_id)) AS geometry FROM ${recordTable(grid)}
       WHERE geometry IS NOT NULL AND ${knownBefore(published)} GROUP BY grid_code)
     SELECT g.geometry AS written, k.geometry AS known FROM ${recordTable(grid)} g JOIN known k USING (grid_code)
     WHERE ${broughtBy(published)} AND g.geometry IS NOT NULL ORDER BY g.record_id LIMIT ${sampleSize}`,
  );
  const middles = rows.map(({ written, known }) => ({
    written: middleOf(parseOutline(written)),
    known: middleOf(parseOutline(known)),
  }));
  return doubtByPlaces(
    middles.flatMap(({ written, known }) => (written && known ? [{ written, known }] : [])),
  );
}

function middleOf(outline: Outline | undefined): Position | null {
  if (!outline) return null;
  const { west, south, east, north } = boundsOf(outline);
  return [(west + east) / 2, (south + north) / 2];
}

async function doubtOfPoints(
  session: Session,
  dataset: Dataset,
  declared: string,
  published: Published,
): Promise<DatumDoubt | null> {
  const points = await session.all<{ lng: number; lat: number; code: string }>(
    `SELECT lng, lat, ${quote(declared)} AS code FROM ${recordTable(dataset)}
     WHERE ${broughtBy(published)} AND lng IS NOT NULL AND lat IS NOT NULL AND ${quote(declared)} IS NOT NULL
     ORDER BY record_id LIMIT ${sampleSize}`,
  );
  if (points.length === 0) return null;
  const outlines = await currentOutlines(session);
  const numbers = new Map([...outlines.keys()].map((code, at) => [code, at]));
  const placed = points.filter(({ code }) => numbers.has(code));
  return doubtByAreas(
    placed.map(({ lng, lat }): Position => [lng, lat]),
    Int32Array.from(placed, ({ code }) => numbers.get(code)!),
    indexAreas([...outlines.values()]),
  );
}

async function currentOutlines(session: Session): Promise<Map<string, Outline>> {
  const rows = await session.all<{ code: string; geometry: string }>(
    `SELECT grid_code AS code, max_by(geometry, (from_version, record_id)) AS geometry FROM ${recordTable(grid)}
     WHERE to_version IS NULL AND geometry IS NOT NULL AND length(grid_code) > 12 GROUP BY grid_code ORDER BY grid_code`,
  );
  return new Map(
    rows.flatMap(({ code, geometry }): [string, Outline][] => {
      const outline = parseOutline(geometry);
      return outline ? [[code, outline]] : [];
    }),
  );
}
