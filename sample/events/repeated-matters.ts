import { asOf, firstMatterDay } from '../base/calendar.ts';
import { Random } from '../base/random.ts';
import { kindOf } from '../matters/streams.ts';
import { repeatedTexts } from '../texts/repeated-texts.ts';

/** One matter at one estate about which several people call. */
export interface RepeatedMatter {
  /** Place of its text in `repeatedTexts`. */
  text: number;
  kind: number;
  estate: number;
  /** Day of each call. */
  days: readonly number[];
}

const perPerson = 0.004;
const fewest = 24;
const sizes = [2, 2, 2, 3, 3, 4, 5, 7];
/** Most call within days; some matters go on for weeks. */
const lengths = [2, 3, 5, 5, 9, 14, 30];

/** The matters of a city about which more than one call came, all over the time that is known. */
export function planRepeated(city: { people: number; estates: number; seed: number }): RepeatedMatter[] {
  const random = new Random(city.seed, 'repeated');
  const count = Math.max(fewest, Math.round(city.people * perPerson));
  return Array.from({ length: count }, () => {
    const text = random.below(repeatedTexts.length);
    const length = random.pick(lengths);
    const first = random.between(firstMatterDay, asOf - length);
    return {
      text,
      kind: kindOf('tickets', repeatedTexts[text]!.category),
      estate: random.below(city.estates),
      days: Array.from({ length: random.pick(sizes) }, () => first + random.below(length)),
    };
  });
}
