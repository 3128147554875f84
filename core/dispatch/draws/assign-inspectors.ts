import { HubError } from '../../base/hub-error.ts';
import { drawLots } from './draw-lots.ts';

/**
 * Who goes to each of so many companies: the inspectors are drawn one after the other until all are, `each` of them to a company; those
 * who are too few for another company are left, and the next round draws all again. So everybody goes about equally often.
 *
 * @param inspectors sorted
 * @throws HubError BAD_INPUT when there are fewer than one company needs
 */
export function assignInspectors(
  seed: string,
  inspectors: readonly string[],
  companies: number,
  each: number,
): string[][] {
  if (inspectors.length < each) throw new HubError('BAD_INPUT', { detail: 'inspectors' });
  const teams: string[][] = [];
  for (let round = 1; teams.length < companies; round++) {
    const order = drawLots(`${seed}/inspectors/${round}`, inspectors.length, inspectors.length);
    for (let at = 0; at + each <= order.length && teams.length < companies; at += each)
      teams.push(order.slice(at, at + each).map((place) => inspectors[place]!));
  }
  return teams;
}
