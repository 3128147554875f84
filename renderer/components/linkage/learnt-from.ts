/** Below it an estimate rests on too few pairs to rely on. */
const enoughPairs = 100;

/** Whether so many pairs taught the model anything that its estimates can rest on. */
export function learntFrom(pairs: number): 'none' | 'few' | 'enough' {
  if (pairs === 0) return 'none';
  return pairs < enoughPairs ? 'few' : 'enough';
}
