import { arrowBlob } from './arrow-blob.ts';
import { hub } from './hub.ts';

export const overview = hub.overview.router({
  figures: hub.overview.figures.handler(({ context }) => context.services.overview.figures()),
  chart: hub.overview.chart.handler(async ({ context, input: { chart, level, within } }) => {
    const { table, ...facts } = await context.services.overview.chart(chart, { level, within });
    return { table: arrowBlob(table), ...facts };
  }),
  areas: hub.overview.areas.handler(async ({ context, input }) => ({
    geojson: await context.services.overview.areas(input.level, input.within),
  })),
});
