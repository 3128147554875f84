import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ScalePoint } from '../scale.ts';

use([LineChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

/** Processor time and peak memory by records, both axes logarithmic, as SVG. */
export function drawScale(points: readonly ScalePoint[]): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 720, height: 400 });
  const line = (name: string, yAxisIndex: number, value: (point: ScalePoint) => number) => ({
    name,
    type: 'line' as const,
    yAxisIndex,
    data: points.map((point) => [point.records, Math.round(value(point))]),
    label: { show: true, formatter: ({ value: at }: { value: unknown }) => String((at as number[])[1]) },
  });
  chart.setOption({
    animation: false,
    title: { text: 'Matching persons of the sample city', left: 'center' },
    legend: { bottom: 0 },
    grid: { left: 60, right: 60, top: 50, bottom: 70 },
    xAxis: { type: 'log', name: 'records', nameLocation: 'middle', nameGap: 28, min: 5e4, max: 1e7 },
    yAxis: [
      { type: 'log', name: 'CPU s', min: 1, max: 10_000 },
      { type: 'log', name: 'MB', min: 100, max: 10_000, splitLine: { show: false } },
    ],
    series: [
      line('processor time, s', 0, ({ cpuSeconds }) => cpuSeconds),
      line('peak memory, MB', 1, ({ peakRssMB }) => peakRssMB),
    ],
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}
