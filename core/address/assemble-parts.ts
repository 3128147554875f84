import type { AddressPart, Component } from './components.ts';
import { componentValue } from './component-value.ts';
import { foldedSlice, type FoldedText } from './fold-text.ts';
import { componentOf } from './forms/labels.ts';
import type { Step } from './lattice.ts';

/** A stretch of the folded text with its component. */
interface Stretch {
  component: AddressPart['component'];
  from: number;
  to: number;
  value: string;
}

/** Turns the scanner's reading into parts of the original text: each component once, no character lost. */
export function assembleParts(text: string, folded: FoldedText, steps: readonly Step[]): AddressPart[] {
  const read = steps.map((step) => stretchOf(folded, step));
  const stretches = settle(joinEstates(folded, read), folded);
  const parts: AddressPart[] = [];
  let reached = 0;
  for (const { component, from, to, value } of stretches) {
    const [start, end] = [folded.starts[from]!, folded.ends[to - 1]!];
    push(parts, text, 'filler', reached, start);
    push(parts, text, component, start, end, value || undefined);
    reached = end;
  }
  push(parts, text, 'filler', reached, folded.end);
  push(parts, text, 'remainder', folded.end, text.length);
  return parts;
}

/** Adds a part; stretches of remainder, and of filler, that touch become one. */
function push(
  parts: AddressPart[],
  text: string,
  component: AddressPart['component'],
  start: number,
  end: number,
  value?: string,
): void {
  if (end <= start) return;
  const last = parts.at(-1);
  if (last?.component === component && (component === 'remainder' || component === 'filler')) {
    last.end = end;
    last.text = last.value = text.slice(last.start, end);
    return;
  }
  const own = text.slice(start, end);
  parts.push({ component, start, end, text: own, value: value ?? own });
}

function stretchOf(folded: FoldedText, { from, to, label, name }: Step): Stretch {
  if (label === 'filler' || label === 'remainder') return { component: label, from, to, value: '' };
  const component = componentOf(label);
  const isDivision = name !== null && name.regions.length > 0;
  const value = isDivision ? componentValue(component, name.name) : valueOf(folded, component, from, to);
  return { component, from, to, value };
}

function valueOf(folded: FoldedText, component: Component, from: number, to: number): string {
  return componentValue(component, foldedSlice(folded, from, to));
}

/** 金都城市花园 and 西雅园 side by side are one estate with its section. */
function joinEstates(folded: FoldedText, stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const stretch of stretches) {
    const last = joined.at(-1);
    if (stretch.component === 'estate' && last?.component === 'estate') {
      last.to = stretch.to;
      last.value = valueOf(folded, 'estate', last.from, last.to);
    } else joined.push({ ...stretch });
  }
  return joined;
}

/** Sees to it that each component stands once: a second road crosses or leads off the first, a repetition is filler. */
function settle(stretches: readonly Stretch[], folded: FoldedText): Stretch[] {
  const kept = new Map<AddressPart['component'], Stretch>();
  stretches.forEach((stretch, at) => {
    const { component } = stretch;
    if (component === 'filler' || component === 'remainder') return;
    const first = kept.get(component) ?? municipality(kept, stretch);
    if (!first) kept.set(component, stretch);
    else if (component === 'road') secondRoad(kept, stretch, stretches, at, folded);
    else if (replaces(first, stretch, kept.has('building'))) {
      demote(first, stretch);
      kept.set(component, stretch);
    } else demote(stretch, first);
  });
  return [...stretches];
}

/** 上海上海市: a municipality is a province, and its city is the same again. */
function municipality(
  kept: ReadonlyMap<AddressPart['component'], Stretch>,
  city: Stretch,
): Stretch | undefined {
  const province = kept.get('province');
  return city.component === 'city' && province?.value === city.value ? province : undefined;
}

/** The last estate before the building counts; of all others the first, unless the second is the same in full. */
function replaces(first: Stretch, second: Stretch, hasBuilding: boolean): boolean {
  if (second.component === 'estate') return !hasBuilding;
  return first.value === second.value && second.to - second.from > first.to - first.from;
}

function demote(stretch: Stretch, kept: Stretch): void {
  stretch.component = stretch.value === kept.value ? 'filler' : 'remainder';
  stretch.value = '';
}

function secondRoad(
  kept: Map<AddressPart['component'], Stretch>,
  road: Stretch,
  stretches: readonly Stretch[],
  at: number,
  folded: FoldedText,
): void {
  const component = crosses(stretches, at, folded) ? 'crossing' : 'lane';
  if (kept.has(component) || kept.get('road')!.value === road.value) demote(road, kept.get('road')!);
  else {
    road.component = component;
    road.value = valueOf(folded, component, road.from, road.to);
    kept.set(component, road);
  }
}

/** A connecting word before the second road, or a word for a crossing behind it. */
function crosses(stretches: readonly Stretch[], at: number, folded: FoldedText): boolean {
  const [before, after] = [stretches[at - 1], stretches[at + 1]];
  if (before?.component === 'filler') return true;
  return (
    after?.component === 'remainder' && '交口路'.includes(foldedSlice(folded, after.from, after.from + 1))
  );
}
