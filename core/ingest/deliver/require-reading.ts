import { codeTableById } from '../../../schemas/codes/index.ts';
import type { Dataset, Field } from '../../../schemas/datasets/dataset.ts';
import type { Reading } from '../../../schemas/intake/reading.ts';
import { HubError } from '../../base/hub-error.ts';

const mostTexts = 5000;

/**
 * Checks what a person says of a source's values against the dataset.
 *
 * @throws HubError BAD_INPUT for a field that is none or has no codes, and for a code that its table lacks.
 */
export function requireReading(dataset: Dataset, reading: Reading): void {
  for (const [key, codes] of Object.entries(reading.codeMaps)) {
    const field = dataset.fields.find((candidate) => candidate.key === key);
    if (!field || !(field.codes || field.type === 'boolean')) throw badInput(`codeMaps ${key}`);
    const meanings = Object.values(codes);
    if (meanings.length > mostTexts) throw badInput(`codeMaps ${key}: > ${mostTexts}`);
    const unknown = meanings.find((code) => code !== '' && !isCode(field, code));
    if (unknown !== undefined) throw badInput(`codeMaps ${key}: ${unknown}`);
  }
}

function isCode(field: Field, code: string): boolean {
  if (field.type === 'boolean') return code === 'true' || code === 'false';
  return codeTableById(field.codes!)?.values.some((value) => value.code === code) ?? false;
}

function badInput(detail: string): HubError {
  return new HubError('BAD_INPUT', { detail });
}
