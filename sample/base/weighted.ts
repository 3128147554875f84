import type { Random } from './random.ts';

/** Draws an index in proportion to its weight. */
export class Weighted {
  private readonly cumulative: Float64Array;

  constructor(weights: ArrayLike<number>) {
    this.cumulative = new Float64Array(weights.length);
    let total = 0;
    for (let i = 0; i < weights.length; i++) this.cumulative[i] = total += weights[i]!;
  }

  draw(random: Random): number {
    const cumulative = this.cumulative;
    const target = random.next() * cumulative[cumulative.length - 1]!;
    let low = 0;
    let high = cumulative.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulative[middle]! > target) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** A list of choices written as `text:weight`; a missing weight is 1. */
export class Choice {
  readonly items: string[];
  private readonly weights: Weighted;

  constructor(specification: string) {
    const parts = specification.trim().split(/\s+/);
    this.items = parts.map((part) => part.split(':')[0]!);
    this.weights = new Weighted(parts.map((part) => Number(part.split(':')[1] ?? 1)));
  }

  draw(random: Random): string {
    return this.items[this.weights.draw(random)]!;
  }
}
