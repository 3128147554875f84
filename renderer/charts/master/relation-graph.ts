import type { EChartsCoreOption } from 'echarts/core';
import type { RelationGraph, Relation, Subject, SubjectKind } from '../../../schemas/api/master/entities.ts';
import type { ChartTheme } from '../chart-theme.ts';
import { graphCorners } from '../graph-corners.ts';
import { tooltipHtml, tooltipStyle } from '../tooltip.ts';
import { radialLayout } from './radial-layout.ts';

export interface RelationGraphLabels {
  name(subject: Subject): string;
  kind(kind: SubjectKind): string;
  relation(relation: Relation): string;
  confidence: string;
  percent(share: number): string;
}

/** What a click on a node hit. */
export interface RelationMark {
  subject?: Subject;
}

/** The colour of each kind, by its place among the theme's categorical colours. */
const colourOf: Record<SubjectKind, number> = { 'legal-entity': 0, person: 3, dwelling: 2, grid: 7 };

/** What a kind of node is drawn in. */
export function kindColour(kind: SubjectKind, theme: ChartTheme): string {
  return theme.series[colourOf[kind]]!;
}

/** Half the size of what is drawn: wider than high, as the page is. */
const box = { halfWidth: 620, halfHeight: 300 };
/** More names than these lie over one another. */
const namedNodes = 40;
const nameLength = 12;

const keyOf = ({ kind, id }: Pick<Subject, 'kind' | 'id'>) => `${kind}:${id}`;

/**
 * What one entity has to do with others: itself in the middle, in rings around it what is one, two, three steps away.
 * Nodes are coloured by kind, lines the thicker the surer.
 */
export function relationGraph(
  { nodes, edges }: RelationGraph,
  { labels, theme }: { labels: RelationGraphLabels; theme: ChartTheme },
): EChartsCoreOption {
  const ordered = [...nodes].sort((a, b) => a.distance - b.distance);
  const at = new Map(ordered.map((node, index) => [keyOf(node), index]));
  const known = edges.filter(({ from, to }) => at.has(from) && at.has(to));
  const places = radialLayout(
    ordered.length,
    known.map(({ from, to }) => [at.get(from)!, at.get(to)!]),
  );
  const neighbours = (index: number) =>
    known.flatMap(({ from, to }) => {
      const [one, other] = [at.get(from)!, at.get(to)!];
      return one === index ? [places[other]!] : other === index ? [places[one]!] : [];
    });
  return {
    animation: false,
    tooltip: { ...tooltipStyle(theme), trigger: 'item' },
    series: [
      {
        type: 'graph',
        layout: 'none',
        roam: ordered.length > namedNodes,
        scaleLimit: { min: 0.7, max: 6 },
        left: 90,
        right: 90,
        top: 40,
        bottom: 40,
        preserveAspect: 'contain',
        emphasis: { focus: 'adjacency', scale: false },
        data: [
          ...graphCorners(box),
          ...ordered.map((node, index) => {
            const side =
              node.distance === 0 ? freeSide(neighbours(index)) : places[index]!.y < 0 ? 'top' : 'bottom';
            return nodeMark(node, { ...places[index]!, side }, ordered.length, { labels, theme });
          }),
        ],
        links: known.map((edge) => edgeMark(edge, known.length, { labels, theme })),
      },
    ],
  };
}

type Side = 'left' | 'right' | 'top' | 'bottom';

/** Directions of the sides of a node, as screens count: downwards is a quarter turn. */
const sides: readonly [Side, number][] = [
  ['right', 0],
  ['left', Math.PI],
  ['bottom', Math.PI / 2],
  ['top', -Math.PI / 2],
];

/** The side of the middle on which the name crosses the fewest lines: a name is wide, so above and below need more room. */
function freeSide(neighbours: readonly { x: number; y: number }[]): Side {
  const angles = neighbours.map(({ x, y }) => Math.atan2(y * box.halfHeight, x * box.halfWidth));
  const room = (direction: number, isWide: boolean) => {
    const turns = angles.map((angle) =>
      Math.abs(Math.atan2(Math.sin(angle - direction), Math.cos(angle - direction))),
    );
    return Math.min(Math.PI, ...turns) * (isWide ? 0.5 : 1);
  };
  const rooms = sides.map(([side, direction]) => ({
    side,
    room: room(direction, side === 'top' || side === 'bottom'),
  }));
  return rooms.reduce((best, one) => (one.room > best.room ? one : best)).side;
}

interface Drawing {
  labels: RelationGraphLabels;
  theme: ChartTheme;
}

function nodeMark(
  node: RelationGraph['nodes'][number],
  place: { x: number; y: number; side: Side },
  nodes: number,
  { labels, theme }: Drawing,
) {
  const name = labels.name(node);
  const isCentre = node.distance === 0;
  const colour = kindColour(node.kind, theme);
  const isShown = isCentre || nodes <= namedNodes;
  const mark: RelationMark = isCentre ? {} : { subject: node };
  return {
    name: keyOf(node),
    x: place.x * box.halfWidth,
    y: place.y * box.halfHeight,
    symbolSize: isCentre ? 34 : nodes <= namedNodes ? 20 : 12,
    itemStyle: {
      color: colour,
      borderColor: isCentre ? theme.text : theme.surface,
      borderWidth: isCentre ? 2 : 1,
    },
    cursor: isCentre ? 'default' : 'pointer',
    label: {
      show: isShown,
      position: place.side,
      formatter: shortened(name),
      fontFamily: theme.font,
      fontSize: 12,
      fontWeight: isCentre ? 600 : 400,
      color: theme.text,
      textBorderColor: theme.surface,
      textBorderWidth: 3,
    },
    tooltip: { formatter: () => tooltipHtml(labels.kind(node.kind), [[name, '']]) },
    mark,
  };
}

function edgeMark(edge: RelationGraph['edges'][number], edges: number, { labels, theme }: Drawing) {
  const relation = labels.relation(edge.relation);
  return {
    source: edge.from,
    target: edge.to,
    symbol: ['none', 'none'],
    lineStyle: { color: theme.textMuted, width: 0.8 + 1.6 * edge.confidence, opacity: 0.55 },
    label: {
      show: edges <= 16,
      formatter: relation,
      fontFamily: theme.font,
      fontSize: 11,
      color: theme.textMuted,
      backgroundColor: theme.surface,
      padding: 2,
    },
    tooltip: {
      formatter: () => tooltipHtml(relation, [[labels.confidence, labels.percent(edge.confidence)]]),
    },
  };
}

function shortened(name: string): string {
  const characters = [...name];
  return characters.length > nameLength ? `${characters.slice(0, nameLength - 1).join('')}…` : name;
}
