import type { map as zh } from '../../zh/master/map.ts';

export const map: typeof zh = {
  title: 'Map',
};
