import type { ByteSource } from '../../schemas/intake/connector.ts';
import { createJsonReader } from '../shared/json-stream.ts';
import { ElementCollector, type ElementsAre, type ElementSink } from './elements.ts';

/** How to decode a file. */
export interface TextForm {
  encoding: string;
  skipBytes: number;
}

/**
 * Reads a file's elements, a chunk at a time: yields the bytes read so far after each, so that the caller can
 * stop. Throws FILE_UNREADABLE when it is no JSON, and FILE_LIMIT.
 */
export async function* readJson(
  source: ByteSource,
  { encoding, skipBytes }: TextForm,
  elementsAre: ElementsAre,
  sink: ElementSink,
): AsyncGenerator<number> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const reader = createJsonReader(new ElementCollector(sink, elementsAre));
  let bytes = 0;
  for await (const chunk of source.stream()) {
    const start = Math.min(chunk.length, Math.max(0, skipBytes - bytes));
    bytes += chunk.length;
    reader.write(decoder.decode(chunk.subarray(start), { stream: true }));
    yield bytes;
  }
  reader.write(decoder.decode());
  reader.end();
}
