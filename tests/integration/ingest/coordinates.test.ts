import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CoordinateSystem } from '../../../schemas/intake/reading.ts';
import { newIngestHub, tester } from '../../fixtures/ingest-hub.ts';
import { batchIds, currentRows } from './published-rows.ts';

let hub: Awaited<ReturnType<typeof newIngestHub>>;
beforeEach(async () => void (hub = await newIngestHub()));
afterEach(() => hub.remove());

const gridCodes = ['320582100001001', '320582100001002', '320582100001003'];

/** A grid register with its places as `header` calls and `places` writes them. */
function register(header: string, places: readonly string[]): string {
  const lines = places.map(
    (place, at) => `${gridCodes[at] ?? `32058210000${1100 + at}`},第${at + 1}网格,${place}`,
  );
  return [`网格编码,网格名称,${header}`, ...lines].join('\n');
}

const tables = (coordinates: CoordinateSystem | null) => [
  { table: 0, dataset: 'grid', reading: { codeMaps: {}, coordinates } },
];

const places = async () =>
  (await currentRows(hub, 'grid', ['lng', 'lat'])).map(({ lng, lat }) => [
    lng === null ? null : Number(Number(lng).toFixed(5)),
    lat === null ? null : Number(Number(lat).toFixed(5)),
  ]);

const noteCodes = async (batchId: number) => (await hub.ingest.report(batchId)).notes.map(({ code }) => code);

const here = [120.55582, 31.87543];

describe('coordinates of a delivery', () => {
  it('of nobody knows what system are published as they are, said once', async () => {
    const text = register('经度,纬度', ['120.555821,31.875428', '120.555822,31.875428']);
    const [batch] = batchIds(await hub.deliverText('g.csv', text));
    expect(await noteCodes(batch!)).toContain('coordinate-system-undeclared');
    expect(await places()).toEqual([here, here]);
    expect((await hub.ingest.report(batch!)).rules).toEqual([]);
  });

  it('are converted from the declared system, which the source remembers', async () => {
    const text = register('经度,纬度', ['120.566631,31.879132', '120.566631,31.879132']);
    const [batch] = batchIds(await hub.deliverText('g.csv', text, { tables: tables('bd09') }));
    expect(await noteCodes(batch!)).not.toContain('coordinate-system-undeclared');
    expect(await places()).toEqual([here, here]);
    const path = `${hub.directory}/g.csv`;
    const { tables: proposed } = await hub.ingest.inspect({ kind: 'plain', path, name: 'g.csv' }, tester);
    expect(proposed[0]!.reading.coordinates).toBe('bd09');
  });

  it('prove their zone by their eastings, whatever the axes are called', async () => {
    const text = register('X坐标,Y坐标', ['3528173.891,40552592.526', '3528173.891,40552592.526']);
    const [batch] = batchIds(await hub.deliverText('g.csv', text));
    expect(await noteCodes(batch!)).not.toContain('coordinate-system-undeclared');
    expect(await places()).toEqual([here, here]);
  });

  it('stay out while nobody says which meridian they count from', async () => {
    const text = register('X坐标,Y坐标', ['552592.526,3528173.891', '552593.526,3528173.891']);
    const [batch] = batchIds(await hub.deliverText('g.csv', text));
    expect(await places()).toEqual([
      [null, null],
      [null, null],
    ]);
    const { rules } = await hub.ingest.report(batch!);
    expect(rules.map(({ code, field }) => [code, field])).toEqual([
      ['coordinate-system-needed', 'lat'],
      ['coordinate-system-needed', 'lng'],
    ]);
  });

  it('are suspected when all of them could be degrees, minutes and seconds', async () => {
    const written = Array.from(
      { length: 12 },
      (_, at) => `120.33${String(10 + 3 * at)}96,31.52${String(11 + 4 * at)}54`,
    );
    const [batch] = batchIds(await hub.deliverText('g.csv', register('经度,纬度', written)));
    const { rules } = await hub.ingest.report(batch!);
    expect(rules).toMatchObject([
      { code: 'coordinate-sexagesimal-suspected', severity: 'warning', rows: 12 },
    ]);
    await hub.undo(batch!);
    const usual = written.with(5, '120.339996,31.528854');
    const [other] = batchIds(await hub.deliverText('h.csv', register('经度,纬度', usual)));
    expect((await hub.ingest.report(other!)).rules).toEqual([]);
  });
});
