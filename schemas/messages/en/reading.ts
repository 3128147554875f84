import type { reading as zh } from '../zh/reading.ts';

export const reading: typeof zh = {
  codes: {
    label: 'Codes',
    title: 'Codes of “{field}”',
    values: '{count} different texts in the sample',
    own: '{count} of this source’s own',
    unknown: 'not in the national table',
    unknownCount: '{count} unknown',
    national: 'national table: {code}',
    nothing: 'stands for no value',
    readAs: '“{text}” is read as',
  },
  coordinates: {
    title: 'Coordinate system',
    hint: 'The source says which one it is; the hub never guesses.',
    undeclared: 'Not declared (published as delivered, noted in the batch)',
    wgs84: 'WGS84 (GPS)',
    cgcs2000: 'CGCS2000 degrees (Tianditu)',
    gcj02: 'GCJ-02 (Amap, Tencent)',
    bd09: 'BD-09 (Baidu)',
    'cgcs2000-3-degree-zone': 'CGCS2000, 3-degree zones (easting with the zone’s number)',
    'cgcs2000-6-degree-zone': 'CGCS2000, 6-degree zones (easting with the zone’s number)',
    meridian: 'CGCS2000 Gauss-Krüger, central meridian {meridian}° (no zone number)',
  },
};
