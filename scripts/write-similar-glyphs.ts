import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findBrowser } from '../server/cli/find-browser.ts';

/**
 * Measures which characters of GB 2312 look alike and writes `schemas/codes/data/similar-glyphs.ts`: each is drawn in
 * Noto Sans CJK SC in 32 × 32 cells, blurred, and compared with every other by correlation. Takes a minute.
 *
 *   npx tsx scripts/write-similar-glyphs.ts
 */
const grid = 32;
const blur = 1.2;
/** Below it dense characters correlate by their density; chosen by looking at samples of the pairs. */
const threshold = 0.9;
/** No pair over the threshold was farther apart than this at half the resolution. */
const coarseThreshold = 0.85;

function charactersOfGb2312(): string[] {
  const decoder = new TextDecoder('gb2312');
  const bytes = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
  return bytes(0xb0, 0xf7)
    .flatMap((high) => bytes(0xa1, 0xfe).map((low) => decoder.decode(Uint8Array.of(high, low))))
    .filter((text) => /^\p{Script=Han}$/u.test(text));
}

/** As much of the browser as drawing needs; this project knows no DOM. */
interface Drawing {
  document: { createElement(kind: 'canvas'): { getContext(kind: '2d', options: object): Context } };
}
interface Context {
  clearRect(x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number): void;
  getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray };
}

/** The ink of each character in `grid` × `grid` cells, 0 to 255. */
function draw(page: Page, characters: readonly string[]): Promise<number[][]> {
  return page.evaluate(
    ([texts, cells]) => {
      const size = 2 * cells;
      const { document } = globalThis as unknown as Drawing;
      const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size });
      const context = canvas.getContext('2d', { willReadFrequently: true });
      Object.assign(context, {
        font: '60px "Noto Sans CJK SC"',
        textBaseline: 'middle',
        textAlign: 'center',
      });
      return texts.map((text) => {
        context.clearRect(0, 0, size, size);
        context.fillText(text, cells, cells + 2);
        const { data } = context.getImageData(0, 0, size, size);
        const ink = new Array<number>(cells * cells).fill(0);
        for (let y = 0; y < size; y++)
          for (let x = 0; x < size; x++)
            ink[(y >> 1) * cells + (x >> 1)]! += data[(y * size + x) * 4 + 3]! / 4;
        return ink;
      });
    },
    [characters, grid] as const,
  );
}

/** Blurs along both axes. */
function blurred(ink: readonly number[]): number[] {
  const reach = [-3, -2, -1, 0, 1, 2, 3];
  const along = (cells: readonly number[], step: number, place: (at: number) => number) =>
    cells.map((_, at) =>
      reach.reduce((sum, by) => {
        const isInside = place(at) + by >= 0 && place(at) + by < grid;
        return isInside ? sum + cells[at + by * step]! * Math.exp(-(by * by) / (2 * blur * blur)) : sum;
      }, 0),
    );
  return along(
    along(ink, 1, (at) => at % grid),
    grid,
    (at) => Math.floor(at / grid),
  );
}

/** Shifted and scaled so that the scalar product of two is their correlation. */
function standardised(cells: readonly number[]): Float32Array {
  const mean = cells.reduce((sum, cell) => sum + cell, 0) / cells.length;
  const length = Math.sqrt(cells.reduce((sum, cell) => sum + (cell - mean) ** 2, 0));
  return Float32Array.from(cells, (cell) => (cell - mean) / length);
}

function halved(cells: Float32Array): Float32Array {
  const half = Array.from({ length: (grid / 2) ** 2 }, (_, at) => {
    const corner = Math.floor(at / (grid / 2)) * 2 * grid + (at % (grid / 2)) * 2;
    return cells[corner]! + cells[corner + 1]! + cells[corner + grid]! + cells[corner + grid + 1]!;
  });
  return standardised(half);
}

function product(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < left.length; at++) sum += left[at]! * right[at]!;
  return sum;
}

const characters = charactersOfGb2312();
const executablePath = findBrowser();
if (executablePath === null) throw new Error('no Chromium on this machine');
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-background-networking'],
});
const drawn = await draw(await browser.newPage(), characters);
await browser.close();
const fine = drawn.map((ink) => standardised(blurred(ink)));
const coarse = fine.map(halved);
let pairs = '';
for (let i = 0; i < characters.length; i++)
  for (let j = i + 1; j < characters.length; j++)
    if (product(coarse[i]!, coarse[j]!) > coarseThreshold && product(fine[i]!, fine[j]!) > threshold)
      pairs += characters[i]! + characters[j]!;
const lines = pairs.match(/.{1,108}/gu)!.join('\n');
await writeFile(
  join(import.meta.dirname, '../schemas/codes/data/similar-glyphs.ts'),
  `/** Pairs of characters whose printed shapes correlate over ${threshold}, one behind the other: written by scripts/write-similar-glyphs.ts. */
export const similarGlyphs = \`${lines}\`;
`,
);
