import { maskNames } from './mask/mask-names.ts';
import { maskNumbers } from './mask/mask-numbers.ts';

/**
 * What free text must not carry into the store: citizen and card numbers, phones, number plates and accounts become `***`, persons
 * named in typical phrases (我叫…, 业主…, …先生) become `*`. Takes linear time.
 */
export function maskText(text: string): string {
  return maskNames(maskNumbers(text));
}
