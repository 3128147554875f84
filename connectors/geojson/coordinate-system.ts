import { isProjectedCode, type CoordinateSystem } from '../shared/coordinate-system.ts';

/** What RFC 7946 §4 says of every file that says nothing. */
export const standardSystem: CoordinateSystem = { name: 'WGS 84', isProjected: false };

/**
 * Reads the `crs` member of GeoJSON as it was before RFC 7946: `{"type":"name","properties":{"name":"…"}}`, or a
 * code of EPSG. Null when it names none.
 */
export function parseCrsMember(json: string): CoordinateSystem | null {
  const { type, properties } = (JSON.parse(json) ?? {}) as Record<string, unknown>;
  const { name, code } = (typeof properties === 'object' && properties !== null ? properties : {}) as Record<
    string,
    unknown
  >;
  const text = type === 'name' ? name : type === 'EPSG' && code !== undefined ? `EPSG:${String(code)}` : null;
  return typeof text === 'string' && text.trim() !== ''
    ? { name: text, isProjected: isProjected(text) }
    : null;
}

function isProjected(name: string): boolean | null {
  if (/CRS(?:84|83|27)$/i.test(name)) return false;
  const code = /EPSG:+(?:[\d.]*:)?(\d+)$/i.exec(name)?.[1];
  return code === undefined ? null : isProjectedCode(Number(code));
}
