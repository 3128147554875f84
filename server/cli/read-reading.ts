import { readFileSync } from 'node:fs';
import { Reading } from '../../schemas/intake/reading.ts';
import { HubError } from '../../core/base/hub-error.ts';

/**
 * Reads the file of `--reading`: JSON of `schemas/intake/reading.ts`, any part of it.
 *
 * @throws HubError FILE_MISSING, BAD_INPUT when it is no such JSON
 */
export function readReading(path: string): Partial<Reading> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new HubError('FILE_MISSING', { file: path });
  }
  try {
    return Reading.partial().strict().parse(JSON.parse(text));
  } catch {
    throw new HubError('BAD_INPUT', { detail: `--reading ${path}` });
  }
}
