import type { LinkageModel } from '../linkage-model.ts';

/**
 * Requests that came in more than once: the same matter at the same place within days, by whatever channel. Somebody who
 * complains anew weeks later has a new request; neighbours who complain of one thing have one each unless place, words
 * and days agree.
 */
export const serviceTicketPreset: LinkageModel = {
  version: 'service-ticket-1',
  linkType: 'dedupe',
  columns: {
    hour: 'number',
    day: 'text',
    caller: 'text',
    title: 'text',
    content: 'text',
    category: 'text',
    area: 'text',
    road: 'text',
    estate: 'text',
  },
  blocking: [
    { kind: 'equal', on: ['caller', 'category'] },
    { kind: 'equal', on: ['caller', 'day'] },
    { kind: 'equal', on: ['content'] },
    { kind: 'equal', on: ['estate', 'category'] },
    { kind: 'equal', on: ['road', 'category'] },
    { kind: 'equal', on: ['title', 'day'] },
    { kind: 'equal', on: ['area', 'category', 'day'] },
  ],
  largestBlock: 200,
  maximumPairs: 2e9,
  comparisons: [
    {
      name: 'caller',
      columns: ['caller'],
      levels: [
        { name: 'missing', when: { kind: 'null', column: 'caller' }, isMissing: true },
        {
          name: 'exact',
          when: { kind: 'equal', column: 'caller' },
          frequency: { column: 'caller', weight: 1, atLeast: 1e-6 },
        },
        { name: 'else', when: { kind: 'else' } },
      ],
    },
    {
      name: 'content',
      columns: ['content'],
      levels: [
        { name: 'missing', when: { kind: 'null', column: 'content' }, isMissing: true },
        { name: 'exact', when: { kind: 'equal', column: 'content' } },
        { name: 'alike', when: { kind: 'jaccard', column: 'content', atLeast: 0.7 } },
        { name: 'related', when: { kind: 'jaccard', column: 'content', atLeast: 0.4 } },
        { name: 'distant', when: { kind: 'jaccard', column: 'content', atLeast: 0.2 } },
        { name: 'else', when: { kind: 'else' } },
      ],
    },
    {
      name: 'title',
      columns: ['title'],
      levels: [
        { name: 'missing', when: { kind: 'null', column: 'title' }, isMissing: true },
        {
          name: 'exact',
          when: { kind: 'equal', column: 'title' },
          frequency: { column: 'title', weight: 1, atLeast: 1e-6 },
        },
        { name: 'alike', when: { kind: 'jaccard', column: 'title', atLeast: 0.5 } },
        { name: 'else', when: { kind: 'else' } },
      ],
    },
    {
      name: 'time',
      columns: ['hour', 'day'],
      levels: [
        { name: 'missing', when: { kind: 'null', column: 'hour' }, isMissing: true },
        { name: 'same-day', when: { kind: 'number-difference', column: 'hour', atMost: 24 } },
        { name: 'days', when: { kind: 'number-difference', column: 'hour', atMost: 72 } },
        { name: 'weeks', when: { kind: 'number-difference', column: 'hour', atMost: 336 } },
        { name: 'else', when: { kind: 'else' } },
      ],
    },
    {
      name: 'category',
      columns: ['category'],
      levels: [
        { name: 'missing', when: { kind: 'null', column: 'category' }, isMissing: true },
        {
          name: 'exact',
          when: { kind: 'equal', column: 'category' },
          frequency: { column: 'category', weight: 1, atLeast: 1e-6 },
        },
        { name: 'else', when: { kind: 'else' } },
      ],
    },
    {
      name: 'place',
      columns: ['road', 'estate', 'area'],
      levels: [
        {
          name: 'same',
          when: {
            kind: 'or',
            of: [
              { kind: 'equal', column: 'road' },
              { kind: 'equal', column: 'estate' },
            ],
          },
        },
        { name: 'same-area', when: { kind: 'equal', column: 'area' } },
        { name: 'missing', when: { kind: 'null', column: 'area' }, isMissing: true },
        { name: 'else', when: { kind: 'else' } },
      ],
    },
  ],
  correlated: [['content', 'title']],
  training: { seed: 1, convergence: 1e-4, maximumIterations: 50, randomPairs: 1_000_000 },
  clustering: { probability: 0.9, contradictions: [], uniqueSources: [], oneToOne: false },
};
