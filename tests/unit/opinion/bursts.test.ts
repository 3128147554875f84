import { describe, expect, it } from 'vitest';
import { findBursts } from '../../../core/monitoring/opinion/bursts/find-bursts.ts';
import { createFrame } from '../../../core/monitoring/risk/detect/baseline/frame.ts';
import { findNewTopics } from '../../../core/monitoring/opinion/topics/find-new-topics.ts';
import { poisson } from '../../../sample/base/poisson.ts';
import { Random } from '../../../sample/base/random.ts';
import { addDays } from '../../../schemas/calendar/days.ts';

const days = Array.from({ length: 600 }, (_, at) => addDays('2024-06-03', at));
const frame = createFrame({ grain: 'day', periods: days });
const covered = new Uint8Array(days.length).fill(1);
const towns = ['01', '02', '03', '04', '05'];

/** A category of which so many come to each town in a day, by chance alone. */
function quiet(perDay: number, seed: number) {
  const random = new Random(seed, 'bursts');
  const counts = new Map(towns.map((town) => [town, Float64Array.from(days, () => poisson(perDay, random))]));
  const city = Float64Array.from(days, (_, at) =>
    [...counts.values()].reduce((sum, one) => sum + one[at]!, 0),
  );
  return { category: `kind-${seed}`, city, towns: counts };
}

const judge = (categories: ReturnType<typeof quiet>[], at: number) =>
  findBursts(categories, { frame, covered }, { towns: towns.length, at });

describe('bursts', () => {
  it('are told of where they are and nowhere else, with what was expected', () => {
    const categories = [1, 2, 3, 4].map((seed) => quiet(0.2, seed));
    const struck = categories[1]!;
    for (let at = 590; at < 595; at++) {
      struck.towns.get('03')![at]! += 3;
      struck.city[at]! += 3;
    }
    const found = judge(categories, 594);
    const town = found.find(({ area }) => area === '03')!;
    expect(town).toMatchObject({ category: 'kind-2', span: 7 });
    expect(town.seen).toBeGreaterThanOrEqual(15);
    // 0.2 a day in seven days.
    expect(town.expected).toBeGreaterThan(0.7);
    expect(town.expected).toBeLessThan(2.5);
    const [likeliest] = found.filter(({ area }) => area !== '').sort((a, b) => a.pValue - b.pValue);
    expect(likeliest).toBe(town);
    expect(found.every(({ category }) => category === 'kind-2')).toBe(true);
  });

  it('are hardly ever told of when chance alone is at work', () => {
    const categories = [11, 12, 13, 14, 15, 16].map((seed) => quiet(0.3, seed));
    const told = [450, 470, 490, 510, 530, 550, 570, 590].flatMap((at) => judge(categories, at));
    // One day in twenty may tell of something that is none.
    expect(told.length).toBeLessThanOrEqual(2);
  });

  it('are not judged without eight weeks of history before the guard, or on a day without data', () => {
    const struckAt = (at: number) => {
      const city = new Float64Array(days.length);
      city[at] = 50;
      return [{ category: 'kind', city, towns: new Map<string, Float64Array<ArrayBuffer>>() }];
    };
    expect(judge(struckAt(100), 100)).toEqual([]);
    expect(judge(struckAt(500), 500)).toMatchObject([{ area: '', span: 1, seen: 50 }]);
    const gap = covered.slice();
    gap[500] = 0;
    expect(findBursts(struckAt(500), { frame, covered: gap }, { towns: 5, at: 500 })).toEqual([]);
  });
});

describe('new topics', () => {
  const list = (count: number, from = 1) => Array.from({ length: count }, (_, at) => from + at);

  it('are words that came up from nothing, joined by the requests that they share', () => {
    const topics = findNewTopics(
      [
        { word: '无人机', tickets: list(12), before: 0 },
        { word: '起降点', tickets: list(6, 3), before: 0 },
        { word: '换电柜', tickets: list(9, 50), before: 1 },
        { word: '物业', tickets: list(40, 100), before: 900 },
        { word: '偶然', tickets: list(4, 200), before: 0 },
      ],
      { pace: 0.05, tested: 5000 },
    );
    expect(topics.map((topic) => topic.map(({ word }) => word))).toEqual([['无人机', '起降点'], ['换电柜']]);
  });
});
