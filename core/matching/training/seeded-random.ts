/** Uniform numbers in [0, 1), the same for the same seed and stream name. */
export type Random = () => number;

/** Deterministic random numbers: xoshiro128** (Blackman and Vigna 2018), its state hashed from seed and stream. */
export function seededRandom(seed: number, stream: string): Random {
  const state = new Int32Array(4);
  let hash = seed >>> 0;
  for (const character of stream) hash = mix(hash ^ character.codePointAt(0)!);
  for (let i = 0; i < 4; i++) state[i] = hash = mix(hash + 0x9e3779b9);
  let [a, b, c, d] = state as unknown as [number, number, number, number];
  return () => {
    const scrambled = Math.imul(rotate(Math.imul(b, 5), 7), 9);
    const carried = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= carried;
    d = rotate(d, 11);
    return (scrambled >>> 0) / 4294967296;
  };
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

/** Finaliser of MurmurHash3. */
function mix(value: number): number {
  let hash = value >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
