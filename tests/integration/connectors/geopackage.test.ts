import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { geopackageConnector } from '../../../connectors/geopackage/connector.ts';
import { sqliteConnector } from '../../../connectors/sqlite/connector.ts';
import { memorySource } from '../../fixtures/memory-source.ts';
import { readDatabase } from '../../fixtures/read-database.ts';
import { count, geometryBlob, makeSqlite, packageOf, tableOf, wkb } from '../../fixtures/sqlite.ts';

const geographic = 'GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000"]]';
const projected = `PROJCS["CGCS2000 / 3-degree Gauss-Kruger CM 120E",${geographic}]`;

async function layerOf(blobs: readonly (Buffer | null)[], code = 4490, definition = geographic) {
  const rows = blobs.map((blob, i) => [`n${i}`, blob]);
  const bytes = await makeSqlite([
    ...packageOf(code, definition),
    ...tableOf('grids', [['name', 'geom'], ...rows]),
  ]);
  const { recognition, tables } = await readDatabase(geopackageConnector, bytes);
  return { recognition, table: recognition.tables[0]!, ...tables['grids']! };
}

const point = wkb(1, 120.5, 31.8);
const ring = [0, 0, 1, 0, 1, 1, 0, 0] as const;

describe('geometries', () => {
  it.each([
    ['a point', geometryBlob(point), '{"type":"Point","coordinates":[120.5,31.8]}'],
    [
      'a point behind an envelope',
      geometryBlob(point, { flags: 0b0011, envelope: 32 }),
      '{"type":"Point","coordinates":[120.5,31.8]}',
    ],
    ['a point with height', geometryBlob(wkb(1001, 1, 2, 3)), '{"type":"Point","coordinates":[1,2]}'],
    [
      'a point with height and measure',
      geometryBlob(wkb(3001, 1, 2, 3, 4)),
      '{"type":"Point","coordinates":[1,2]}',
    ],
    [
      'a line',
      geometryBlob(wkb(2, count(2), 0, 0, 1, 1)),
      '{"type":"LineString","coordinates":[[0,0],[1,1]]}',
    ],
    [
      'a polygon',
      geometryBlob(wkb(3, count(1), count(4), ...ring)),
      '{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}',
    ],
    [
      'points',
      geometryBlob(wkb(4, count(2), wkb(1, 1, 2), wkb(1, 3, 4))),
      '{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}',
    ],
    [
      'polygons',
      geometryBlob(wkb(6, count(1), wkb(3, count(1), count(4), ...ring))),
      '{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]]]}',
    ],
    [
      'a collection',
      geometryBlob(wkb(7, count(2), point, wkb(2, count(1), 5, 6))),
      '{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[120.5,31.8]},{"type":"LineString","coordinates":[[5,6]]}]}',
    ],
    ['an empty one', geometryBlob(point, { flags: 0b10001 }), ''],
    ['nothing', null, ''],
  ])('read: %s', async (_, blob, expected) => {
    const { headers, records, notes } = await layerOf([blob]);
    expect(headers).toEqual(['name', 'geom']);
    expect(records).toEqual([['n0', expected]]);
    expect(notes).toEqual([]);
  });

  it('are read in either byte order', async () => {
    const bytes = Buffer.alloc(21);
    bytes.writeUInt32BE(1, 1);
    bytes.writeDoubleBE(1.5, 5);
    bytes.writeDoubleBE(2.5, 13);
    expect((await layerOf([geometryBlob(bytes)])).records).toEqual([
      ['n0', '{"type":"Point","coordinates":[1.5,2.5]}'],
    ]);
  });

  it.each([
    ['no geometry', Buffer.from('hello')],
    ['a type GeoJSON has not', geometryBlob(wkb(10, count(0)))],
    ['more points than bytes', geometryBlob(wkb(2, count(0xffffffff)))],
    ['a part that does not belong', geometryBlob(wkb(4, count(1), wkb(2, count(0))))],
    ['a position without end', geometryBlob(wkb(1, Infinity, 2))],
    ['a cut-off one', geometryBlob(point).subarray(0, -1)],
  ])('that are none are blank and counted: %s', async (_, blob) => {
    const { records, notes } = await layerOf([blob]);
    expect(records).toEqual([['n0', '']]);
    expect(notes).toEqual([{ code: 'binary-cells', data: { column: 'geom', cells: 1 } }]);
  });

  it('that nest without end are blank', async () => {
    let nested = wkb(7, count(0));
    for (let i = 0; i < 10_000; i++) nested = wkb(7, count(1), nested);
    expect((await layerOf([geometryBlob(nested)])).notes).toEqual([
      { code: 'binary-cells', data: { column: 'geom', cells: 1 } },
    ]);
  });

  it('of any bytes end in text or a count', async () => {
    const whole = geometryBlob(
      wkb(7, count(2), wkb(3, count(1), count(4), ...ring), wkb(4, count(1), point)),
    );
    const mutations = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(mutations, { minLength: 20, maxLength: 20 }), async (variants) => {
        const blobs = variants.map((changes) => {
          const bytes = Buffer.from(whole);
          for (const [at, byte] of changes) bytes[at] = byte;
          return bytes;
        });
        const { records } = await layerOf(blobs);
        expect(records).toHaveLength(blobs.length);
        for (const [, text] of records) if (text) expect(() => JSON.parse(text)).not.toThrow();
      }),
      { numRuns: 50 },
    );
  });
});

describe('the coordinate system', () => {
  it.each([
    ['degrees in CGCS2000', 4490, geographic, [120.5, 31.8], []],
    ['metres in a zone of it', 4549, projected, [552000, 3527000], []],
    ['metres in degrees', 4490, geographic, [552000, 3527000], ['coordinate-system-doubtful']],
    [
      'degrees in a zone, known by its code',
      4549,
      'undefined',
      [120.5, 31.8],
      ['coordinate-system-doubtful'],
    ],
  ])('is told and questioned: %s', async (_, code, definition, [x, y], doubts) => {
    const { table } = await layerOf([geometryBlob(wkb(1, x!, y!))], code, definition);
    const system = `EPSG:${code} Some system`;
    expect(table.notes).toEqual([
      { code: 'coordinate-system', data: { system, from: 'GeoPackage' } },
      ...doubts.map((doubt) => ({ code: doubt, data: { system } })),
    ]);
  });

  it('that is undefined is asked for', async () => {
    const bytes = await makeSqlite([
      ...packageOf(4490, geographic),
      ...tableOf('grids', [['geom'], [geometryBlob(point)]]),
      'UPDATE gpkg_geometry_columns SET srs_id = -1',
    ]);
    const { recognition } = await readDatabase(geopackageConnector, bytes);
    expect(recognition.tables[0]!.notes).toEqual([{ code: 'coordinate-system-missing' }]);
  });
});

describe('packages', () => {
  it('give the tables of the user, not their own, nor tiles', async () => {
    const bytes = await makeSqlite([
      ...packageOf(4490, geographic),
      ...tableOf('grids', [
        ['name', 'geom'],
        ['a', geometryBlob(point)],
      ]),
      ...tableOf('说明', [['a'], ['x']]),
    ]);
    const { tables } = await readDatabase(geopackageConnector, bytes);
    expect(Object.keys(tables)).toEqual(['grids', '说明']);
  });

  it('whose own tables are views that never end are read without them', async () => {
    const bytes = await makeSqlite([
      'PRAGMA application_id = 0x47504B47',
      'CREATE VIEW gpkg_geometry_columns AS WITH RECURSIVE c(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM c) SELECT n FROM c',
      ...tableOf('grids', [
        ['name', 'geom'],
        ['a', geometryBlob(point)],
      ]),
    ]);
    const { tables } = await readDatabase(geopackageConnector, bytes);
    expect(tables['grids']).toMatchObject({
      records: [['a', '']],
      notes: [{ code: 'binary-cells', data: { column: 'geom', cells: 1 } }],
    });
  }, 10_000);

  it('are known by their mark, or by their contents', async () => {
    const unmarked = memorySource(
      await makeSqlite([...packageOf(4490, geographic), 'PRAGMA application_id = 0']),
    );
    const plain = memorySource(await makeSqlite(tableOf('t', [['a'], ['x']])));
    expect(await geopackageConnector.sniff(unmarked)).toBeGreaterThan(await sqliteConnector.sniff(unmarked));
    expect(await geopackageConnector.sniff(plain)).toBe(0);
  });
});
