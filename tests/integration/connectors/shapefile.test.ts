import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shapefileConnector } from '../../../connectors/shapefile/connector.ts';
import { ParseError } from '../../../schemas/intake/connector.ts';
import { encodeGb18030 } from '../../../sample/output/gb18030.ts';
import { makeTextDbf } from '../../fixtures/dbf.ts';
import { memorySource } from '../../fixtures/memory-source.ts';
import { readLayer } from '../../fixtures/read-shapefile.ts';
import { sharedData } from '../../fixtures/shared-data.ts';
import { makeShp, type ShapeParts } from '../../fixtures/shapefile.ts';

const namesOf = (count: number) =>
  makeTextDbf([['NAME'], ...Array.from({ length: count }, (_, i) => [`n${i}`])]);
const layerOf = (shapes: readonly ShapeParts[], rest: object = {}) =>
  readLayer({ shp: makeShp(shapes), dbf: namesOf(shapes.length), ...rest });

/** A square from (a, a) to (b, b): clockwise as a shapefile's outer rings are, and the other way round. */
const clockwise = (a: number, b: number) => [
  [a, a],
  [a, b],
  [b, b],
  [b, a],
  [a, a],
];
const anticlockwise = (a: number, b: number) => [
  [a, a],
  [b, a],
  [b, b],
  [a, b],
  [a, a],
];

describe('shapes', () => {
  it.each<[string, ShapeParts, unknown]>([
    ['nothing', null, null],
    ['a point', { type: 1, point: [120.55, 31.87] }, { type: 'Point', coordinates: [120.55, 31.87] }],
    [
      'a point with height and measure',
      { type: 11, point: [1, 2, 3, 4] },
      { type: 'Point', coordinates: [1, 2] },
    ],
    [
      'points',
      {
        type: 8,
        points: [
          [1, 2],
          [3, 4],
        ],
      },
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
    [
      'a line',
      {
        type: 3,
        parts: [
          [
            [0, 0],
            [1, 1],
          ],
        ],
      },
      {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [1, 1],
        ],
      },
    ],
    [
      'lines with heights',
      {
        type: 13,
        parts: [
          [
            [0, 0],
            [1, 1],
          ],
          [
            [2, 2],
            [3, 3],
          ],
        ],
      },
      {
        type: 'MultiLineString',
        coordinates: [
          [
            [0, 0],
            [1, 1],
          ],
          [
            [2, 2],
            [3, 3],
          ],
        ],
      },
    ],
    [
      'a polygon, its ring turned',
      { type: 5, parts: [clockwise(0, 9)] },
      { type: 'Polygon', coordinates: [anticlockwise(0, 9)] },
    ],
    [
      'a polygon written the wrong way round',
      { type: 5, parts: [anticlockwise(0, 9)] },
      { type: 'Polygon', coordinates: [anticlockwise(0, 9)] },
    ],
    [
      'a polygon with a hole',
      { type: 5, parts: [clockwise(0, 9), anticlockwise(2, 3)] },
      { type: 'Polygon', coordinates: [anticlockwise(0, 9), clockwise(2, 3)] },
    ],
    [
      'an island in a hole, the smallest ring first',
      { type: 25, parts: [clockwise(0, 9), anticlockwise(1, 8), clockwise(2, 7), anticlockwise(3, 4)] },
      {
        type: 'MultiPolygon',
        coordinates: [
          [anticlockwise(2, 7), clockwise(3, 4)],
          [anticlockwise(0, 9), clockwise(1, 8)],
        ],
      },
    ],
    [
      'a hole that lies in no ring as a polygon',
      { type: 5, parts: [clockwise(0, 1), anticlockwise(5, 6)] },
      { type: 'MultiPolygon', coordinates: [[anticlockwise(0, 1)], [anticlockwise(5, 6)]] },
    ],
  ])('reads %s', async (_, shape, expected) => {
    const { headers, geometries, notes } = await layerOf([shape]);
    expect(headers).toEqual(['NAME', 'geometry']);
    expect(geometries).toEqual([expected]);
    expect(notes).toEqual([]);
  });

  it('that are of no kind we know, or not finite, are blank and counted', async () => {
    const unknown = { type: 31, point: [1, 2] } as unknown as ShapeParts;
    const { geometries, notes } = await layerOf([
      unknown,
      { type: 1, point: [NaN, 1] },
      { type: 1, point: [1, 1] },
    ]);
    expect(geometries).toEqual([null, null, { type: 'Point', coordinates: [1, 1] }]);
    expect(notes).toEqual([{ code: 'unusable-shapes', data: { shapes: 2 } }]);
  });

  it('that belong to deleted records are not taken for those of others', async () => {
    const dbf = makeTextDbf([['NAME'], ['a'], ['b'], ['c']], { deleted: [1] });
    const shp = makeShp([1, 2, 3].map((x) => ({ type: 1, point: [x, x] })));
    const { records } = await readLayer({ shp, dbf });
    expect(records.map(([name, text]) => [name, text && (JSON.parse(text) as object)])).toEqual([
      ['a', { type: 'Point', coordinates: [1, 1] }],
      [undefined, undefined],
      ['c', { type: 'Point', coordinates: [3, 3] }],
    ]);
  });

  it('fewer or more than the records are named', async () => {
    const shp = makeShp([{ type: 1, point: [1, 1] }, null]);
    const fewer = await readLayer({ shp, dbf: namesOf(3) });
    expect(fewer.records).toHaveLength(3);
    expect(fewer.notes).toEqual([{ code: 'shape-count-differs', data: { shapes: 2, records: 3 } }]);
    const more = await readLayer({ shp, dbf: namesOf(1) });
    expect(more.notes).toEqual([{ code: 'shape-count-differs', data: { shapes: 2, records: 1 } }]);
  });

  it('that are cut off leave the records behind them without geometry', async () => {
    const shp = makeShp([1, 2, 3].map((x) => ({ type: 1, point: [x, x] })));
    const { geometries, notes } = await readLayer({ shp: shp.subarray(0, -1), dbf: namesOf(3) });
    expect(geometries[2]).toBeNull();
    expect(notes).toEqual([
      { code: 'shape-count-differs', data: { shapes: 2, records: 3 } },
      { code: 'cut-off-shapes', data: { shape: 3 } },
    ]);
  });

  it('with thousands of rings and holes end soon', async () => {
    const many = Array.from({ length: 20_000 }, (_, i) => (i % 2 ? anticlockwise(50, 51) : clockwise(0, 9)));
    const { notes } = await layerOf([{ type: 5, parts: many }]);
    expect(notes).toEqual([{ code: 'oversized-shapes', data: { shapes: 1 } }]);
  }, 10_000);
});

const geographic =
  'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]]]';
const projected = `PROJCS["CGCS2000_3_Degree_GK_CM_120E",${geographic},PROJECTION["Gauss_Kruger"]]`;

describe('the coordinate system', () => {
  it.each([
    ['degrees in a geographic system', geographic, [120.55, 31.87], []],
    ['metres in a projected one', projected, [552000, 3527000], []],
    ['metres in a geographic one', geographic, [552000, 3527000], ['coordinate-system-doubtful']],
    ['degrees in a projected one', projected, [120.55, 31.87], ['coordinate-system-doubtful']],
  ])('is told, and questioned when it is wrong: %s', async (_, prj, point, doubts) => {
    const { table } = await layerOf([null, { type: 1, point }], { prj });
    const system = /"([^"]*)"/.exec(prj)![1]!;
    expect(table.notes).toEqual([
      { code: 'coordinate-system', data: { system, from: 'prj' } },
      ...doubts.map((code) => ({ code, data: { system } })),
    ]);
  });

  it('is questioned also when only later shapes contradict it', async () => {
    const shapes = Array.from({ length: 300 }, (_, i): ShapeParts => ({
      type: 1,
      point: i < 299 ? [120, 31] : [1e6, 3e6],
    }));
    const { table, notes } = await layerOf(shapes, { prj: geographic });
    expect(table.notes.map(({ code }) => code)).toEqual(['coordinate-system']);
    expect(notes.map(({ code }) => code)).toEqual(['coordinate-system-doubtful']);
  });

  it('that is not declared, or not readable, is asked for', async () => {
    for (const prj of [undefined, 'hello'])
      expect((await layerOf([null], { prj })).table.notes).toEqual([{ code: 'coordinate-system-missing' }]);
  });
});

describe('the parts', () => {
  const shp = makeShp([{ type: 1, point: [1, 1] }]);

  it.each([
    ['GBK by .cpg', '936', encodeGb18030, 'gb18030'],
    ['UTF-8 by .cpg', 'UTF-8', Buffer.from, 'utf-8'],
    ['a wrong .cpg', 'UTF-8', encodeGb18030, 'gb18030'],
    ['an unknown .cpg', 'OEM', encodeGb18030, 'gb18030'],
  ] as const)('say the encoding: %s', async (_, cpg, encode, encoding) => {
    const dbf = makeTextDbf([['名称'], ['城西社区第一网格']], { encode: (text) => encode(text) });
    const { table, headers, records } = await readLayer({ shp, dbf, cpg });
    expect(table.dialect).toEqual({ encoding });
    expect(headers).toEqual(['名称', 'geometry']);
    expect(records).toEqual([['城西社区第一网格', '{"type":"Point","coordinates":[1,1]}']]);
  });

  it('keep a column called geometry apart', async () => {
    const { headers } = await readLayer({ shp, dbf: makeTextDbf([['geometry'], ['x']]) });
    expect(headers).toEqual(['geometry', 'geometry (2)']);
  });

  it('are all wanted', async () => {
    const refused = { code: 'FILE_REFUSED', data: { reason: 'shapefile-parts' } };
    await expect(readLayer({ shp })).rejects.toMatchObject(refused);
    const alone = memorySource(shp, 'parcels.shp');
    expect(await shapefileConnector.sniff(alone)).toBeGreaterThan(0.9);
    await expect(shapefileConnector.recognise(alone, new AbortController().signal)).rejects.toMatchObject(
      refused,
    );
  });

  it('that are not what they are called are unreadable', async () => {
    const dbf = namesOf(1);
    await expect(readLayer({ shp: dbf, dbf })).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
    await expect(readLayer({ shp, dbf: shp })).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  });
});

describe('any layer', () => {
  it('comes back with every position, however the bytes arrive', async () => {
    const number = fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map((value) => (value === 0 ? 0 : value));
    const line = fc.array(fc.tuple(number, number), { minLength: 2, maxLength: 5 });
    const lines = fc.array(fc.option(fc.array(line, { minLength: 1, maxLength: 3 })), {
      minLength: 1,
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(lines, fc.integer({ min: 1, max: 200 }), async (written, chunkBytes) => {
        const shp = makeShp(written.map((parts) => parts && { type: 3, parts }));
        const { geometries } = await readLayer({ shp, dbf: namesOf(written.length) }, chunkBytes);
        const expected = written.map((parts) =>
          parts === null
            ? null
            : parts.length === 1
              ? { type: 'LineString', coordinates: parts[0] }
              : { type: 'MultiLineString', coordinates: parts },
        );
        expect(geometries).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });

  it('that is damaged ends in rows or a reason', async () => {
    const whole = makeShp([
      { type: 5, parts: [clockwise(0, 9), anticlockwise(2, 3)] },
      { type: 1, point: [1, 2] },
    ]);
    const mutations = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(mutations, fc.nat(whole.length), async (changes, length) => {
        const shp = Buffer.from(whole);
        for (const [at, byte] of changes) shp[at] = byte;
        const error: unknown = await readLayer({ shp: shp.subarray(0, length), dbf: namesOf(2) }).then(
          () => null,
          (reason: unknown) => reason,
        );
        if (error !== null) expect(error).toBeInstanceOf(ParseError);
      }),
      { numRuns: 500 },
    );
  });
});

describe('shp-pyshp', () => {
  const folder = sharedData('data/files/shp-pyshp/tests/shapefiles');
  const layer = (name: string) => ({
    shp: readFileSync(`${folder}/${name}.shp`),
    dbf: readFileSync(`${folder}/${name}.dbf`),
  });

  // Counts as the headers of the .dbf files declare them; the .shx files have as many entries.
  it.skipIf(folder === null).each([
    ['blockgroups', 663],
    ['edit', 663],
    ['latin1', 1],
  ])('reads %s', async (name, count) => {
    const { records, geometries, notes } = await readLayer(layer(name));
    expect(records).toHaveLength(count);
    expect(geometries.every((geometry) => geometry !== null)).toBe(true);
    expect(notes).toEqual([]);
  });

  it.skipIf(folder === null)(
    'reads what is whole of a file with more behind its last shape, and says so',
    async () => {
      const { geometries, notes } = await readLayer(layer('corrupt_too_long'));
      expect(geometries).toHaveLength(10);
      expect(notes).toEqual([{ code: 'cut-off-shapes', data: { shape: 11 } }]);
    },
  );
});
