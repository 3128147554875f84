import { describe, expect, it } from 'vitest';
import {
  departmentsOf,
  entityGraph,
  othersOf,
  placesOf,
  type ShownEntity,
} from '../../../../renderer/charts/linkage/entity-graph.ts';
import { fitPlaces, layoutGraph } from '../../../../renderer/charts/linkage/graph-layout.ts';
import { theme } from './chart-fixtures.ts';

const record = (recordId: number, department: string) => ({
  recordId,
  department,
  dataset: 'population',
  file: 'f.csv',
  sheet: '',
  rowNumber: recordId,
  entityId: 1,
  values: {},
});
const link = (left: number, right: number, isBridge = false) => ({
  left,
  right,
  weight: 10,
  isBridge,
  verdict: null,
});
const entity: ShownEntity = {
  nodes: [record(11, '公安局'), record(12, '卫健委'), record(13, '公安局')],
  linksWithin: [link(11, 12), link(12, 13, true)],
  near: [
    { ...link(13, 21), other: record(21, '民政局'), reason: 'contradiction' },
    { ...link(12, 21), other: record(21, '民政局'), reason: 'below-threshold' },
  ],
};
const labels = {
  record: (at: number) => String(at + 1),
  other: () => 'A',
  row: String,
  reason: String,
  verdict: String,
  weight: '',
  bridge: '',
  file: '',
  elsewhere: '',
};

interface Drawn {
  series: {
    data: { name: string; itemStyle?: { borderType?: string; borderWidth?: number } }[];
    links: { source: string; target: string; lineStyle: { color: string; type?: string } }[];
  }[];
}
const draw = (selected: number[]) =>
  (entityGraph(entity, placesOf(entity), new Set(selected), { labels, theme }) as unknown as Drawn)
    .series[0]!;

describe('an entity as a graph', () => {
  it('has a node per record and one for each record of others, however many links lead there', () => {
    expect(othersOf(entity).map(({ recordId }) => recordId)).toEqual([21]);
    expect(departmentsOf(entity)).toEqual(['公安局', '卫健委', '民政局']);
    const { data } = draw([]);
    expect(data.map(({ name }) => name).filter((name) => !name.startsWith('corner'))).toEqual([
      '11',
      '12',
      '13',
      '21',
    ]);
    expect(data.at(-1)!.itemStyle!.borderType).toBe('dashed');
  });

  it('draws bridges in the warning colour and links to others dashed', () => {
    const { links } = draw([]);
    expect(links.map(({ lineStyle }) => [lineStyle.color === theme.warning, lineStyle.type])).toEqual([
      [false, undefined],
      [true, undefined],
      [false, 'dashed'],
      [false, 'dashed'],
    ]);
  });

  it('sets off the chosen records', () => {
    const widths = (of: number[]) => draw(of).data.map(({ itemStyle }) => itemStyle?.borderWidth);
    expect(widths([12]).filter((width) => width === 3)).toHaveLength(1);
    expect(widths([])).not.toContain(3);
  });
});

describe('the layout of a graph', () => {
  const ring = Array.from({ length: 12 }, (_, at): [number, number] => [at, (at + 1) % 12]);

  it('is the same every time', () => {
    expect(layoutGraph(12, ring)).toEqual(layoutGraph(12, ring));
  });

  it('keeps two groups with one link between them apart', () => {
    const clique = (first: number) =>
      [0, 1, 2, 3].flatMap((a) =>
        [0, 1, 2, 3].filter((b) => b > a).map((b): [number, number] => [first + a, first + b]),
      );
    const places = layoutGraph(8, [...clique(0), ...clique(4), [0, 4]]);
    const distance = (a: number, b: number) =>
      Math.hypot(places[a]!.x - places[b]!.x, places[a]!.y - places[b]!.y);
    expect(distance(1, 2)).toBeLessThan(distance(1, 6));
    expect(distance(5, 7)).toBeLessThan(distance(5, 2));
  });

  it.each([1, 2, 40, 200])('puts %i records into their box, none on top of another', (count) => {
    const links = Array.from({ length: count - 1 }, (_, at): [number, number] => [at, at + 1]);
    const places = fitPlaces(layoutGraph(count, links), { halfWidth: 800, halfHeight: 360, largest: 480 });
    for (const { x, y } of places) {
      expect(Math.abs(x)).toBeLessThanOrEqual(800.001);
      expect(Math.abs(y)).toBeLessThanOrEqual(360.001);
    }
    expect(new Set(places.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`)).size).toBe(count);
  });
});
