import { describe, expect, it } from 'vitest';
import { codeTableById } from '../../../schemas/codes/index.ts';
import { Dataset } from '../../../schemas/datasets/dataset.ts';
import { fieldsOfHeader } from '../../../schemas/datasets/header.ts';
import { datasetById, datasets, recordTable } from '../../../schemas/datasets/index.ts';

const ids = [
  ...['population', 'dwelling', 'legal-entity', 'grid', 'service-ticket', 'incident', 'credit-record'],
  ...['social-insurance', 'inspection', 'responsibility-item', 'organisation-check', 'satisfaction-survey'],
  ...['monitoring-reading', 'official-denominator', 'code-list', 'division'],
];

it('ships the sixteen datasets', () => {
  expect(datasets.map(({ id }) => id)).toEqual(ids);
  expect(datasetById('population')).toBe(datasets[0]);
  expect(datasetById('nonsense')).toBeUndefined();
  expect(recordTable({ id: 'service-ticket' })).toBe('record.service_ticket');
});

describe.each(datasets)('$id', (dataset) => {
  const keys = dataset.fields.map(({ key }) => key);

  it('is a complete definition', () => {
    expect(Dataset.parse(dataset)).toEqual(dataset);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('names only fields that it has', () => {
    const named = [...dataset.identity.flat(), ...dataset.rules.flatMap(({ fields }) => fields)];
    expect(named.filter((key) => !keys.includes(key))).toEqual([]);
  });

  it('gives every code field its table and no other field one', () => {
    for (const { type, codes } of dataset.fields)
      expect(Boolean(codes && codeTableById(codes))).toBe(type === 'code');
  });

  it('gives a rule code one severity', () => {
    for (const { code, severity } of dataset.rules)
      expect(dataset.rules.filter((rule) => rule.code === code && rule.severity !== severity)).toEqual([]);
  });

  it('lets a header mean one field, or a label before a variant', () => {
    const headers = dataset.fields.flatMap(({ label, variants }) => [label.zh, ...variants]);
    for (const header of headers) {
      const matches = fieldsOfHeader(dataset, header);
      const best = matches.filter(({ by }) => by === matches[0]?.by);
      expect(best, header).toHaveLength(1);
    }
  });

  it('protects persons: names, numbers, phones and free text never stand open', () => {
    const open = dataset.fields.filter(
      ({ type, masking, reduction }) =>
        (['name', 'citizen-number', 'identity-number', 'phone'].includes(type) && masking === 'none') ||
        (type === 'long-text' && reduction !== 'mask-text'),
    );
    expect(open.map(({ key }) => key)).toEqual([]);
  });
});
