import type { ByteSource } from '../../schemas/intake/connector.ts';
import { createJsonReader } from '../shared/json-stream.ts';
import { FeatureCollector, type FeatureSink } from './features.ts';

/**
 * Reads a file's features, a chunk at a time: yields the bytes read so far after each, so that the caller can
 * stop. Throws FILE_UNREADABLE when it is no GeoJSON, and FILE_LIMIT.
 */
export async function* readFeatures(
  source: ByteSource,
  { encoding, skipBytes }: { encoding: string; skipBytes: number },
  sink: FeatureSink,
): AsyncGenerator<number> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const reader = createJsonReader(new FeatureCollector(sink));
  let bytes = 0;
  for await (const chunk of source.stream()) {
    const start = Math.min(chunk.length, Math.max(0, skipBytes - bytes));
    bytes += chunk.length;
    reader.write(decoder.decode(chunk.subarray(start), { stream: true }));
    yield bytes;
  }
  reader.write(decoder.decode());
  reader.end();
  yield bytes;
}
