import { limits, ParseError, type ByteSource, type Note } from '../../schemas/intake/connector.ts';
import { ByteReader } from './byte-reader.ts';
import { Bounds } from '../shared/coordinate-system.ts';
import { toGeoJson, type ShapeFindings } from './to-geojson.ts';

const headerBytes = 100;
const fileCode = 9994;
const version = 1000;

/** True when these bytes begin a `.shp` file. */
export function isShapeHeader(head: Uint8Array): boolean {
  const bytes = Buffer.from(head);
  return bytes.length >= headerBytes && bytes.readInt32BE() === fileCode && bytes.readInt32LE(28) === version;
}

export function noShapeFindings(): ShapeFindings {
  return { shapes: 0, unusable: 0, oversized: 0, cutOff: false, bounds: new Bounds() };
}

/**
 * Yields the shapes of a `.shp` file in order as GeoJSON text, empty for those without geometry. Throws
 * FILE_UNREADABLE when the file is none.
 */
export async function* readShapes(
  source: ByteSource,
  signal: AbortSignal,
  findings: ShapeFindings,
): AsyncGenerator<string> {
  const reader = new ByteReader(source);
  try {
    if (!isShapeHeader(await reader.take(headerBytes)))
      throw new ParseError('FILE_UNREADABLE', { detail: 'shp' });
    for (;;) {
      signal.throwIfAborted();
      const head = await reader.take(8);
      if (head.length === 0) return;
      const length = head.length < 8 ? 0 : head.readInt32BE(4) * 2;
      if (length > limits.recordBytes) {
        await reader.skip(length);
        findings.oversized++;
        findings.shapes++;
        yield '';
        continue;
      }
      const content = length < 4 ? head.subarray(0, 0) : await reader.take(length);
      if (content.length < 4 || content.length < length) {
        findings.cutOff = true;
        return;
      }
      findings.shapes++;
      yield toGeoJson(content, findings);
    }
  } finally {
    await reader.close();
  }
}

/** What a person should know of the shapes. */
export function shapeNotes(findings: ShapeFindings): Note[] {
  const notes: Note[] = [];
  if (findings.unusable > 0) notes.push({ code: 'unusable-shapes', data: { shapes: findings.unusable } });
  if (findings.oversized > 0) notes.push({ code: 'oversized-shapes', data: { shapes: findings.oversized } });
  if (findings.cutOff) notes.push({ code: 'cut-off-shapes', data: { shape: findings.shapes + 1 } });
  return notes;
}
