import type { Allotment, IdCounter } from './command.ts';
import type { Allotted } from './record.ts';

const dataVersionCounter = 'dataVersion';

/** The counters of a workspace: what acknowledged commands were given, by the journal. */
export class Counters {
  readonly #last = new Map<string, number>();

  /** Takes over what a command was given, once the journal has it. */
  adopt(allotted: Allotted): void {
    for (const [counter, last] of Object.entries(allotted)) this.#last.set(counter, last);
  }

  get dataVersion(): number {
    return this.#last.get(dataVersionCounter) ?? 0;
  }

  /** Gives numbers to one command; they count only when they are adopted. */
  begin(): { allotment: Allotment; allotted: Allotted } {
    const allotted: Allotted = {};
    const next = (counter: string, count: number): number => {
      if (!Number.isSafeInteger(count) || count < 1) throw new RangeError(`cannot allot ${count} numbers`);
      const first = (allotted[counter] ?? this.#last.get(counter) ?? 0) + 1;
      allotted[counter] = first + count - 1;
      return first;
    };
    return {
      allotted,
      allotment: {
        dataVersion: () => next(dataVersionCounter, 1),
        ids: (counter: IdCounter, count = 1) => next(counter, count),
      },
    };
  }
}
