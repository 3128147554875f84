import type { Step, StepOf } from './normaliser.ts';

/** The ellipsoid of CGCS2000 (GB 22021): half its long axis in metres, and its flattening. */
const a = 6_378_137;
const f = 1 / 298.257222101;
const n = f / (2 - f);

/** Radius of the circle as long as a meridian. */
const rectifyingRadius = (a / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);

/** From the ellipsoid's grid to the sphere's: Krüger 1912 as in C. F. F. Karney, J. Geodesy 85 (2011), eq. 36; n⁴ leaves less than 0.1 mm. */
const beta = [
  n / 2 - (2 * n ** 2) / 3 + (37 * n ** 3) / 96 - n ** 4 / 360,
  n ** 2 / 48 + n ** 3 / 15 - (437 * n ** 4) / 1440,
  (17 * n ** 3) / 480 - (37 * n ** 4) / 840,
  (4397 * n ** 4) / 161_280,
];

/** From conformal to geographic latitude: K. Kawase, Bulletin of the GSI 59 (2011), eq. 9. */
const delta = [
  2 * n - (2 * n ** 2) / 3 - 2 * n ** 3 + (116 * n ** 4) / 45,
  (7 * n ** 2) / 3 - (8 * n ** 3) / 5 - (227 * n ** 4) / 45,
  (56 * n ** 3) / 15 - (136 * n ** 4) / 35,
  (4279 * n ** 4) / 630,
];

const falseEasting = 500_000;

const series = (coefficients: readonly number[], term: (twice: number) => string) =>
  coefficients.map((value, at) => `(${value.toExponential()}) * ${term(2 * (at + 1))}`).join(' + ');

/**
 * Steps that bring metres of a Gauss-Krüger grid to degrees: from `spot` (`x` easting without its zone, `y`
 * northing, `meridian` the central one in degrees; NULL where there is nothing to do) to `ground` (`x`, `y` degrees).
 */
export const gaussKrugerSteps: readonly Step[] = [
  [
    'grid',
    (at) =>
      `CASE WHEN ${at('spot')}.meridian IS NOT NULL THEN
        {xi: ${at('spot')}.y / ${rectifyingRadius}, eta: (${at('spot')}.x - ${falseEasting}) / ${rectifyingRadius}} END`,
  ],
  [
    'sphere',
    (at) =>
      `CASE WHEN ${at('grid')} IS NOT NULL THEN {xi: ${sphere(at, 'xi')}, eta: ${sphere(at, 'eta')}} END`,
  ],
  ['conformal', (at) => `asin(sin(${at('sphere')}.xi) / cosh(${at('sphere')}.eta))`],
  [
    'ground',
    (at) => `CASE WHEN ${at('sphere')} IS NOT NULL THEN {
        x: ${at('spot')}.meridian + degrees(atan2(sinh(${at('sphere')}.eta), cos(${at('sphere')}.xi))),
        y: degrees(${at('conformal')} + ${series(delta, (twice) => `sin(${twice} * ${at('conformal')})`)})} END`,
  ],
];

function sphere(at: StepOf, part: 'xi' | 'eta'): string {
  const [xi, eta] = [`${at('grid')}.xi`, `${at('grid')}.eta`];
  const term = (twice: number) =>
    part === 'xi'
      ? `sin(${twice} * ${xi}) * cosh(${twice} * ${eta})`
      : `cos(${twice} * ${xi}) * sinh(${twice} * ${eta})`;
  return `${at('grid')}.${part} - (${series(beta, term)})`;
}
