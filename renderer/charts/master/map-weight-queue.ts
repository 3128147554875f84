/** Numbers from 0 to a limit with a weight each; the lightest leaves first. */
export interface WeightQueue {
  /** Puts a number in, or gives one that is in another weight. */
  put(item: number, weight: number): void;
  /** Takes the lightest out; -1 when there is none. */
  take(): number;
}

/** A binary heap that knows where each number stands in it. */
export function weightQueue(limit: number): WeightQueue {
  const heap = new Int32Array(limit);
  const place = new Int32Array(limit).fill(-1);
  const weights = new Float64Array(limit);
  let size = 0;

  function set(at: number, item: number): void {
    heap[at] = item;
    place[item] = at;
  }

  function rise(start: number, item: number): void {
    let at = start;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (weights[heap[above]!]! <= weights[item]!) break;
      set(at, heap[above]!);
      at = above;
    }
    set(at, item);
  }

  function sink(start: number, item: number): void {
    let at = start;
    for (let child = 2 * at + 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && weights[heap[child + 1]!]! < weights[heap[child]!]!) child++;
      if (weights[item]! <= weights[heap[child]!]!) break;
      set(at, heap[child]!);
      at = child;
    }
    set(at, item);
  }

  return {
    put(item, weight) {
      const at = place[item]! >= 0 ? place[item]! : size++;
      const isLighter = weight < weights[item]! || place[item]! < 0;
      weights[item] = weight;
      if (isLighter) rise(at, item);
      else sink(at, item);
    },
    take() {
      if (size === 0) return -1;
      const first = heap[0]!;
      place[first] = -1;
      const last = heap[--size]!;
      if (size > 0) sink(0, last);
      return first;
    },
  };
}
