/** Deterministic pseudo-random numbers: xoshiro128** (Blackman & Vigna, 2018), seeded by seed and stream name. */
export class Random {
  private readonly state = new Uint32Array(4);

  /** Streams of different names are independent, so that a new export never changes the others. */
  constructor(seed: number, stream: string) {
    let hash = seed >>> 0;
    for (const character of stream) hash = mix(hash ^ character.codePointAt(0)!);
    for (let i = 0; i < 4; i++) this.state[i] = hash = mix(hash + 0x9e3779b9);
  }

  /** Uniform in [0, 1). */
  next(): number {
    const s = this.state;
    const scrambled = Math.imul(rotate(Math.imul(s[1]!, 5), 7), 9);
    const carried = s[1]! << 9;
    s[2]! ^= s[0]!;
    s[3]! ^= s[1]!;
    s[1]! ^= s[2]!;
    s[0]! ^= s[3]!;
    s[2]! ^= carried;
    s[3] = rotate(s[3]!, 11);
    return (scrambled >>> 0) / 4294967296;
  }

  /** Uniform integer in [0, bound). */
  below(bound: number): number {
    return Math.floor(this.next() * bound);
  }

  /** Uniform integer in [low, high]. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: ArrayLike<T>): T {
    return items[this.below(items.length)]!;
  }

  /** Normal deviate (Box–Muller). */
  normal(mean: number, deviation: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.next());
  }

  shuffle(items: Int32Array): Int32Array {
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      const held = items[i]!;
      items[i] = items[j]!;
      items[j] = held;
    }
    return items;
  }
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

/** A 32-bit integer hash (finaliser of MurmurHash3). */
function mix(value: number): number {
  let hash = value >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Uniform in [0, 1) from integers: the same for the same arguments wherever it is called. */
export function hashed(...parts: number[]): number {
  let hash = 0x2545f491;
  for (const part of parts) hash = mix(hash ^ mix(part | 0));
  return hash / 4294967296;
}
