import gcoord from 'gcoord';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { metresBetween } from '../../../core/space/measure.ts';
import type { Position } from '../../../core/space/position.ts';
import type { CoordinateSystem } from '../../../schemas/intake/reading.ts';
import { makeTextDbf } from '../../fixtures/dbf.ts';
import { newIngestHub } from '../../fixtures/ingest-hub.ts';
import { makeShp } from '../../fixtures/shapefile.ts';
import { makeZip } from '../../fixtures/zip.ts';
import { batchIds, currentRows } from './published-rows.ts';

/** The point that DOMAIN §3 writes in eight forms; its metres are those of the notes. */
const point: [number, number] = [120.555821, 31.875428];
const text = ([x, y]: readonly number[]) => `${x!.toFixed(6)},${y!.toFixed(6)}`;
const gcj02 = gcoord.transform([...point] as [number, number], gcoord.WGS84, gcoord.GCJ02);
const bd09 = gcoord.transform([...point] as [number, number], gcoord.WGS84, gcoord.BD09);

let hub: Awaited<ReturnType<typeof newIngestHub>>;
beforeAll(async () => void (hub = await newIngestHub()));
afterAll(() => hub.remove());

const reading = (coordinates: CoordinateSystem | null) => ({ codeMaps: {}, coordinates });

/** Delivers one place through the whole intake, gives where it was published, and takes it back. */
async function published(name: string, content: string | Uint8Array, system: CoordinateSystem | null) {
  const tables = [{ table: 0, dataset: 'grid', reading: reading(system) }];
  const job = await hub.deliverText(name, content, { department: name, tables });
  const [row] = await currentRows(hub, 'grid', ['lng', 'lat', 'geometry']);
  await hub.undo(batchIds(job)[0]!);
  return row!;
}

const forms: [string, string, CoordinateSystem | null, metres: number][] = [
  ['WGS 84', text(point), null, 1],
  ['GCJ-02', text(gcj02), 'gcj02', 10],
  ['BD-09', text(bd09), 'bd09', 10],
  ['CGCS2000 in the 3° zone 40', '40552592.526,3528173.891', null, 1],
  ['CGCS2000 from the meridian of 120°', '552592.526,3528173.891', 'cgcs2000-cm-120', 1],
  ['north before east', '3528173.891,40552592.526', null, 1],
  ['latitude before longitude', '31.875428,120.555821', null, 1],
  ['degrees, minutes and seconds', `"120°33'20.96""E","31°52'31.54""N"`, null, 1],
];

describe('one point, through the whole intake', () => {
  it.each(forms)('lands in its place from %s', async (_, place, system, metres) => {
    const csv = `网格编码,网格名称,经度,纬度\n320582100001001,第一网格,${place}\n`;
    const { lng, lat } = await published('网格.csv', csv, system);
    expect(metresBetween([Number(lng), Number(lat)], point)).toBeLessThan(metres);
  });

  it('lands in its place from GCJ-02 under a .prj that says WGS 84, once its system is chosen', async () => {
    const corners: Position[] = [
      [0, 0],
      [0, 0.001],
      [0.001, 0.001],
      [0, 0],
    ];
    const zip = makeZip({
      'grid.shp': makeShp([{ type: 5, parts: [corners.map(([x, y]) => [gcj02[0]! + x, gcj02[1]! + y])] }]),
      'grid.dbf': makeTextDbf([
        ['WGBM', 'WGMC'],
        ['320582100001001', 'first'],
      ]),
      'grid.prj': Buffer.from('GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]]'),
    });
    const { geometry } = await published('网格.zip', zip, 'gcj02');
    const { coordinates } = JSON.parse(String(geometry)) as { coordinates: Position[][] };
    const nearest = Math.min(...coordinates[0]!.map((corner) => metresBetween(corner, point)));
    expect(nearest).toBeLessThan(10);
  });
});
