import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseQuestions, type AskablePattern } from '../../../../core/matching/training/questions.ts';

function total(questions: { pairs: number }[]): number {
  return questions.reduce((sum, { pairs }) => sum + pairs, 0);
}

describe('chooseQuestions', () => {
  const patterns: AskablePattern[] = [
    { pattern: 1, weight: 12, pairs: 100_000, judged: 0 },
    { pattern: 2, weight: 0, pairs: 100, judged: 0 },
    { pattern: 3, weight: 0.1, pairs: 10_000, judged: 0 },
    { pattern: 4, weight: 0, pairs: 10_000, judged: 30 },
    { pattern: 5, weight: -12, pairs: 100_000, judged: 0 },
  ];
  const questions = chooseQuestions(patterns, 110, 1);
  const asked = (pattern: number) => questions.find((question) => question.pattern === pattern)?.pairs ?? 0;

  it('asks where it is uncertain, more where more pairs hang on it, less where people have answered', () => {
    expect(total(questions)).toBe(110);
    // Worth: .5 · √100 = 5, .5 · √10⁴ = 50, 50 / 31 = 1.6, and √(2⁻¹²) · √10⁵ = 4.9 at either end.
    expect(Math.abs(asked(3) - (110 * 50) / 66.4)).toBeLessThanOrEqual(1);
    expect(Math.abs(asked(2) - (110 * 5) / 66.4)).toBeLessThanOrEqual(1);
    expect(asked(4)).toBeLessThanOrEqual(4);
    expect(asked(1)).toBeLessThan(asked(2) + 2);
  });

  it('asks the same for the same seed', () => {
    expect(chooseQuestions(patterns, 110, 1)).toEqual(questions);
    expect(chooseQuestions([...patterns].reverse(), 110, 1)).toEqual(questions);
  });

  it('asks as many as wanted as long as there are pairs, and of no pattern more than it has', () => {
    const pattern = fc.record({
      weight: fc.double({ min: -200, max: 200, noNaN: true }),
      pairs: fc.nat(50),
      judged: fc.nat(5),
    });
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 20 }), fc.nat(300), (list, wanted) => {
        const numbered = list.map((of, number) => ({ ...of, pattern: number }));
        const chosen = chooseQuestions(numbered, wanted, 1);
        expect(total(chosen)).toBe(Math.min(wanted, total(list)));
        for (const { pattern: number, pairs } of chosen)
          expect(pairs).toBeLessThanOrEqual(list[number]!.pairs);
      }),
    );
  });
});
