import type { ParsedAddress } from '../components.ts';
import { compareAspects, type Aspect, type Evidence } from './address-evidence.ts';

/**
 * `match`: the same place, as far as both say; `partial`: the same street, estate or village, but one says less or
 * names another door; `different`: another place.
 */
export type AddressVerdict = 'match' | 'partial' | 'different';

export interface AddressComparison {
  verdict: AddressVerdict;
  /** 0 nothing in common, 1 the same. */
  score: number;
  /** What agrees, differs or stands on one side only. */
  reasons: readonly Evidence[];
}

/** What agreement in full adds to the score and what disagreement in full takes away. */
const weights: Readonly<Record<Aspect, readonly [agrees: number, differs: number]>> = {
  province: [0, 0.2],
  city: [0, 0.4],
  district: [0, 0.2],
  town: [0.2, 0.1],
  zone: [0.8, 0.2],
  village: [0.8, 0.3],
  group: [0.2, 0.2],
  road: [0.8, 0.3],
  lane: [0.6, 0.6],
  number: [0.8, 0.2],
  estate: [1.4, 0.5],
  building: [0.5, 0.3],
  unit: [0.5, 0.2],
  floor: [0.4, 0.2],
  room: [0.3, 0.2],
  remainder: [0.8, 0],
  text: [2.6, 0],
};

/** The sum of the weights that counts as certain. */
const certain = 6;

/** Scores from which addresses match or share a place; tuned on the first half of a corpus of judged pairs. */
const matchScore = 0.78;
const partialScore = 0.29;

/** Aspects that say which door is meant: where one differs, the places are not the same. */
const doors: ReadonlySet<Aspect> = new Set(['group', 'lane', 'number', 'building', 'unit', 'floor', 'room']);

/** Compares two parsed addresses, and says why. */
export function compareAddresses(left: ParsedAddress, right: ParsedAddress): AddressComparison {
  const reasons = compareAspects(left, right);
  const said = reasons.filter(({ aspect }) => aspect !== 'text');
  if (said.length > 0 && said.every(({ relation, likeness }) => relation === 'agrees' && likeness === 1))
    return { verdict: 'match', score: 1, reasons: said };
  const sum = reasons.reduce((total, evidence) => total + weightOf(evidence), 0);
  const score = Math.min(1, Math.max(0, sum / certain));
  if (isSameDoor(said)) return { verdict: 'match', score: Math.max(score, matchScore), reasons: said };
  return { verdict: verdictOf(score, said), score, reasons: said };
}

/** From the coarsest to the finest: the last that an address names is what it is the address of. */
const fineness: readonly Aspect[] = ['group', 'lane', 'number', 'building', 'unit', 'floor', 'room'];

/** Whether both are addresses of one thing at one place, and differ at most in what one of them leaves out before it. */
function isSameDoor(reasons: readonly Evidence[]): boolean {
  if (reasons.some(({ relation }) => relation === 'differs')) return false;
  const agrees = new Set(reasons.filter(({ relation }) => relation === 'agrees').map(({ aspect }) => aspect));
  const finest = fineness.findLast((aspect) => reasons.some((reason) => reason.aspect === aspect));
  if (finest === undefined || !agrees.has(finest)) return false;
  const isNumbered =
    agrees.has('number') && (agrees.has('road') || agrees.has('lane') || agrees.has('village'));
  return isNumbered || (agrees.has('estate') && agrees.has('building'));
}

function weightOf({ aspect, relation, likeness }: Evidence): number {
  const [agrees, differs] = weights[aspect];
  if (relation === 'agrees' || aspect === 'text') return agrees * likeness;
  return relation === 'differs' ? -differs * (1 - likeness) : 0;
}

function verdictOf(score: number, reasons: readonly Evidence[]): AddressVerdict {
  if (score < partialScore) return 'different';
  const isOtherDoor = reasons.some(({ aspect, relation }) => relation === 'differs' && doors.has(aspect));
  return score >= matchScore && !isOtherDoor ? 'match' : 'partial';
}
