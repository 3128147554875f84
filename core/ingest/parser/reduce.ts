import { createHmac } from 'node:crypto';
import type { ColumnReduction } from '../../../schemas/intake/parser-protocol.ts';
import { maskText } from './mask-text.ts';
import type { TextColumn } from './parquet/text-column.ts';

/** Takes one cell of a column on its way to the disk; null for a column of which nothing is kept. */
export type CellSink = {
  append(bytes: Uint8Array, start: number, end: number): void;
  appendNull(): void;
} | null;

const hmacHexDigits = 32; // 128 of SHA-256's 256 bits
const rememberedValues = 200_000;

/**
 * Gives the sink that reduces a column's cells (DOMAIN §1) before they reach `column`, which is the first
 * place that is ever written.
 */
export function createSink(
  action: ColumnReduction['action'],
  column: TextColumn,
  hmacKey: Uint8Array,
): CellSink {
  if (action === 'drop') return null;
  if (action === 'keep') return column;
  const change = action === 'hmac' ? remember((text) => hmacOf(text, hmacKey)) : maskText;
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const encoder = new TextEncoder();
  return {
    append(bytes, start, end) {
      const changed = encoder.encode(change(decoder.decode(bytes.subarray(start, end))));
      column.append(changed, 0, changed.length);
    },
    appendNull: () => column.appendNull(),
  };
}

/** HMAC-SHA256 (RFC 2104, FIPS 180-4) of the trimmed value, 128 bits in hexadecimal. */
export function hmacOf(value: string, key: Uint8Array): string {
  return createHmac('sha256', key).update(value.trim(), 'utf8').digest('hex').slice(0, hmacHexDigits);
}

/** Computes each distinct value once, as far as memory may go. */
function remember(compute: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const computed = compute(text);
    if (known.size < rememberedValues) known.set(text, computed);
    return computed;
  };
}
