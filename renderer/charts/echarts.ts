import { BarChart, GraphChart, HeatmapChart, LineChart, MapChart, ScatterChart } from 'echarts/charts';
import {
  AriaComponent,
  DataZoomComponent,
  GeoComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

// The parts of ECharts that our charts draw with; importing this file once is enough.
use([
  BarChart,
  GraphChart,
  HeatmapChart,
  LineChart,
  MapChart,
  ScatterChart,
  CanvasRenderer,
  AriaComponent,
  DataZoomComponent,
  GeoComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  MarkAreaComponent,
  MarkLineComponent,
  VisualMapComponent,
]);

export { registerMap } from 'echarts/core';
export { default as VChart } from 'vue-echarts';
