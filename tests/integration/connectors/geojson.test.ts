import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { geojsonConnector } from '../../../connectors/geojson/connector.ts';
import { connectors } from '../../../connectors/registry.ts';
import { ParseError } from '../../../schemas/intake/connector.ts';
import { memorySource } from '../../fixtures/memory-source.ts';
import { readGeoJsonFile } from '../../fixtures/read-geojson.ts';
import { sharedData } from '../../fixtures/shared-data.ts';

const point = '{"type":"Point","coordinates":[120.55,31.87]}';
const feature = (properties: string, geometry = point) =>
  `{"type":"Feature","properties":${properties},"geometry":${geometry}}`;
const collection = (...features: string[]) =>
  `{"type":"FeatureCollection","features":[${features.join(',')}]}`;
const standard = { code: 'coordinate-system', data: { system: 'WGS 84', from: 'RFC 7946' } };

describe('features', () => {
  it.each([
    ['of a collection', collection(feature('{"名称":"甲"}'), feature('{"名称":"乙"}'))],
    [
      'of a collection that says its type last',
      `{"features":[${feature('{"名称":"甲"}')},${feature('{"名称":"乙"}')}],"type":"FeatureCollection"}`,
    ],
    ['on lines of their own', `${feature('{"名称":"甲"}')}\n${feature('{"名称":"乙"}')}\n`],
    [
      'of collections on lines of their own',
      `${collection(feature('{"名称":"甲"}'))}\n${collection(feature('{"名称":"乙"}'))}`,
    ],
  ])('%s are records', async (_, text) => {
    const { headers, records, notes, table } = await readGeoJsonFile(text);
    expect(headers).toEqual(['名称', 'geometry']);
    expect(records).toEqual([
      ['甲', point],
      ['乙', point],
    ]);
    expect(notes).toEqual([]);
    expect(table.notes).toEqual([standard]);
  });

  it('that stand alone, and geometries, are one record', async () => {
    expect((await readGeoJsonFile(feature('{"a":1}'))).features).toEqual([{ a: '1', geometry: point }]);
    expect((await readGeoJsonFile(point)).features).toEqual([{ geometry: point }]);
    const geometries = `{"geometries":[${point}],"type":"GeometryCollection"}`;
    expect((await readGeoJsonFile(geometries)).features).toEqual([
      { geometry: `{"type":"GeometryCollection","geometries":[${point}]}` },
    ]);
  });

  it('keep every digit of their numbers, and what is nested as JSON', async () => {
    const text = feature(
      '{"id":320582190001010013,"x":1.10,"none":null,"yes":true,"more":{"a":[1e400,"b"]}}',
    );
    expect((await readGeoJsonFile(text)).features).toEqual([
      { id: '320582190001010013', x: '1.10', yes: 'true', more: '{"a":[1e400,"b"]}', geometry: point },
    ]);
  });

  it('keep their own id and further members apart from properties', async () => {
    const text = `{"type":"Feature","id":7,"title":"t","bbox":[0,0,1,1],"properties":{"id":"A7","geometry":"g","__proto__":"p"},"geometry":null}`;
    const { headers, records } = await readGeoJsonFile(text);
    expect(headers).toEqual(['id', 'title', 'id (2)', 'geometry', '__proto__', 'geometry (2)']);
    expect(records).toEqual([['7', 't', 'A7', 'g', 'p', '']]);
  });

  it('whose names occur twice lose nothing', async () => {
    const { features } = await readGeoJsonFile(feature('{"a":1,"a":2}', 'null'));
    expect(features).toEqual([{ a: '1', 'a (2)': '2' }]);
  });

  it('that are not as they should be are read and counted', async () => {
    const odd = collection(
      'null',
      '5',
      `{"type":"Featre","properties":{},"geometry":${point}}`,
      point,
      feature('[1]', 'null'),
    );
    const { features, notes } = await readGeoJsonFile(odd);
    expect(features).toEqual([
      {},
      { feature: '5' },
      { geometry: point },
      { geometry: point },
      { properties: '[1]' },
    ]);
    expect(notes).toEqual([{ code: 'malformed-features', data: { features: 5 } }]);
  });

  it('with geometries that are none keep them as they are', async () => {
    const broken = [
      '{"type":"Point","coordinates":["a",2]}',
      '{"type":"Polygon","coordinates":[[[0,0],[1,1],[0,0]]]}',
      '{"type":"Kreis"}',
    ];
    const { features, notes } = await readGeoJsonFile(
      collection(...broken.map((text) => feature('{}', text))),
    );
    expect(features.map(({ geometry }) => geometry)).toEqual(broken);
    expect(notes).toEqual([{ code: 'malformed-geometries', data: { geometries: 3 } }]);
  });

  it('with fields that turn up late in a large file keep them, and name them', async () => {
    const filler = 'x'.repeat(1000);
    const many = Array.from({ length: 20_000 }, (_, i) => feature(`{"n":${i},"filler":"${filler}"}`));
    const { headers, records, notes } = await readGeoJsonFile(
      collection(...many, feature('{"n":-1,"迟":"到"}')),
    );
    expect(headers).toEqual(['n', 'filler', 'geometry', '其他字段']);
    expect(records).toHaveLength(20_001);
    expect(records.at(-1)).toEqual(['-1', '', point, '{"迟":"到"}']);
    expect(notes).toEqual([{ code: 'later-fields', data: { fields: '迟' } }]);
  });
});

describe('the coordinate system', () => {
  const withCrs = (crs: string, coordinates: string) =>
    `{"type":"FeatureCollection","crs":${crs},"features":[${feature('{}', `{"type":"Point","coordinates":${coordinates}}`)}]}`;
  const named = (name: string) => `{"type":"name","properties":{"name":"${name}"}}`;

  it.each([
    [
      'of old GeoJSON',
      named('urn:ogc:def:crs:OGC:1.3:CRS84'),
      '[120,31]',
      'urn:ogc:def:crs:OGC:1.3:CRS84',
      [],
    ],
    [
      'that is projected',
      named('urn:ogc:def:crs:EPSG::4549'),
      '[552000,3527000]',
      'urn:ogc:def:crs:EPSG::4549',
      [],
    ],
    ['that is projected', named('EPSG:3857'), '[13419000,3740000]', 'EPSG:3857', []],
    ['by its code', '{"type":"EPSG","properties":{"code":4490}}', '[120,31]', 'EPSG:4490', []],
    ['that cannot be', named('EPSG:4490'), '[552000,3527000]', 'EPSG:4490', ['coordinate-system-doubtful']],
  ])('%s is read and questioned', async (_, crs, coordinates, system, doubts) => {
    // EPSG 4549 is CGCS2000 / 3-degree Gauss-Kruger CM 120E, in metres; 4490 is CGCS2000 in degrees.
    expect((await readGeoJsonFile(withCrs(crs, coordinates))).table.notes).toEqual([
      { code: 'coordinate-system', data: { system, from: 'crs' } },
      ...doubts.map((code) => ({ code, data: { system } })),
    ]);
  });

  it('said to be none is asked for', async () => {
    const { table } = await readGeoJsonFile(withCrs('null', '[1,2]'));
    expect(table.notes).toEqual([{ code: 'coordinate-system-missing' }]);
  });

  it('of the standard is questioned when coordinates are metres', async () => {
    const { table } = await readGeoJsonFile(feature('{}', '{"type":"Point","coordinates":[552000,3527000]}'));
    expect(table.notes).toEqual([
      standard,
      { code: 'coordinate-system-doubtful', data: { system: 'WGS 84' } },
    ]);
  });
});

describe('what is refused or named', () => {
  it.each([
    ['JSON of another kind', '{"a":1}', 'FILE_UNREADABLE'],
    ['a list', '[1]', 'FILE_UNREADABLE'],
    ['a collection of nothing', '{"type":"FeatureCollection"}', 'FILE_UNREADABLE'],
    ['a file that ends too early', collection(feature('{}')).slice(0, -2), 'FILE_UNREADABLE'],
    ['no file', '', 'FILE_EMPTY'],
    ['deep nesting', feature(`{"a":${'['.repeat(100_000)}`), 'FILE_LIMIT'],
    [
      'a boundless record',
      feature(`{${Array.from({ length: 9 }, (_, i) => `"k${i}":"${'x'.repeat(2_000_000)}"`).join(',')}}`),
      'FILE_LIMIT',
    ],
  ])('is %s', async (_, text, code) => {
    await expect(readGeoJsonFile(text)).rejects.toMatchObject({ code });
  });

  it('is a title with a secrecy mark', async () => {
    await expect(
      readGeoJsonFile(`{"type":"FeatureCollection","name":"机密★10年","features":[]}`),
    ).rejects.toMatchObject({
      code: 'FILE_REFUSED',
      data: { reason: 'secret' },
    });
  });

  it('are the members that a collection has beside its features', async () => {
    const { table } = await readGeoJsonFile(
      `{"type":"FeatureCollection","name":"网格","features":[],"总数":3}`,
    );
    expect(table.notes).toContainEqual({ code: 'outside-table', data: { fields: 'name、总数' } });
  });

  it('is not JSON that only looks a little like it', async () => {
    const plain = memorySource(Buffer.from('{"type":"Point","price":3}\n{"type":"Line","price":4}\n'));
    expect(await geojsonConnector.sniff(plain)).toBe(0);
  });
});

describe('any collection', () => {
  const value = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean(), fc.constant(null));
  const cellOf = (found: unknown) =>
    found === null || found === undefined
      ? ''
      : String(found).replaceAll('\x1e', ' ').replaceAll('\x1f', ' ');

  it('comes back to the cell, however the bytes arrive', async () => {
    const properties = fc.dictionary(fc.constantFrom('名称', 'b', '__proto__', 'type', '12'), value);
    await fc.assert(
      fc.asyncProperty(
        fc.array(properties, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 99 }),
        async (written, chunkBytes) => {
          const text = collection(...written.map((entry) => feature(JSON.stringify(entry))));
          const { headers, records } = await readGeoJsonFile(text, chunkBytes);
          expect(records).toHaveLength(written.length);
          for (const [i, record] of records.entries()) {
            const entries = Object.entries(written[i]!).map(([name, found]) => [name, cellOf(found)]);
            expect(Object.fromEntries(headers.map((name, c) => [name, record[c]]))).toMatchObject({
              ...Object.fromEntries(entries),
              geometry: point,
            });
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('that is damaged ends in rows or a reason', async () => {
    const whole = Buffer.from(collection(feature('{"a":1,"b":[true]}'), feature('null', 'null')));
    const mutations = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(mutations, async (changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, byte] of changes) bytes[at] = byte;
        const error: unknown = await readGeoJsonFile(bytes).then(
          () => null,
          (reason: unknown) => reason,
        );
        if (error !== null) expect(error).toBeInstanceOf(ParseError);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('geojsonhint', () => {
  const folder = sharedData('data/files/geojson-geojsonhint/test/data');
  const files = (kind: string) =>
    folder === null ? [] : readdirSync(`${folder}/${kind}`).filter((name) => name.endsWith('.geojson'));

  for (const name of files('good'))
    it(`reads good/${name} without a doubt`, async () => {
      const bytes = readFileSync(`${folder}/good/${name}`);
      const source = memorySource(bytes);
      const own = await geojsonConnector.sniff(source);
      for (const other of connectors)
        if (other !== geojsonConnector) expect(await other.sniff(source)).toBeLessThan(own);
      const { records, notes } = await readGeoJsonFile(bytes);
      const json = JSON.parse(bytes.toString()) as { features?: object[] };
      const isFilled = (entry: object) =>
        JSON.stringify(entry) !== '{"type":"Feature","properties":{},"geometry":null}';
      expect(records.length).toBe((json.features ?? [json]).filter(isFilled).length);
      expect(notes).toEqual([]);
    });

  /** What the linter dislikes and RFC 7946 lets readers pass, or what concerns members without data (bbox, no features). */
  const harmless = new Set(
    [
      'bad-duplicate-properties',
      'bad-polygon-interiorring-rhr',
      'bbox-4or6elements',
      'bbox-contains-string',
      'bbox-string',
      'excessive_precision_truncated',
      'geometrycollection_nested',
      'geometrycollection_single',
      'point-toomany',
      'polygon_winding_order',
    ].map((name) => `${name}.geojson`),
  );

  for (const name of files('bad'))
    it(`refuses bad/${name}, or says what is wrong`, async () => {
      const outcome = await readGeoJsonFile(readFileSync(`${folder}/bad/${name}`)).then(
        ({ notes, table }) =>
          [...notes, ...table.notes].filter((note) => note.code !== 'coordinate-system').length > 0,
        (error: unknown) => error instanceof ParseError,
      );
      expect(outcome).toBe(!harmless.has(name));
    });
});
