import { describe, expect, it } from 'vitest';
import { radialLayout } from '../../../../renderer/charts/master/radial-layout.ts';
import { kindColour, relationGraph } from '../../../../renderer/charts/master/relation-graph.ts';
import type { RelationGraph } from '../../../../schemas/api/master/entities.ts';
import { theme } from './chart-fixtures.ts';

const radius = ({ x, y }: { x: number; y: number }) => Math.hypot(x, y);

describe('the places of a relation graph', () => {
  it('puts the entity in the middle and everything else on the ring of its distance', () => {
    // 0 – 1 – 2 – 3: one step, two steps, three steps
    const places = radialLayout(4, [
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
    expect(places.map(radius).map((value) => Number(value.toFixed(6)))).toEqual([0, 0.333333, 0.666667, 1]);
  });

  it('shares the circle out by how much hangs on each neighbour', () => {
    // 1 has three children, 2 none: three quarters of the circle are for 1 and what hangs on it.
    const links: [number, number][] = [
      [0, 1],
      [0, 2],
      [1, 3],
      [1, 4],
      [1, 5],
    ];
    const places = radialLayout(6, links);
    const angle = ({ x, y }: { x: number; y: number }) => Math.atan2(y, x);
    const turn = 2 * Math.PI;
    const from = (at: number) => (((angle(places[at]!) - -Math.PI / 2) % turn) + turn) % turn;
    expect(from(1)).toBeCloseTo(turn * (3 / 8));
    expect(from(2)).toBeCloseTo(turn * (7 / 8));
    expect([3, 4, 5].map(from).every((at) => at < turn * (3 / 4))).toBe(true);
  });

  it('is the same at every time, stands with what nothing leads to, and with one node', () => {
    const links: [number, number][] = [[0, 1]];
    expect(radialLayout(3, links)).toEqual(radialLayout(3, links));
    expect(radius(radialLayout(3, links)[2]!)).toBeCloseTo(1);
    expect(radialLayout(1, [])).toEqual([{ x: 0, y: 0 }]);
  });

  it('does not mind circles', () => {
    const places = radialLayout(3, [
      [0, 1],
      [1, 2],
      [2, 0],
    ]);
    expect(places.slice(1).map(radius)).toEqual([1, 1]);
  });
});

describe('a relation graph', () => {
  const graph: RelationGraph = {
    nodes: [
      { kind: 'person', id: '9', title: '张*', distance: 1 },
      { kind: 'legal-entity', id: '1', title: '云澜市长江精密机械制造有限公司', distance: 0 },
    ],
    edges: [
      { relation: 'works-for', from: 'person:9', to: 'legal-entity:1', confidence: 0.9 },
      { relation: 'lives-in', from: 'person:9', to: 'dwelling:7', confidence: 0.9 }, // left out of the nodes
    ],
    omitted: 1,
  };
  const labels = {
    name: ({ title }: { title: string }) => title,
    kind: (kind: string) => kind,
    relation: (relation: string) => relation,
    confidence: '把握',
    percent: String,
  };
  interface Drawn {
    name: string;
    x: number;
    itemStyle?: { color: string };
    label: { formatter?: string };
    mark?: { subject?: { id: string } };
    silent?: boolean;
  }
  const [series] = relationGraph(graph, { labels, theme })['series'] as [
    { data: Drawn[]; links: { source: string; target: string }[] },
  ];
  const nodes = series.data.filter(({ silent }) => !silent);

  it('colours nodes by kind, opens every node but the middle one and shortens long names', () => {
    expect(nodes.map(({ name }) => name)).toEqual(['legal-entity:1', 'person:9']);
    expect(nodes[1]!.itemStyle!.color).toBe(kindColour('person', theme));
    expect(nodes[0]!.mark!.subject).toBeUndefined();
    expect(nodes[1]!.mark!.subject!.id).toBe('9');
    expect(nodes[0]!.label.formatter).toBe('云澜市长江精密机械制造…');
  });

  it('draws no line to what is not there', () => {
    expect(series.links).toMatchObject([{ source: 'person:9', target: 'legal-entity:1' }]);
    expect(series.links).toHaveLength(1);
  });
});
