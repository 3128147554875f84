import type { ByteSource, Connector } from '../../schemas/intake/connector.ts';
import { byteOrderMark, utf16WithoutMark } from '../csv/detect-encoding.ts';
import { createJsonReader } from '../shared/json-stream.ts';
import { recogniseJson } from './recognise.ts';
import { readJsonTable } from './read-table.ts';

const headBytes = 64 * 1024;
/** What delimited text never begins with. */
const plainlyJson = /^\s*[[{]\s*["{[\]}]/;
const unheard = {
  open: () => undefined,
  close: () => undefined,
  key: () => undefined,
  value: () => undefined,
};

/** JSON and JSON lines: objects, or arrays with a header among them, at the top or wrapped by objects. */
export const jsonConnector: Connector = { id: 'json', sniff, recognise: recogniseJson, read: readJsonTable };

async function sniff(source: ByteSource): Promise<number> {
  const head = await source.read(0, headBytes);
  const { encoding, skipBytes } = byteOrderMark(head) ?? { encoding: utf16WithoutMark(head), skipBytes: 0 };
  const text = new TextDecoder(encoding ?? 'utf-8').decode(head.subarray(skipBytes));
  if (!/^\s*[[{]/.test(text)) return 0;
  return isJson(text) ? 0.85 : plainlyJson.test(text) ? 0.6 : 0;
}

/** True when nothing contradicts that a text begins like JSON. */
function isJson(text: string): boolean {
  try {
    createJsonReader(unheard).write(text);
    return true;
  } catch {
    return false;
  }
}
