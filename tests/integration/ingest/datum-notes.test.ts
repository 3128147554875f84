import gcoord from 'gcoord';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Position } from '../../../core/space/position.ts';
import type { CoordinateSystem } from '../../../schemas/intake/reading.ts';
import { makeTextDbf } from '../../fixtures/dbf.ts';
import { newIngestHub } from '../../fixtures/ingest-hub.ts';
import { makeShp } from '../../fixtures/shapefile.ts';
import { makeZip } from '../../fixtures/zip.ts';
import { batchIds } from './published-rows.ts';

let hub: Awaited<ReturnType<typeof newIngestHub>>;
beforeEach(async () => void (hub = await newIngestHub()));
afterEach(() => hub.remove());

type Change = (place: Position) => readonly number[];
const as =
  (crs: 'GCJ02' | 'BD09'): Change =>
  (place) =>
    gcoord.transform([...place] as [number, number], gcoord.WGS84, gcoord[crs]);
const plainly: Change = (place) => place;

/** Six by six grids of about 950 by 1,100 m with a place inside each. */
const grids = Array.from({ length: 36 }, (_, at) => {
  const [x, y] = [120.5 + (at % 6) / 100, 31.8 + Math.floor(at / 6) / 100];
  const ring: Position[] = [
    [x, y],
    [x, y + 0.01],
    [x + 0.01, y + 0.01],
    [x + 0.01, y],
    [x, y],
  ];
  const place: Position = [x + 0.001 + (at % 9) / 1000, y + 0.001 + ((at * 5) % 9) / 1000];
  return { code: `320582100001${101 + at}`, ring, place };
});

function register(change: Change): Buffer {
  return makeZip({
    'grid.shp': makeShp(
      grids.map(({ ring }) => ({ type: 5, parts: [ring.map((corner) => [...change(corner)])] })),
    ),
    'grid.dbf': makeTextDbf([['WGBM', 'WGMC'], ...grids.map(({ code }) => [code, `n${code}`])]),
    'grid.prj': Buffer.from('GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]]'),
  });
}

function incidents(change: Change): string {
  const lines = grids.map(({ code, place }, at) => {
    const [lng, lat] = change(place);
    return `JF${String(at).padStart(5, '0')},2026-03-05,${code},${lng!.toFixed(6)},${lat!.toFixed(6)}`;
  });
  return ['纠纷编号,发生时间,责任网格,经度,纬度', ...lines].join('\n');
}

async function deliver(
  name: string,
  content: string | Uint8Array,
  dataset: string,
  system?: CoordinateSystem,
) {
  const reading = { codeMaps: {}, coordinates: system ?? null };
  const job = await hub.deliverText(name, content, {
    department: name,
    tables: [{ table: 0, dataset, reading }],
  });
  const { notes } = await hub.ingest.report(batchIds(job)[0]!);
  return notes.filter(({ code }) => code.startsWith('coordinates-'));
}

describe('coordinates in another system than they say', () => {
  it('are noticed in outlines under a .prj that says WGS 84', async () => {
    expect(await deliver('民政局.zip', register(plainly), 'grid')).toEqual([]);
    const notes = await deliver('网格中心.zip', register(as('GCJ02')), 'grid');
    expect(notes).toMatchObject([{ code: 'coordinates-look-shifted', data: { places: 36 } }]);
    expect(Number(notes[0]!.data!['metres'])).toBeGreaterThan(300);
    expect(Number(notes[0]!.data!['metres'])).toBeLessThan(700);
  });

  it('are not noticed where they are converted from the system that was chosen', async () => {
    await deliver('民政局.zip', register(plainly), 'grid');
    expect(await deliver('网格中心.zip', register(as('GCJ02')), 'grid', 'gcj02')).toEqual([]);
  });

  it('are noticed in points whose rows declare their grids', async () => {
    await deliver('民政局.zip', register(plainly), 'grid');
    expect(await deliver('综治.csv', incidents(plainly), 'incident')).toEqual([]);
    expect(await deliver('应急.csv', incidents(as('BD09')), 'incident')).toMatchObject([
      { code: 'coordinates-look-shifted-twice' },
    ]);
    expect(await deliver('城管.csv', incidents(plainly), 'incident', 'gcj02')).toMatchObject([
      { code: 'coordinates-look-unshifted' },
    ]);
  });
});
