import { describe, expect, it } from 'vitest';
import { openSegmenter } from '../../../core/monitoring/opinion/text/segment.ts';
import { cutForTone, openTone, toneOfScore } from '../../../core/monitoring/opinion/tone/open-tone.ts';
import { shippedToneLexicon, type ToneLexicon } from '../../../core/monitoring/opinion/tone/tone-lexicon.ts';
import { unitFinder } from '../../../core/monitoring/opinion/tone/tone-units.ts';
import { valueText } from '../../../core/monitoring/opinion/tone/value-text.ts';

const plain = { strength: 0, degree: 1, isNegation: false, turn: null };
const lexicon: ToneLexicon = new Map([
  ['好', { ...plain, strength: 1 }],
  ['差', { ...plain, strength: -2 }],
  ['不', { ...plain, isNegation: true }],
  ['很', { ...plain, degree: 1.4 }],
  ['但是', { ...plain, turn: { after: 1.5, before: 0.5 } }],
  ['名不虚传', { ...plain, strength: 2 }],
]);
const unitsOf = unitFinder(lexicon);
const valuesOf = (...words: string[]) => valueText(unitsOf(words)).flat();

describe('tone of a text', () => {
  it.each([
    { of: 'a word', words: ['房间', '好'], values: [['好', 1]] },
    { of: 'a stressed word', words: ['很', '好'], values: [['好', 1.4]] },
    { of: 'a denied word', words: ['不', '好'], values: [['不好', -0.74]] },
    { of: 'a word denied and stressed', words: ['不', '是', '很', '好'], values: [['不好', -0.74 * 1.4]] },
    { of: 'a word denied twice', words: ['不', '是', '不', '好'], values: [['不不好', 0.74 * 0.74]] },
    { of: 'a denial of nothing', words: ['不', '来', '。'], values: [['不', -0.5]] },
    {
      of: 'a denial that ends with its clause',
      words: ['不', '来', '，', '好'],
      values: [
        ['不', -0.5],
        ['好', 1],
      ],
    },
    {
      of: 'a contrast',
      words: ['房间', '好', '，', '但是', '早餐', '差', '。', '好'],
      values: [
        ['好', 0.5],
        ['差', -3],
        ['好', 1],
      ],
    },
    { of: 'an exclamation', words: ['好', '！'], values: [['好', 1.25]] },
    { of: 'a phrase that was cut', words: ['名', '不', '虚传'], values: [['名不虚传', 2]] },
    { of: 'words that were not cut', words: ['不好'], values: [['不好', -0.74]] },
  ])('counts $of', ({ words, values }) => {
    const found = valuesOf(...words);
    expect(found.map(({ word }) => word)).toEqual(values.map(([word]) => word));
    found.forEach(({ value }, at) => expect(value).toBeCloseTo(values[at]![1] as number, 9));
  });

  it('lies between −1 and 1: the mean x of its sentences that value anything as x / √(x² + 15), in five steps', () => {
    const score = openTone(lexicon).score(['房间', '好', '，', '但是', '早餐', '差']);
    expect(score).toBeCloseTo(-2.5 / Math.sqrt(2.5 ** 2 + 15), 9);
    const two = openTone(lexicon).score(['好', '。', '来', '。', '差', '。']);
    expect(two).toBeCloseTo(-0.5 / Math.sqrt(0.25 + 15), 9);
    expect([-0.7, score, 0, 0.06, 0.61].map(toneOfScore)).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('the shipped lexicon', () => {
  const segmenter = openSegmenter([]);
  const tone = openTone(shippedToneLexicon());
  const toneOf = (text: string) => toneOfScore(tone.score(cutForTone(text, segmenter)));

  it.each([
    ['感谢社区工作人员，态度非常热情，处理得很及时，点赞！', 5],
    ['请问公积金提取需要什么材料', 3],
    ['物业推诿扯皮，态度恶劣，投诉多次都没有说法，忍无可忍！', 1],
    ['今天的事[怒]', 2],
  ])('reads “%s” as %i', (text, expected) => {
    expect(toneOf(text)).toBe(expected);
  });
});
