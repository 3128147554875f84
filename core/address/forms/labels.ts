import { components, type Component } from '../components.ts';

/**
 * What the scanner calls a stretch of text. Two labels are finer than the component they stand for: a `place` is an
 * estate whose name does not say that people live there, so that 12号 behind it is its number and not a building; an
 * `alley` is a lane whose doors are numbered as a road's are (behind 669弄, 12号 is a building).
 */
export type Label = Component | 'place' | 'alley';

/** What came last: a label, or nothing yet. */
export type State = Label | 'start';

/** The labels that what comes next may depend on, the start of the text first. */
export const states: readonly State[] = ['start', ...components, 'place', 'alley'];

const numbers = new Map(states.map((state, at) => [state, at]));

/** The number of a label among the states. */
export function stateOf(label: Label): number {
  return numbers.get(label)!;
}

/** The component that a label stands for. */
export function componentOf(label: Label): Component {
  if (label === 'place') return 'estate';
  return label === 'alley' ? 'lane' : label;
}
