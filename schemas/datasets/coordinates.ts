import type { z } from 'zod';
import type { Field } from './dataset.ts';

type Protection = Partial<Pick<z.input<typeof Field>, 'personal' | 'masking'>>;

/**
 * Longitude and latitude of what a dataset's rows are about.
 * @param also headers that only this kind of data uses
 * @param protection open unless it is somebody's home or place
 */
export function coordinates(
  also: { lng?: readonly string[]; lat?: readonly string[] } = {},
  protection: Protection = {},
): z.input<typeof Field>[] {
  return [
    {
      key: 'lng',
      label: { zh: '经度', en: 'Longitude' },
      type: 'longitude',
      unit: '°',
      ...protection,
      variants: ['经纬度', ...(also.lng ?? []), 'X坐标', '经度坐标'],
    },
    {
      key: 'lat',
      label: { zh: '纬度', en: 'Latitude' },
      type: 'latitude',
      unit: '°',
      ...protection,
      variants: [...(also.lat ?? []), 'Y坐标', '纬度坐标'],
    },
  ];
}
