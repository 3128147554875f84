import { describe, expect, it } from 'vitest';
import {
  classifierFromBytes,
  classifierToBytes,
} from '../../../core/monitoring/opinion/classify/classifier-bytes.ts';
import { classifyTexts } from '../../../core/monitoring/opinion/classify/classify-texts.ts';
import { classExplainer, heaviestWords } from '../../../core/monitoring/opinion/classify/explain-class.ts';
import { buildFeatureSpace } from '../../../core/monitoring/opinion/classify/feature-space.ts';
import { dealFolds } from '../../../core/monitoring/opinion/classify/folds.ts';
import { gramList, listGrams } from '../../../core/monitoring/opinion/classify/grams.ts';
import { openPathReader } from '../../../core/monitoring/opinion/classify/path-reader.ts';
import { fitSharpness, shareOf } from '../../../core/monitoring/opinion/classify/probabilities.ts';
import { qualityOf } from '../../../core/monitoring/opinion/classify/quality.ts';
import { scoreTexts } from '../../../core/monitoring/opinion/classify/score-texts.ts';
import { trainClassifier } from '../../../core/monitoring/opinion/classify/train-classifier.ts';
import { trainLinear } from '../../../core/monitoring/opinion/classify/train-linear.ts';
import { trainPaths } from '../../../core/monitoring/opinion/classify/train-paths.ts';
import { openSegmenter } from '../../../core/monitoring/opinion/text/segment.ts';

function gramsOf(text: string): number[] {
  const list = gramList();
  listGrams(text, list);
  return [...list.buckets.subarray(0, list.size)];
}

describe('grams', () => {
  it('are the sequences of one to three characters between marks, a number being one', () => {
    // 停 水 停水 2 水2 停水2 天 2天 水2天, and after the comma 急
    expect(gramsOf('停水12天，急')).toHaveLength(10);
    expect(gramsOf('停水12天，急')).toEqual(gramsOf('停水５天 急'));
  });
});

describe('features', () => {
  it('are what two texts or more hold, the rarer the heavier', () => {
    const { rarity } = buildFeatureSpace({ titles: ['', '', ''], contents: ['水电', '水', '水'] }, 1);
    expect(rarity).toHaveLength(1);
    expect(rarity[0]).toBeCloseTo(Math.log(4 / 4) + 1, 6);
    const two = buildFeatureSpace({ titles: ['', '', ''], contents: ['水', '水', '电'] }, 1);
    expect(two.rarity[0]).toBeCloseTo(Math.log(4 / 3) + 1, 6);
  });
});

describe('a linear model', () => {
  it('reaches the optimum that one can work out by hand', () => {
    // One text of each class with a feature of its own. By symmetry the weights are ±α and the intercept 0; at the optimum
    // 1 − α = α / (2 C), so that α = 2/3 for C = 1.
    const matrix = {
      offsets: Int32Array.of(0, 1, 2),
      features: Int32Array.of(0, 1),
      values: Float32Array.of(1, 1),
      width: 2,
    };
    const [own, other, intercept] = trainLinear(matrix, Uint8Array.of(1, 0), { cost: 1, seed: 1 });
    expect(own).toBeCloseTo(2 / 3, 1);
    expect(other).toBeCloseTo(-2 / 3, 1);
    expect(intercept).toBeCloseTo(0, 1);
  });
});

describe('probabilities', () => {
  it('are as sharp as the share that is right: three of four scores of a difference of 1 give ln 3', () => {
    const scores = Float64Array.of(1, 0, 1, 0, 1, 0, 1, 0);
    const sharpness = fitSharpness(scores, Uint16Array.of(0, 0, 0, 1), 2);
    expect(sharpness).toBeCloseTo(Math.log(3), 1);
    expect(shareOf(Float64Array.of(1, 0), 0, Math.log(3))).toBeCloseTo(0.75, 9);
  });
});

describe('quality', () => {
  it('is the mean F1 of the classes that there are', () => {
    const truth = Uint16Array.of(0, 0, 0, 1, 1, 2);
    const told = Uint16Array.of(0, 0, 1, 1, 1, 0);
    // F1: 2·2/(3+3), 2·2/(2+3), 0; a fourth class that no text has does not count
    const { macroF1, accuracy, classes } = qualityOf(truth, told, 4);
    expect(macroF1).toBeCloseTo((2 / 3 + 4 / 5 + 0) / 3, 9);
    expect(accuracy).toBeCloseTo(4 / 6, 9);
    expect(classes[1]).toEqual({ precision: 2 / 3, recall: 1, f1: 0.8, texts: 2 });
  });
});

describe('folds', () => {
  it('have each class in equal parts', () => {
    const truth = Uint16Array.from({ length: 60 }, (_, at) => (at < 40 ? 0 : 1));
    const folds = dealFolds(truth, 10, 3);
    const count = (fold: number, one: number) =>
      [...folds.keys()].filter((at) => folds[at] === fold && truth[at] === one).length;
    for (let fold = 0; fold < 10; fold++) expect([count(fold, 0), count(fold, 1)]).toEqual([4, 2]);
  });
});

const subjects = ['小区', '学校门口', '菜场', '村口', '商场', '医院旁'];
const matters: Record<string, string[]> = {
  '城市管理/噪声': ['夜里施工噪声很大', '广场舞音响太吵'],
  '城市管理/垃圾': ['垃圾没有人清运', '垃圾桶已经满了'],
  '劳动/工资': ['老板拖欠工资', '工资拖了半年'],
};
const made = Object.entries(matters).flatMap(([path, sentences]) =>
  sentences.flatMap((sentence) =>
    subjects.map((subject) => ({
      path,
      title: `${subject}${sentence}`,
      content: `${subject}的人说${sentence}，请处理`,
    })),
  ),
);
const texts = { titles: made.map(({ title }) => title), contents: made.map(({ content }) => content) };

describe('a trained classifier', () => {
  it('tells classes, is the same again by its seed, survives storing, and its reasons sum up to its score', async () => {
    const labels = made.map(({ path }) => path.split('/')[0]!);
    const { classifier } = await trainClassifier(texts, labels, { seed: 5 });
    const again = await trainClassifier(texts, labels, { seed: 5 });
    expect(again.classifier.weights).toEqual(classifier.weights);
    const stored = classifierFromBytes(classifierToBytes(classifier));
    expect(Buffer.compare(classifierToBytes(stored), classifierToBytes(classifier))).toBe(0);

    const asked = { titles: ['老板不给工资'], contents: ['拖欠三个月了'] };
    const { classes, confidence } = classifyTexts(stored, asked);
    const place = classes[0]!;
    expect(stored.classes[place]).toBe('劳动');
    expect(confidence[0]).toBeGreaterThan(0.5);
    const words = classExplainer(stored, openSegmenter([]))(asked.titles[0]!, asked.contents[0]!, place);
    const sum = [...words.values()].reduce((total, weight) => total + weight, stored.intercepts[place]!);
    expect(sum).toBeCloseTo(scoreTexts(stored, asked)[place]!, 4);
    expect(['工资', '拖欠']).toContain(heaviestWords(words, 1)[0]!.word);
  });

  it('goes down a taxonomy as far as it is likelier right than not', async () => {
    const { classifiers } = await trainPaths(
      texts,
      made.map(({ path }) => path),
      { seed: 5 },
    );
    expect([...classifiers.keys()].sort()).toEqual(['', '城市管理']);
    const read = openPathReader(classifiers);
    expect(read('夜里噪声', '施工噪声很大，太吵').path).toBe('城市管理/噪声');
    // Only one kind of matter is known below, so that nothing is told apart there.
    expect(read('工资', '老板拖欠工资').path).toBe('劳动');
  });
});
