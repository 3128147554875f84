/** Numbers distinct pairs of 32-bit integers from 0, in the order in which they are met. */
export interface PairNumbering {
  numberOf(first: number, second: number): number;
  /** How many have been met. */
  size(): number;
  /** The pairs by their number. */
  firsts(): Int32Array;
  seconds(): Int32Array;
}

const leastCapacity = 1024;

/** @param expected how many pairs there may be; more are taken too */
export function numberPairs(expected = 0): PairNumbering {
  let capacity = 2 ** Math.ceil(Math.log2(Math.max(leastCapacity, 2 * expected)));
  // Number + 1 of the pair in each slot; a pair stands in the first free slot from its own on.
  let slots = new Int32Array(capacity);
  let firsts = new Int32Array(capacity / 2);
  let seconds = new Int32Array(capacity / 2);
  let size = 0;

  const grow = () => {
    capacity *= 2;
    slots = new Int32Array(capacity);
    const known = [firsts, seconds] as const;
    firsts = new Int32Array(capacity / 2);
    seconds = new Int32Array(capacity / 2);
    firsts.set(known[0]);
    seconds.set(known[1]);
    for (let number = 0; number < size; number++) {
      let slot = slotOf(firsts[number]!, seconds[number]!, capacity);
      while (slots[slot] !== 0) slot = (slot + 1) & (capacity - 1);
      slots[slot] = number + 1;
    }
  };

  return {
    numberOf(first, second) {
      let slot = slotOf(first, second, capacity);
      for (let number = slots[slot]! - 1; number >= 0; number = slots[slot]! - 1) {
        if (firsts[number] === first && seconds[number] === second) return number;
        slot = (slot + 1) & (capacity - 1);
      }
      if (size === capacity / 2) {
        grow();
        slot = slotOf(first, second, capacity);
        while (slots[slot] !== 0) slot = (slot + 1) & (capacity - 1);
      }
      firsts[size] = first;
      seconds[size] = second;
      slots[slot] = ++size;
      return size - 1;
    },
    size: () => size,
    firsts: () => firsts.subarray(0, size),
    seconds: () => seconds.subarray(0, size),
  };
}

function slotOf(first: number, second: number, capacity: number): number {
  return mixed(first, second) & (capacity - 1);
}

/** Spreads two integers over 32 bits (the finish of MurmurHash3, Appleby). */
export function mixed(first: number, second: number): number {
  let hash = Math.imul(first, 0xcc9e2d51) ^ Math.imul(second, 0x1b873593);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
