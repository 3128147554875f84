import { describe, expect, it } from 'vitest';
import { proposedReading } from '../../../core/ingest/propose/proposed-reading.ts';
import type { Note, RecognisedTable } from '../../../schemas/intake/connector.ts';

function table(headers: readonly string[], notes: Note[] = []): RecognisedTable {
  const columns = headers.map((header, index) => ({ index, header }));
  return { sheet: '', columns, headerRecords: 1, sample: [], dialect: {}, notes };
}

const stated = (system: string): Note => ({ code: 'coordinate-system', data: { system, from: 'prj' } });

describe('the coordinate system that a file states', () => {
  it.each([
    [table(['百度经度', '百度纬度']), 'bd09'],
    [table(['经度（GCJ-02）', '纬度（GCJ-02）']), 'gcj02'],
    [table(['高德经度', '百度经度']), null], // two places, and nobody says which
    [table(['高德门店名称', '经度']), null],
    [table(['经度'], [stated('CGCS2000_3_Degree_GK_Zone_40')]), 'cgcs2000-3-degree-zone'],
    [table(['经度'], [stated('CGCS2000 / 3-degree Gauss-Kruger CM 120E')]), 'cgcs2000-cm-120'],
    [table(['经度'], [stated('CGCS2000_GK_CM_123E')]), 'cgcs2000-cm-123'],
    [table(['经度'], [stated('urn:ogc:def:crs:EPSG::4549')]), 'cgcs2000-cm-120'], // the EPSG registry
    [table(['经度'], [stated('EPSG:4528')]), 'cgcs2000-3-degree-zone'],
    [table(['经度'], [stated('GCS_WGS_1984')]), null], // degrees that a .prj claims prove nothing
    [table(['经度'], [stated('EPSG:4549'), { code: 'coordinate-system-doubtful' }]), null],
  ] as const)('%# %j', (recognised, expected) => {
    expect(proposedReading(recognised).coordinates).toBe(expected);
  });

  it('gives way to what a person declared', () => {
    const earlier = { codeMaps: {}, coordinates: 'gcj02' } as const;
    expect(proposedReading(table(['百度经度']), earlier).coordinates).toBe('gcj02');
  });
});
