import type { EChartsCoreOption } from 'echarts/core';
import type { ClusterLink, ClusterView } from '../../../schemas/api/linkage/clusters.ts';
import { labelStyle } from '../axis-styles.ts';
import type { ChartTheme } from '../chart-theme.ts';
import { graphCorners } from '../graph-corners.ts';
import { textOn } from '../text-on.ts';
import { tooltipHtml, tooltipStyle } from '../tooltip.ts';
import { signedBits } from './bits.ts';
import { fitPlaces, layoutGraph, type Place } from './graph-layout.ts';

export interface EntityGraphLabels {
  /** What stands on a node and in the tables: the record's number within the entity. */
  record(place: number): string;
  /** The same for a record of another entity. */
  other(place: number): string;
  weight: string;
  bridge: string;
  verdict(verdict: NonNullable<ClusterLink['verdict']>): string;
  reason(reason: ClusterView['near'][number]['reason']): string;
  row(row: number): string;
  file: string;
  elsewhere: string;
}

export type ShownEntity = Pick<ClusterView, 'nodes' | 'linksWithin' | 'near'>;

/** What a click on the drawing hit. */
export interface GraphMark {
  /** A record of the entity. */
  recordId?: number;
  /** Two records with a link between them. */
  link?: { left: number; right: number };
}

/** Colours by department, in the order in which departments first appear. */
export function departmentsOf({ nodes, near }: ShownEntity): string[] {
  return [...new Set([...nodes, ...near.map(({ other }) => other)].map(({ department }) => department))];
}

/** The records of other entities that near links lead to, each once. */
export function othersOf({ near }: Pick<ShownEntity, 'near'>): ShownEntity['near'][number]['other'][] {
  return [...new Map(near.map(({ other }) => [other.recordId, other])).values()];
}

/**
 * Half the size of what is drawn, whatever is in it, so that few records are not spread over all of it. In the order of
 * pixels, because ECharts rounds the ends of lines.
 */
const box = { halfWidth: 800, halfHeight: 360 };

/** Where the records of the entity, and after them the others, are drawn. */
export function placesOf(entity: ShownEntity): Place[] {
  const records = [...entity.nodes, ...othersOf(entity)];
  const number = new Map(records.map(({ recordId }, at) => [recordId, at]));
  const links = [...entity.linksWithin, ...entity.near];
  const places = layoutGraph(
    records.length,
    links.map(({ left, right }) => [number.get(left)!, number.get(right)!]),
  );
  return fitPlaces(places, { ...box, largest: 800 });
}

/**
 * One entity as a graph: a node per record, coloured by department; links the thicker the stronger, bridges in the
 * warning colour; dashed to records of other entities that it was kept apart from.
 *
 * @param places from `placesOf`
 * @param selected ids of the records that are chosen
 */
export function entityGraph(
  entity: ShownEntity,
  places: readonly Place[],
  selected: ReadonlySet<number>,
  { labels, theme }: { labels: EntityGraphLabels; theme: ChartTheme },
): EChartsCoreOption {
  const count = places.length;
  return {
    tooltip: { ...tooltipStyle(theme), trigger: 'item' },
    series: [
      {
        type: 'graph',
        layout: 'none',
        roam: count > 40,
        scaleLimit: { min: 0.7, max: 6 },
        left: 40,
        right: 40,
        top: 28,
        bottom: 28,
        preserveAspect: 'contain',
        emphasis: { scale: false, lineStyle: { opacity: 1 } },
        data: [...graphCorners(box), ...nodes(entity, places, selected, labels, theme)],
        links: [
          ...entity.linksWithin.map((link) => ({
            ...edge(link, labels),
            lineStyle: withinStyle(link, theme, count),
          })),
          ...entity.near.map((link) => nearEdge(link, entity.near.length <= 6, labels, theme)),
        ],
      },
    ],
    textStyle: labelStyle(theme),
  };
}

function nodes(
  entity: ShownEntity,
  places: readonly Place[],
  selected: ReadonlySet<number>,
  labels: EntityGraphLabels,
  theme: ChartTheme,
) {
  const colours = new Map(departmentsOf(entity).map((name, at) => [name, theme.series[at % 8]!]));
  const size = symbolSize(places.length);
  return [...entity.nodes, ...othersOf(entity)].map((record, at) => {
    const isOther = at >= entity.nodes.length;
    const colour = colours.get(record.department)!;
    const name = isOther ? labels.other(at - entity.nodes.length) : labels.record(at);
    return {
      name: String(record.recordId),
      ...places[at],
      symbolSize: isOther ? size * 0.8 : size,
      itemStyle: nodeStyle(colour, { isOther, isSelected: selected.has(record.recordId) }, theme),
      label: {
        show: size >= 18,
        formatter: name,
        fontSize: size >= 26 ? 12 : 10,
        fontFamily: theme.font,
        color: isOther ? theme.textMuted : textOn(colour, theme),
      },
      tooltip: { formatter: () => recordTip(name, record, isOther, labels) },
      mark: isOther ? {} : { recordId: record.recordId },
    };
  });
}

function symbolSize(records: number): number {
  if (records <= 14) return 34;
  if (records <= 40) return 26;
  return records <= 90 ? 18 : 12;
}

function nodeStyle(
  colour: string,
  { isOther, isSelected }: { isOther: boolean; isSelected: boolean },
  theme: ChartTheme,
) {
  if (isOther)
    return { color: theme.surface, borderColor: colour, borderWidth: 1.5, borderType: 'dashed' as const };
  return isSelected
    ? { color: colour, borderColor: theme.text, borderWidth: 3 }
    : { color: colour, borderColor: theme.surface, borderWidth: 1 };
}

/** 30 bits and more are as thick as a line gets. */
function withinStyle({ weight, isBridge, verdict }: ClusterLink, theme: ChartTheme, records: number) {
  const width = Math.min(5, 1 + Math.max(0, weight) / 8) * (records > 90 ? 0.5 : 1);
  if (verdict === 'different') return { color: theme.warning, type: 'dotted', width: 2, opacity: 1 };
  if (isBridge) return { color: theme.warning, width: Math.max(3, width), opacity: 1 };
  return { color: theme.textMuted, width, opacity: records > 90 ? 0.25 : 0.5 };
}

function nearEdge(
  link: ShownEntity['near'][number],
  hasLabel: boolean,
  labels: EntityGraphLabels,
  theme: ChartTheme,
) {
  const reason = link.verdict === 'different' ? labels.verdict('different') : labels.reason(link.reason);
  return {
    ...edge(link, labels, reason),
    lineStyle: { color: theme.textMuted, type: 'dashed', width: 1.5, opacity: 0.9 },
    label: {
      show: hasLabel,
      formatter: reason,
      fontSize: 11,
      fontFamily: theme.font,
      color: theme.textMuted,
      backgroundColor: theme.surface,
      padding: 2,
    },
  };
}

function edge(link: ClusterLink, labels: EntityGraphLabels, reason?: string) {
  const { left, right, weight, isBridge, verdict } = link;
  const lines: [string, string][] = [[labels.weight, signedBits(weight)]];
  if (verdict) lines.push([labels.verdict(verdict), '']);
  const heading = reason ?? (isBridge ? labels.bridge : '');
  return {
    source: String(left),
    target: String(right),
    mark: { link: { left, right } },
    tooltip: { formatter: () => tooltipHtml(heading, lines) },
  };
}

function recordTip(
  name: string,
  record: ShownEntity['nodes'][number],
  isOther: boolean,
  labels: EntityGraphLabels,
): string {
  return tooltipHtml(`${name} · ${record.department}${isOther ? ` · ${labels.elsewhere}` : ''}`, [
    [labels.file, `${record.file} ${labels.row(record.rowNumber)}`],
  ]);
}
