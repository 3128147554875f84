import fc from 'fast-check';
import gcoord from 'gcoord';
import proj4 from 'proj4';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CoordinateSystem } from '../../../schemas/intake/reading.ts';
import type { Scratch } from '../../../core/warehouse/scratch.ts';
import { fieldOf, normalisePlaces, normaliseTexts } from '../../fixtures/normalise-texts.ts';
import { openReferences } from '../../fixtures/reference-session.ts';

let session: Scratch;

beforeAll(async () => {
  session = await openReferences();
});

afterAll(() => session.close());

/** Metres of a degree of latitude, enough to judge distances of centimetres. */
const degree = 111_320;

function metresBetween([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): number {
  return Math.hypot((x1 - x2) * degree * Math.cos((y1 * Math.PI) / 180), (y1 - y2) * degree);
}

type Place = readonly [lng: number, lat: number];
const inChina = fc.tuple(
  fc.double({ min: 74, max: 134.9, noNaN: true }),
  fc.double({ min: 4, max: 53.5, noNaN: true }),
) as fc.Arbitrary<Place>;

/** Delivers places as `deliver` writes them and expects them back within `metres`. */
async function expectBack(
  places: readonly Place[],
  system: CoordinateSystem | null,
  deliver: (place: Place) => readonly number[],
  metres: number,
): Promise<void> {
  const written = places.map((place) => {
    const [x, y] = deliver(place);
    return [x!.toFixed(10), y!.toFixed(10)] as const;
  });
  const found = await normalisePlaces(session, written, system);
  const far = found.filter(
    ({ lng, lat }, at) => lng === null || lat === null || metresBetween([lng, lat], places[at]!) > metres,
  );
  expect(far).toEqual([]);
}

const grid = (meridian: number, prefix = '') =>
  `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${prefix}500000 +y_0=0 +ellps=GRS80 +units=m +no_defs`;
// GRS80 and CGCS2000 differ by 0.1 mm in the short axis.

const zone3 = ([lng]: Place) => Math.round(lng / 3);
const zone6 = ([lng]: Place) => Math.floor(lng / 6) + 1;

const many = fc.array(inChina, { minLength: 200, maxLength: 400 });
const runs = { numRuns: 3 };

describe('grids of CGCS2000', () => {
  it('come back from 3° zones to the centimetre, as proj4 projects them', () =>
    fc.assert(
      fc.asyncProperty(many, (places) =>
        expectBack(
          places,
          null,
          (place) => proj4(grid(3 * zone3(place), String(zone3(place))), [...place]),
          0.01,
        ),
      ),
      runs,
    ));

  it('come back from 6° zones to the centimetre, with the axes of surveyors', () =>
    fc.assert(
      fc.asyncProperty(many, (places) =>
        expectBack(
          places.filter((place) => zone6(place) >= 13),
          'cgcs2000-6-degree-zone',
          (place) => {
            const [east, north] = proj4(grid(6 * zone6(place) - 3, String(zone6(place))), [...place]);
            return [north!, east!];
          },
          0.01,
        ),
      ),
      runs,
    ));

  it('come back from a declared meridian without a zone', () =>
    fc.assert(
      fc.asyncProperty(many, (places) => {
        const near = places.map(([lng, lat]): Place => [118.5 + (lng - 74) / 21, lat]);
        return expectBack(near, 'cgcs2000-cm-120', (place) => proj4(grid(120), [...place]), 0.01);
      }),
      runs,
    ));
});

describe('shifted datums', () => {
  it.each([
    ['gcj02', gcoord.GCJ02],
    ['bd09', gcoord.BD09],
  ] as const)('%s comes back to the decimetre, as gcoord shifts it', (system, crs) =>
    fc.assert(
      fc.asyncProperty(many, (places) =>
        expectBack(places, system, (place) => gcoord.transform([...place], gcoord.WGS84, crs), 0.1),
      ),
      runs,
    ),
  );
});

/** The point of the value cases, which all but the odd ones among them mean. */
const point: Place = [120.555821, 31.875428];

describe('a row of two coordinates', () => {
  const one = async (x: string, y: string, system: CoordinateSystem | null = null) =>
    (await normalisePlaces(session, [[x, y]], system))[0]!;

  it('stays to the digit where nothing is to be computed', async () => {
    const plain = { lng: 120.555821, lat: 31.875428, issues: [null, null] };
    expect(await one('120.555821', '31.875428')).toEqual(plain);
    expect(await one('120.555821', '31.875428', 'wgs84')).toEqual(plain);
    expect(await one('120.555821', '31.875428', 'cgcs2000')).toEqual(plain);
    expect(await one('东经120.555821°', '北纬31.875428°')).toEqual(plain);
    expect(await one('１２０．５５５８２１', 'N31.875428')).toEqual(plain);
  });

  it('is read on both sides of a border of zones', async () => {
    // 120.5558 E lies in zone 40 (117–121.5 is 39.0–40.5); 118.4 E in zone 39.
    const west: Place = [118.4, 31.9];
    const [east, north] = proj4(grid(117, '39'), [...west]);
    const [first, second] = await normalisePlaces(
      session,
      [
        ['40552592.526', '3528173.891'],
        [east!.toFixed(3), north!.toFixed(3)],
      ],
      null,
    );
    expect(metresBetween([first!.lng!, first!.lat!], point)).toBeLessThan(0.2);
    expect(metresBetween([second!.lng!, second!.lat!], west)).toBeLessThan(0.01);
  });

  it('is never guessed from metres without a zone', async () => {
    expect(await one('552592.526', '3528173.891')).toEqual({
      lng: null,
      lat: null,
      issues: ['coordinate-system-needed', 'coordinate-system-needed'],
    });
    expect(await one('552592.526', '3528173.891', 'cgcs2000-3-degree-zone')).toMatchObject({ lng: null });
  });

  it('is put right when its degrees are swapped, with a warning', async () => {
    expect(await one('31.875428', '120.555821')).toEqual({
      lng: 120.555821,
      lat: 31.875428,
      issues: ['coordinate-swapped', null],
    });
  });

  it('needs both halves only where something must be computed', async () => {
    expect(await one('120.555821', '')).toEqual({ lng: 120.555821, lat: null, issues: [null, null] });
    expect(await one('120.555821', '', 'gcj02')).toEqual({
      lng: null,
      lat: null,
      issues: ['coordinate-alone', null],
    });
    expect(await one('', '3528173.891')).toEqual({
      lng: null,
      lat: null,
      issues: [null, 'coordinate-alone'],
    });
  });

  it('says what is wrong with what is no place', async () => {
    expect((await one('2.35', '48.85')).issues).toEqual([
      'coordinate-out-of-range',
      'coordinate-out-of-range',
    ]);
    expect((await one('河边', '31.875428')).issues).toEqual(['coordinate-form', null]);
    expect((await one(`120°61'20"E`, '31.875428')).issues).toEqual(['coordinate-form', null]);
    expect(await one('0', '0')).toEqual({ lng: null, lat: null, issues: [null, null] });
    expect(await one('/', '不详')).toEqual({ lng: null, lat: null, issues: [null, null] });
  });
});

describe('an outline', () => {
  const corners: Place[] = [
    [120.55, 31.87],
    [120.56, 31.87],
    [120.56, 31.88],
    [120.55, 31.87],
  ];
  const outline = (deliver: (place: Place) => readonly number[]) =>
    JSON.stringify({ type: 'Polygon', coordinates: [corners.map((corner) => [...deliver(corner)])] });
  const normalise = async (text: string, coordinates: CoordinateSystem | null = null) =>
    (await normaliseTexts(session, fieldOf('geometry'), [text], { codeMaps: {}, coordinates }))[0]!;
  const ringOf = (value: unknown) =>
    (JSON.parse(String(value)) as { coordinates: [number, number][][] }).coordinates[0]!;

  it.each([
    ['its zone proves', null, (place: Place) => proj4(grid(120, '40'), [...place])],
    [
      'surveyors write north before east',
      null,
      (place: Place) => proj4(grid(120, '40'), [...place]).toReversed(),
    ],
    ['its meridian is declared', 'cgcs2000-cm-120', (place: Place) => proj4(grid(120), [...place])],
    [
      'is shifted as declared',
      'gcj02',
      (place: Place) => gcoord.transform([...place], gcoord.WGS84, gcoord.GCJ02),
    ],
    [
      'is shifted twice as declared',
      'bd09',
      (place: Place) => gcoord.transform([...place], gcoord.WGS84, gcoord.BD09),
    ],
  ] satisfies [string, CoordinateSystem | null, (place: Place) => readonly number[]][])(
    'comes back to its place: %s',
    async (_, system, deliver) => {
      const { value, issue } = await normalise(outline(deliver), system);
      expect(issue).toBeNull();
      for (const [at, corner] of ringOf(value).entries())
        expect(metresBetween(corner, corners[at]!)).toBeLessThan(0.1);
    },
  );

  it('of several parts keeps them, and its altitudes', async () => {
    const ring = corners.map((corner) => [...proj4(grid(120, '40'), [...corner]), 4.5]);
    const { value } = await normalise(
      JSON.stringify({ type: 'MultiPolygon', coordinates: [[ring], [ring, ring]] }),
    );
    const { coordinates } = JSON.parse(String(value)) as { coordinates: number[][][][] };
    expect(coordinates.map((part) => part.map((one) => one.length))).toEqual([[4], [4, 4]]);
    expect(coordinates[1]![1]![2]![2]).toBe(4.5);
  });

  it('in metres that nobody explains is an issue, not published', async () => {
    expect(await normalise(outline((place) => proj4(grid(120), [...place])))).toEqual({
      value: null,
      issue: 'coordinate-system-needed',
    });
    expect(await normalise(outline(([lng, lat]) => [lng - 100, lat]))).toEqual({
      value: null,
      issue: 'coordinate-out-of-range',
    });
  });

  it('with swapped degrees is put right, with a warning', async () => {
    const { value, issue } = await normalise(outline(([lng, lat]) => [lat, lng]));
    expect(issue).toBe('coordinate-swapped');
    expect(ringOf(value)).toEqual(corners);
  });
});
