import type { Note, RecognisedTable } from '../../../schemas/intake/connector.ts';
import { CoordinateSystem, plainReading, type Reading } from '../../../schemas/intake/reading.ts';

/** What headers call the shifted systems. */
const shifted: readonly [RegExp, CoordinateSystem][] = [
  [/GCJ0?2|火星坐标|高德|腾讯/, 'gcj02'],
  [/BD0?9|百度/, 'bd09'],
  [/CGCS2000|国家2000/, 'cgcs2000'],
  [/WGS(19)?84/, 'wgs84'],
];

/**
 * How a table's values are read unless a person says otherwise: as the source's last file was. A coordinate system
 * that nobody declared is taken from the file when it says so itself: in a header (百度经度), or as a projection in
 * its metadata. Metadata that claim degrees prove nothing: every GeoJSON does, and `.prj` files often wrongly.
 */
export function proposedReading(table: RecognisedTable, earlier: Reading = plainReading): Reading {
  return { ...earlier, coordinates: earlier.coordinates ?? statedSystem(table) };
}

/** The one system that the file names; null when it names none, or several. */
function statedSystem({ columns, notes }: RecognisedTable): CoordinateSystem | null {
  const headers = columns.map(({ header }) => plain(header));
  const stated = [
    ...headers
      .filter((header) => /经|纬|坐标|LNG|LAT|LON|[XY]$/.test(header))
      .map((header) => shifted.find(([pattern]) => pattern.test(header))?.[1] ?? null),
    ...(notes.some(({ code }) => code === 'coordinate-system-doubtful') ? [] : notes.map(projectionOf)),
  ];
  const systems = new Set(stated.filter((system) => system !== null));
  return systems.size === 1 ? [...systems][0]! : null;
}

/** The grid of CGCS2000 that a connector's note `coordinate-system` names, by its code of EPSG or its name. */
function projectionOf({ code, data }: Note): CoordinateSystem | null {
  if (code !== 'coordinate-system') return null;
  const name = plain(String(data?.['system'] ?? ''));
  const epsg = /EPSG.*?(\d{4,5})$/.exec(name)?.[1];
  if (epsg) return systemOfEpsg(Number(epsg));
  const [, degrees, kind, number] = /CGCS2000(3DEGREE)?(?:GK|GAUSSKRUGER)(ZONE|CM)(\d{2,3})/.exec(name) ?? [];
  if (kind === 'ZONE') return degrees ? 'cgcs2000-3-degree-zone' : 'cgcs2000-6-degree-zone';
  return kind === 'CM' ? (CoordinateSystem.safeParse(`cgcs2000-cm-${Number(number)}`).data ?? null) : null;
}

/** Grids of CGCS2000 in the EPSG registry: 6° zones 4491–4501, by meridian 4502–4512; 3° zones 4513–4533, by meridian 4534–4554. */
function systemOfEpsg(code: number): CoordinateSystem | null {
  if (code >= 4491 && code <= 4501) return 'cgcs2000-6-degree-zone';
  if (code >= 4502 && code <= 4512) return `cgcs2000-cm-${75 + 6 * (code - 4502)}`;
  if (code >= 4513 && code <= 4533) return 'cgcs2000-3-degree-zone';
  if (code >= 4534 && code <= 4554) return `cgcs2000-cm-${75 + 3 * (code - 4534)}`;
  return null;
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s_/-]/g, '');
}
