import type { Step, StepOf } from './normaliser.ts';

export type ShiftedDatum = 'gcj02' | 'bd09';

/** The ellipsoid of the shift (Krassowsky 1940): half its long axis in metres, and its squared eccentricity. */
const axis = 6_378_245;
const eccentricity = 0.006693421622965943;

const sine = (value: string, divisor = 1) => `sin((${value}) / ${divisor} * pi())`;

/**
 * What GCJ-02 adds to a WGS84 place, by the formula published with EvilTransform (github.com/googollee/eviltransform)
 * and used by gcoord: `x` and `y` in degrees.
 */
function shiftOf(place: string): { x: string; y: string } {
  const [x, y] = [`(${place}.x - 105)`, `(${place}.y - 35)`];
  const common = `20 * ${sine(`6 * ${x}`)} + 20 * ${sine(`2 * ${x}`)}`;
  const north = `-100 + 2 * ${x} + 3 * ${y} + 0.2 * ${y} * ${y} + 0.1 * ${x} * ${y} + 0.2 * sqrt(abs(${x}))
    + (${common} + 20 * ${sine(y)} + 40 * ${sine(y, 3)} + 160 * ${sine(y, 12)} + 320 * ${sine(y, 30)}) * 2 / 3`;
  const east = `300 + ${x} + 2 * ${y} + 0.1 * ${x} * ${x} + 0.1 * ${x} * ${y} + 0.1 * sqrt(abs(${x}))
    + (${common} + 20 * ${sine(x)} + 40 * ${sine(x, 3)} + 150 * ${sine(x, 12)} + 300 * ${sine(x, 30)}) * 2 / 3`;
  const flattened = `(1 - ${eccentricity} * power(sin(radians(${place}.y)), 2))`;
  return {
    x: `(${east}) * sqrt(${flattened}) / (${axis} * cos(radians(${place}.y))) * 180 / pi()`,
    y: `(${north}) * ${flattened} * sqrt(${flattened}) / (${axis} * (1 - ${eccentricity})) * 180 / pi()`,
  };
}

/** BD-09 of a GCJ-02 place, by the formula of the same works. */
function toBaidu(place: string): string {
  const turned = (value: string) => `(${value}) * 3000 / 180 * pi()`;
  const radius = `(sqrt(${place}.x * ${place}.x + ${place}.y * ${place}.y) + 0.00002 * sin(${turned(`${place}.y`)}))`;
  const angle = `(atan2(${place}.y, ${place}.x) + 0.000003 * cos(${turned(`${place}.x`)}))`;
  return `{x: ${radius} * cos(${angle}) + 0.0065, y: ${radius} * sin(${angle}) + 0.006}`;
}

/** Each round leaves less than a fiftieth of the error: from 0.02° to far below 1e-6°. */
const rounds = 5;

/**
 * Steps that undo the shift by fixed-point iteration: from `ground` (`x`, `y` in degrees of the datum, NULL where
 * there is nothing to do) to `unshifted`.
 */
export function unshiftSteps(datum: ShiftedDatum): Step[] {
  const steps: Step[] = [];
  for (let round = 1; round <= rounds; round++) {
    const guess = (at: StepOf) => at(round === 1 ? 'ground' : `guess ${round - 1}`);
    steps.push([`gcj ${round}`, (at) => plusShift(guess(at))]);
    if (datum === 'bd09')
      steps.push([`seen ${round}`, (at) => unlessNull(at(`gcj ${round}`), toBaidu(at(`gcj ${round}`)))]);
    const seen = datum === 'bd09' ? `seen ${round}` : `gcj ${round}`;
    const next = round === rounds ? 'unshifted' : `guess ${round}`;
    steps.push([next, (at) => corrected(guess(at), at('ground'), at(seen))]);
  }
  return steps;
}

function plusShift(place: string): string {
  const shift = shiftOf(place);
  return unlessNull(place, `{x: ${place}.x + ${shift.x}, y: ${place}.y + ${shift.y}}`);
}

function corrected(guess: string, target: string, seen: string): string {
  const part = (name: 'x' | 'y') => `${name}: ${guess}.${name} + ${target}.${name} - ${seen}.${name}`;
  return unlessNull(target, `{${part('x')}, ${part('y')}}`);
}

function unlessNull(struct: string, sql: string): string {
  return `CASE WHEN ${struct} IS NOT NULL THEN ${sql} END`;
}
