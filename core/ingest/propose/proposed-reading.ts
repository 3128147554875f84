import type { Note, RecognisedTable } from '../../../schemas/intake/connector.ts';
import { CoordinateSystem, plainReading, type Reading } from '../../../schemas/intake/reading.ts';

/** What headers and file formats call the systems, in upper case without spaces, hyphens and underscores. */
const names: readonly [RegExp, CoordinateSystem][] = [
  [/GCJ0?2|火星坐标|高德|腾讯/, 'gcj02'],
  [/BD0?9|百度/, 'bd09'],
  [/CGCS20003DEGREEGKZONE\d/, 'cgcs2000-3-degree-zone'],
  [/CGCS2000GKZONE\d/, 'cgcs2000-6-degree-zone'],
  [/^(GCS)?CHINAGEODETICCOORDINATESYSTEM2000$|^(GCS)?CGCS2000$|国家2000大地坐标/, 'cgcs2000'],
  [/^(GCS)?WGS(19)?84$|WGS84/, 'wgs84'],
];

/**
 * How a table's values are read unless a person says otherwise: as the source's last file was. A coordinate system
 * that nobody declared is taken from the file when it says so itself: in a header (百度经度) or, as the connector's
 * note `coordinate-system` tells, in its metadata (`system`, `epsg` or `name`).
 */
export function proposedReading(table: RecognisedTable, earlier: Reading = plainReading): Reading {
  return { ...earlier, coordinates: earlier.coordinates ?? statedSystem(table) };
}

/** The one system that the file names; null when it names none, or several. */
function statedSystem({ columns, notes }: RecognisedTable): CoordinateSystem | null {
  const stated = [
    ...columns.map(({ header }) =>
      /经|纬|坐标|lng|lat|lon|[xy]$/i.test(header) ? systemNamed(header) : null,
    ),
    ...notes.filter(({ code }) => code === 'coordinate-system').map(systemOfNote),
  ];
  const systems = new Set(stated.filter((system) => system !== null));
  return systems.size === 1 ? [...systems][0]! : null;
}

function systemOfNote({ data = {} }: Note): CoordinateSystem | null {
  const system = CoordinateSystem.safeParse(data['system']);
  if (system.success) return system.data;
  return (
    systemOfEpsg(Number(data['epsg'])) ??
    (data['name'] === undefined ? null : systemNamed(String(data['name'])))
  );
}

function systemNamed(text: string): CoordinateSystem | null {
  const name = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s_/-]/g, '');
  const meridian = /CGCS2000.*CM(\d{2,3})E/.exec(name)?.[1];
  if (meridian) return CoordinateSystem.safeParse(`cgcs2000-cm-${Number(meridian)}`).data ?? null;
  return names.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

/** CGCS2000 in the EPSG registry: 4490; 6° zones 4491–4501 and by meridian 4502–4512; 3° zones 4513–4533 and by meridian 4534–4554. */
function systemOfEpsg(code: number): CoordinateSystem | null {
  if (code === 4326) return 'wgs84';
  if (code === 4490) return 'cgcs2000';
  if (code >= 4491 && code <= 4501) return 'cgcs2000-6-degree-zone';
  if (code >= 4502 && code <= 4512) return `cgcs2000-cm-${75 + 6 * (code - 4502)}`;
  if (code >= 4513 && code <= 4533) return 'cgcs2000-3-degree-zone';
  if (code >= 4534 && code <= 4554) return `cgcs2000-cm-${75 + 3 * (code - 4534)}`;
  return null;
}
