import type { Ref } from 'vue';
import type { AreaLevel } from '../../schemas/api/overview.ts';
import type { MapScope } from '../charts/area-map.ts';
import { registerMap } from '../charts/echarts.ts';
import { useHub } from '../stores/hub.ts';
import { useRead } from './use-read.ts';

interface AreaCollection {
  features: {
    properties: { code: string; name: string | null };
    geometry: { coordinates: [number, number][][][] };
  }[];
}

/** A registered map and the names of its areas. */
export interface RegisteredMap extends MapScope {
  within: string | null;
  names: ReadonlyMap<string, string>;
}

/** The polygons of the level in view, registered with ECharts under a name of their own; read again with `edition`. */
export function useRegisteredMap(
  { level, within }: { level: Readonly<Ref<AreaLevel>>; within: Readonly<Ref<string | null>> },
  edition: Readonly<Ref<number>>,
) {
  async function read(signal: AbortSignal): Promise<RegisteredMap> {
    const input = { level: level.value, within: within.value };
    const { geojson } = await useHub().client.overview.areas(input, { signal });
    return register(geojson, input.level, input.within);
  }

  return useRead(read, [level, within, edition]);
}

/** ECharts keeps what is registered for ever: what is read again takes the place of what was there. */
function register(geojson: string, level: AreaLevel, within: string | null): RegisteredMap {
  const { features } = JSON.parse(geojson) as AreaCollection;
  const name = `${level}-${within ?? 'city'}`;
  if (features.length > 0) registerMap(name, geojson);
  const latitudes = features.flatMap(({ geometry }) => geometry.coordinates[0]?.[0]?.[0]?.[1] ?? []);
  return {
    name,
    level,
    within,
    codes: new Set(features.map(({ properties }) => properties.code)),
    names: new Map(features.map(({ properties: { code, name: area } }) => [code, area ?? code])),
    latitude: latitudes.reduce((sum, latitude) => sum + latitude, 0) / Math.max(1, latitudes.length),
  };
}
