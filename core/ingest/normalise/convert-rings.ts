import type { CoordinateSystem } from '../../../schemas/intake/reading.ts';
import { quote } from '../../warehouse/quote.ts';
import { gaussKrugerSteps } from './gauss-kruger.ts';
import type { Step, StepOf } from './normaliser.ts';
import { placeKinds, shiftOfSystem, spotSql, type PlaceKind } from './place-kinds.ts';
import { unshiftSteps } from './shifted-datum.ts';

/** SQL of what all positions of a list of rings are; NULL when they are not all of one kind. */
export function kindOfRings(rings: string, system: CoordinateSystem | null): string {
  const others = (test: string) => `len(list_filter(flatten(${rings}), lambda p: NOT ${test})) = 0`;
  const kinds = placeKinds(system).map(
    ([kind, test]) => `WHEN ${others(test('p[1]', 'p[2]'))} THEN '${kind}'`,
  );
  return `CASE ${kinds.join(' ')} END`;
}

/** SQL of rings of one kind as rings in degrees of WGS84, altitudes kept. Only for kinds that must be converted. */
export function convertedRings(rings: string, kind: PlaceKind, system: CoordinateSystem | null): string {
  const converted = convertedPosition(kind, system);
  return `list_transform(${rings}, lambda ring: list_transform(ring, lambda p: ${converted}))`;
}

function convertedPosition(kind: PlaceKind, system: CoordinateSystem | null): string {
  const [x, y] = kind === 'swapped' || kind === 'north-east' ? ['p[2]', 'p[1]'] : ['p[1]', 'p[2]'];
  const shift = shiftOfSystem(system);
  const position = (place: string) => `list_concat([round(${place}.x, 9), round(${place}.y, 9)], p[3:])`;
  if (kind === 'east-north' || kind === 'north-east')
    return inTurn([['spot', () => spotSql(system, x, y)], ...gaussKrugerSteps], (at) =>
      position(at('ground')),
    );
  if (shift)
    return inTurn([['ground', () => `{x: ${x}, y: ${y}}`], ...unshiftSteps(shift)], (at) =>
      position(at('unshifted')),
    );
  return `list_concat([${x}, ${y}], p[3:])`;
}

/** Steps one after the other within an expression: each works on a list of one struct that holds the earlier ones. */
function inTurn(steps: readonly Step[], result: (at: StepOf) => string): string {
  const at: StepOf = (name) => `v.${quote(name)}`;
  const [[first, start], ...later] = steps as [Step, ...Step[]];
  let list = `[{${quote(first)}: ${start(at)}}]`;
  const names = [first];
  for (const [name, sql] of later) {
    const kept = names.map((known) => `${quote(known)}: ${at(known)}`);
    list = `list_transform(${list}, lambda v: {${[...kept, `${quote(name)}: ${sql(at)}`].join(', ')}})`;
    names.push(name);
  }
  return `list_transform(${list}, lambda v: ${result(at)})[1]`;
}
