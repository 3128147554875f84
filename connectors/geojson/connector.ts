import type { ByteSource, Connector } from '../../schemas/intake/connector.ts';
import { byteOrderMark, utf16WithoutMark } from '../csv/detect-encoding.ts';
import { createJsonReader } from '../shared/json-stream.ts';
import { geometryTypes } from './geometry.ts';
import { readGeoJson } from './read-table.ts';
import { recogniseGeoJson } from './recognise.ts';

const headBytes = 64 * 1024;

/** GeoJSON: a collection of features, a single one, a geometry, or any of them on lines of their own. */
export const geojsonConnector: Connector = {
  id: 'geojson',
  sniff,
  recognise: recogniseGeoJson,
  read: readGeoJson,
};

/** Surer than of plain JSON when the file's first object has the members of GeoJSON. */
async function sniff(source: ByteSource): Promise<number> {
  const head = await source.read(0, headBytes);
  const { encoding, skipBytes } = byteOrderMark(head) ?? { encoding: utf16WithoutMark(head), skipBytes: 0 };
  const text = new TextDecoder(encoding ?? 'utf-8').decode(head.subarray(skipBytes));
  if (!/^\s*\{/.test(text)) return 0;
  const { type, keys, firstFeatureType } = firstObject(text);
  if (type === 'FeatureCollection' || firstFeatureType === 'Feature') return keys.has('features') ? 0.95 : 0;
  if (type === 'Feature') return keys.has('geometry') || keys.has('properties') ? 0.95 : 0;
  return geometryTypes.has(type) && (keys.has('coordinates') || keys.has('geometries')) ? 0.95 : 0;
}

/** The members of the first object in a text that may be cut off, and the type of its first feature. */
function firstObject(text: string): { type: string; keys: Set<string>; firstFeatureType: string } {
  const found = { type: '', keys: new Set<string>(), firstFeatureType: '' };
  const path: string[] = [];
  let key = '';
  let roots = 0;
  const reader = createJsonReader({
    open() {
      if (path.length === 0) roots++;
      path.push(key);
      key = '';
    },
    close: () => void path.pop(),
    key(name) {
      key = name;
      if (path.length === 1 && roots === 1) found.keys.add(name);
    },
    value(value) {
      if (key !== 'type' || roots !== 1) return;
      if (path.length === 1) found.type = value;
      else if (path.length === 3 && path[1] === 'features') found.firstFeatureType ||= value;
    },
  });
  try {
    reader.write(text);
  } catch {
    // What was found before the text turned out to be no JSON counts: reading it says where it breaks.
  }
  return found;
}
