import { createHmac } from 'node:crypto';
import type { ColumnReduction } from '../../../schemas/intake/parser-protocol.ts';
import { maskText } from './mask-text.ts';
import type { TextColumn } from './parquet/text-column.ts';
import { withoutRefusedMembers } from './refused-members.ts';

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
  if (action === 'hmac')
    return changing(
      column,
      remember((text) => hmacOf(text, hmacKey)),
    );
  const kept = action === 'keep' ? column : changing(column, maskText);
  return dropNested(
    kept,
    changing(column, (text) => {
      const cleaned = withoutRefusedMembers(text);
      return action === 'keep' ? cleaned : maskText(cleaned);
    }),
  );
}

/** Gives the sink of cells beyond the header, which are rare: wherever JSON begins in them, it is looked through. */
export function createSurplusSink(column: TextColumn): CellSink {
  return changing(column, withoutRefusedMembers);
}

type Cells = NonNullable<CellSink>;

function changing(column: TextColumn, change: (text: string) => string): Cells {
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

/** Nobody maps what stands within a cell: one that begins as JSON does goes to `nested`. */
function dropNested(plain: Cells, nested: Cells): Cells {
  return {
    append(bytes, start, end) {
      let first = start;
      while (bytes[first]! <= 0x20 && first < end) first++;
      const isNested = bytes[first] === 0x7b || bytes[first] === 0x5b;
      (isNested ? nested : plain).append(bytes, start, end);
    },
    appendNull: () => plain.appendNull(),
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
