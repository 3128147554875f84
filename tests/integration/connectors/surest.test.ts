import { describe, expect, it } from 'vitest';
import { connectors } from '../../../connectors/registry.ts';
import { encodeGb18030 } from '../../../sample/output/gb18030.ts';
import { datasets } from '../../../schemas/datasets/index.ts';
import { memorySource } from '../../fixtures/memory-source.ts';

/** Every header that may stand first in a department's file. */
const headers = [
  ...new Set(
    datasets.flatMap(({ fields }) => fields.flatMap(({ label, variants }) => [label.zh, ...variants])),
  ),
];

async function surestOf(bytes: Uint8Array): Promise<string> {
  const source = memorySource(bytes, 'delivered');
  const claims = await Promise.all(
    connectors.map(async ({ id, sniff }) => [id, await sniff(source)] as const),
  );
  return claims.reduce((best, claim) => (claim[1] > best[1] ? claim : best), ['nobody', 0] as const)[0];
}

describe('delimited text, whatever its first header', () => {
  it.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['GB18030', encodeGb18030],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('in %s is read as such', async (_encoding, encode) => {
    const mistaken: [string, string][] = [];
    for (const header of headers) {
      const text = `${header},受理时间,反映内容\nT1,2026-01-05 08:00:00,东门路灯不亮\n`;
      const surest = await surestOf(encode(text));
      if (surest !== 'csv') mistaken.push([header, surest]);
    }
    expect(mistaken).toEqual([]);
  });
});
