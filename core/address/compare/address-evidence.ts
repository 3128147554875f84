import type { Component, ParsedAddress } from '../components.ts';
import { likenessWithin, nameLikeness } from './name-likeness.ts';

/** What a comparison looks at: the components, both roads of a crossing as one, what none explains, and the whole text. */
export type Aspect = Exclude<Component, 'crossing'> | 'remainder' | 'text';

/** How two addresses compare in one aspect. */
export interface Evidence {
  aspect: Aspect;
  relation: 'agrees' | 'differs' | 'only-left' | 'only-right';
  left: string | null;
  right: string | null;
  /** 1 the same, 0 nothing in common. */
  likeness: number;
}

const aspects = [
  'province',
  'city',
  'district',
  'town',
  'zone',
  'village',
  'group',
  'road',
  'lane',
  'number',
  'estate',
  'building',
  'unit',
  'floor',
  'room',
  'remainder',
] as const satisfies readonly Aspect[];

/** Names that are written in several ways: how much they share counts. */
const named: ReadonlySet<Aspect> = new Set([
  'town',
  'zone',
  'village',
  'road',
  'lane',
  'estate',
  'remainder',
]);

/** Names that the other address may mention under another heading: a firm's site is an estate in one and a remark in the other. */
const mentioned: ReadonlySet<Aspect> = new Set(['village', 'road', 'lane', 'estate']);

/** From here on two names are taken to mean the same. */
const sameName = 0.6;

/** Addresses are short; of longer texts only the beginning is compared. */
const longestText = 160;

/** Everything two addresses say, side by side; aspects that neither names are left out. */
export function compareAspects(left: ParsedAddress, right: ParsedAddress): Evidence[] {
  const texts = [plainText(left), plainText(right)] as const;
  const evidence = aspects.flatMap((aspect) => {
    const [ours, theirs] = [valuesOf(left, aspect), valuesOf(right, aspect)];
    if (ours.length === 0 && theirs.length === 0) return [];
    const found = sideBySide(aspect, ours, theirs);
    return [mentioned.has(aspect) ? mentionedElsewhere(found, texts) : found];
  });
  return [...evidence, textEvidence(...texts)];
}

function plainText({ text }: ParsedAddress): string {
  return text.slice(0, longestText);
}

function valuesOf({ values, remainder }: ParsedAddress, aspect: (typeof aspects)[number]): string[] {
  if (aspect === 'remainder') return remainder === '' ? [] : [remainder.slice(0, longestText)];
  const own = aspect === 'road' ? [values.road, values.crossing] : [values[aspect]];
  return own.filter((value) => value !== undefined);
}

/** The best of all pairs of values. */
function sideBySide(aspect: Aspect, ours: readonly string[], theirs: readonly string[]): Evidence {
  const [left, right] = [ours[0] ?? null, theirs[0] ?? null];
  if (left === null) return { aspect, relation: 'only-right', left, right, likeness: 0 };
  if (right === null) return { aspect, relation: 'only-left', left, right, likeness: 0 };
  let best: Evidence = { aspect, relation: 'differs', left, right, likeness: 0 };
  for (const own of ours)
    for (const other of theirs) {
      const likeness = likenessOf(aspect, own, other);
      if (likeness > best.likeness)
        best = { aspect, relation: relationOf(likeness), left: own, right: other, likeness };
    }
  return best;
}

function likenessOf(aspect: Aspect, left: string, right: string): number {
  if (left === right) return 1;
  return named.has(aspect) ? nameLikeness(left, right) : 0;
}

function relationOf(likeness: number): 'agrees' | 'differs' {
  return likeness >= sameName ? 'agrees' : 'differs';
}

function mentionedElsewhere(found: Evidence, [ours, theirs]: readonly [string, string]): Evidence {
  if (found.relation === 'agrees') return found;
  const inTheirs = found.left === null ? 0 : likenessWithin(found.left, theirs);
  const inOurs = found.right === null ? 0 : likenessWithin(found.right, ours);
  const likeness = Math.max(inTheirs, inOurs);
  return likeness >= sameName ? { ...found, relation: 'agrees', likeness } : found;
}

function textEvidence(left: string, right: string): Evidence {
  const likeness = (likenessWithin(left, right) + likenessWithin(right, left)) / 2;
  return { aspect: 'text', relation: relationOf(likeness), left, right, likeness };
}
