import { describe, expect, it } from 'vitest';
import { sharedWords } from '../../../core/monitoring/opinion/events/explain-tie.ts';
import { countGrams, noGrams } from '../../../core/monitoring/opinion/events/gram-counts.ts';
import {
  createGrouper,
  eventNow,
  type Ticket,
} from '../../../core/monitoring/opinion/events/group-tickets.ts';
import { lullOf } from '../../../core/monitoring/opinion/events/rules.ts';
import { fromBytes, toBytes } from '../../../core/monitoring/opinion/events/store/centre-bytes.ts';
import { heatOf } from '../../../core/monitoring/opinion/heat/heat.ts';
import { movementOf } from '../../../core/monitoring/opinion/topics/movement.ts';
import { shortTitle } from '../../../core/monitoring/opinion/topics/short-title.ts';
import { sampleTickets } from '../../../bench/bursts/sample-tickets.ts';

const { tickets: background } = sampleTickets(3000, 5);

/** A ticket after the city's, so that rare words are rare. */
function ticket(id: number, day: number, title: string, content: string, more: Partial<Ticket> = {}): Ticket {
  return {
    id: 100_000 + id,
    day: 30_000 + day,
    title,
    content,
    area: '',
    category: '',
    subject: '',
    places: [],
    ...more,
  };
}

function eventsOf(tickets: readonly Ticket[]): number[] {
  const counts = noGrams();
  countGrams(counts, [...background, ...tickets]);
  const grouper = createGrouper(counts);
  const placed = tickets.map((one) => grouper.take(one));
  return placed.map(({ event }) => eventNow(grouper.merged, event) - 100_000);
}

const mixer = ticket(
  1,
  0,
  '望潮新苑附近搅拌站噪音扰民',
  '望潮新苑小区旁边的搅拌站日夜施工，噪音和粉尘很大，老人无法休息。',
);
const again = ticket(
  2,
  3,
  '投诉搅拌站污染',
  '住在望潮新苑，旁边搅拌站粉尘满天飞，夜里噪音不断，请尽快处理。',
);

describe('tickets of one matter', () => {
  it('are one event in whatever words, and not those of another place or about another thing', () => {
    const elsewhere = ticket(
      3,
      3,
      '青禾佳园附近搅拌站噪音扰民',
      '青禾佳园小区旁边的搅拌站日夜施工，噪音和粉尘很大。',
    );
    const lift = ticket(4, 4, '望潮新苑电梯停运', '望潮新苑电梯坏了一周，物业说等配件，老人下不了楼。');
    expect(eventsOf([mixer, again, elsewhere, lift])).toEqual([1, 1, 3, 4]);
  });

  it('are not one when firms, villages, or buildings some days later differ', () => {
    const text = ['望潮新苑电梯停运', '望潮新苑3幢电梯坏了，物业说等配件，老人下不了楼。'] as const;
    const other = [text[0], text[1].replace('3幢', '9幢')] as const;
    const of = (id: number, day: number, [title, content]: readonly [string, string], more = {}) =>
      ticket(id, day, title, content, more);
    expect(eventsOf([of(1, 0, text, { area: 'a' }), of(2, 1, text, { area: 'b' })])).toEqual([1, 2]);
    expect(eventsOf([of(1, 0, text, { subject: '甲' }), of(2, 1, text, { subject: '乙' })])).toEqual([1, 2]);
    expect(eventsOf([of(1, 0, text), of(2, 1, other), of(3, 9, text)])).toEqual([1, 1, 1]);
    expect(eventsOf([of(1, 0, text), of(2, 9, other)])).toEqual([1, 2]);
  });

  it('end after a lull that is longer the more there were', () => {
    expect([1, 2, 5, 50].map(lullOf)).toEqual([30, 40, 70, 90]);
    const late = { ...again, day: mixer.day + 31 };
    expect(eventsOf([mixer, late])).toEqual([1, 2]);
    const { title, content } = mixer;
    expect(eventsOf([mixer, ticket(2, 20, title, content), ticket(3, 60, title, content)])).toEqual([
      1, 1, 1,
    ]);
  });

  it('are the same after a stop between days, the live events kept as bytes', () => {
    const days = background.slice(0, 700).sort((a, b) => a.day - b.day || a.id - b.id);
    const counts = noGrams();
    countGrams(counts, days);
    const whole = createGrouper(counts);
    const atOnce = days.map((one) => eventNow(whole.merged, whole.take(one).event));
    const first = createGrouper(counts);
    const before = days.slice(0, 400).map((one) => first.take(one).event);
    const second = createGrouper(counts, fromBytes(toBytes(first.live())));
    const after = days.slice(400).map((one) => second.take(one).event);
    const merged = new Map([...first.merged, ...second.merged]);
    const inParts = [...before, ...after].map((event) => eventNow(merged, event));
    expect(inParts).toEqual(atOnce.map((event) => eventNow(whole.merged, event)));
    expect(new Set(inParts).size).toBeLessThan(days.length);
  });
});

describe('what ties tickets', () => {
  it('is named by the words they share, the rarest runs first', () => {
    const counts = noGrams();
    countGrams(counts, [...background, mixer, again]);
    const words = sharedWords(mixer.content, again.content, counts).map((one) => one.words);
    expect(words[0]).toBe('望潮新苑');
    expect(words).toEqual(expect.arrayContaining(['搅拌站', '粉尘']));
  });

  it('makes a short title of one of theirs, without the words around it', () => {
    const counts = noGrams();
    countGrams(counts, background);
    const titles = [
      '关于望潮新苑搅拌站噪音的投诉',
      '投诉：望潮新苑附近搅拌站噪音扰民！',
      '请问谁来管',
      '望潮新苑搅拌站噪音扰民',
    ];
    expect(shortTitle(titles, counts)).toBe('望潮新苑搅拌站噪音扰民');
  });
});

describe('heat and movement', () => {
  it('add up as the formula says', () => {
    // 10 × (3 + 0.5 + 0.2) × (1 + 0.1 × 2) = 44.4
    expect(heatOf({ size: 3, likes: 0.5, negative: 0.2, channels: 3 })).toBe(44.4);
  });

  it('hold a week against the four before by the binomial distribution', () => {
    // All of 4 in the week: 0.2⁴ = 0.0016, twice; none of 40: 0.8⁴⁰ = 1.329e-4, twice.
    expect(movementOf(4, 0)).toMatchObject({ state: 'rising', expected: 0 });
    expect(movementOf(4, 0).pValue).toBeCloseTo(0.0032, 6);
    expect(movementOf(0, 40)).toMatchObject({ state: 'falling', expected: 10 });
    expect(movementOf(0, 40).pValue).toBeCloseTo(2.658e-4, 6);
    expect(movementOf(10, 40).state).toBe('steady');
  });
});
