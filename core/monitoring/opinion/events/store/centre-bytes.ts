import type { EventCentre } from '../event-centre.ts';

/** What is written as text of a centre; its grams, sums and places stand behind, four bytes each. */
type Head = Omit<EventCentre, 'grams' | 'sums' | 'placed'> & { grams: number };

const numbers = ['grams', 'sums', 'placed'] as const;

/** Centres as bytes. */
export function toBytes(centres: readonly EventCentre[]): Uint8Array {
  const heads = centres.map(({ grams, sums: _, placed: __, ...head }): Head => ({
    ...head,
    grams: grams.length,
  }));
  const text = new TextEncoder().encode(JSON.stringify(heads));
  const padded = Math.ceil(text.length / 4) * 4;
  const values = centres.reduce((total, { grams }) => total + grams.length, 0);
  const bytes = new Uint8Array(4 + padded + 4 * numbers.length * values);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 4);
  let at = 4 + padded;
  for (const centre of centres)
    for (const name of numbers) {
      const column = centre[name];
      bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
      at += column.byteLength;
    }
  return bytes;
}

/** The centres of bytes that `toBytes` wrote. */
export function fromBytes(stored: Uint8Array): EventCentre[] {
  // A copy in a buffer of its own: typed arrays need a multiple of four, which stored bytes do not promise.
  const bytes = new Uint8Array(stored);
  const length = new DataView(bytes.buffer).getUint32(0, true);
  const heads = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as Head[];
  let at = 4 + Math.ceil(length / 4) * 4;
  const next = (count: number) => {
    const from = at;
    at += 4 * count;
    return [bytes.buffer, from, count] as const;
  };
  return heads.map(({ grams: count, ...head }) => ({
    ...head,
    grams: new Int32Array(...next(count)),
    sums: new Float32Array(...next(count)),
    placed: new Float32Array(...next(count)),
  }));
}
