import { init, type EChartsCoreOption } from 'echarts/core';
import type { ChartTheme } from '../charts/chart-theme.ts';
import { pictureScale, pictureWidth, savePicture, type PictureTexts } from './save-picture.ts';

/** A chart with all that it must carry wherever it goes. */
export interface ExportedChart extends PictureTexts {
  option: EChartsCoreOption;
}

/** Lets the person keep a chart as a picture with its title, what it speaks of and its definition. */
export async function exportChart(chart: ExportedChart, height: number, theme: ChartTheme): Promise<void> {
  await savePicture(chart, drawn(chart.option, height), height, theme);
}

function drawn(option: EChartsCoreOption, height: number): HTMLCanvasElement {
  const box = document.createElement('div');
  const size = { width: pictureWidth, height, devicePixelRatio: pictureScale, renderer: 'canvas' } as const;
  const chart = init(box, null, size);
  chart.setOption({ ...option, animation: false });
  const picture = chart.renderToCanvas({ pixelRatio: pictureScale });
  chart.dispose();
  return picture;
}
