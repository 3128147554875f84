import type { Output } from '../output.ts';
import { texts } from '../output.ts';

export interface Step {
  name: string;
  seconds: number;
}

/** Times the steps of a run, in the order in which they were taken. */
export class Stopwatch {
  readonly steps: Step[] = [];
  private readonly output: Output;

  constructor(output: Output) {
    this.output = output;
  }

  async time<T>(name: keyof typeof texts.steps, work: () => Promise<T>): Promise<T> {
    this.output.progress(texts.steps[name], null);
    const start = performance.now();
    const result = await work();
    const seconds = Math.round(performance.now() - start) / 1000;
    this.steps.push({ name, seconds });
    this.output.line(`${texts.steps[name]}: ${seconds.toFixed(1)} s`);
    return result;
  }
}
