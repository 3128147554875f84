import type { LinkageModel } from '../linkage-model.ts';

/**
 * Requests that came in more than once: the same matter at the same place within days, by whatever channel. Somebody who
 * complains anew weeks later has a new request; neighbours who complain of one thing have one each unless place, words
 * and days agree.
 *
 * How requests that are one agree is a judgement and not learnt: left to itself, training finds the largest group of
 * like requests, which is all complaints of one kind at one place. An equal category says nothing that the words and
 * the place do not; another one speaks against.
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
        { name: 'exact', when: { kind: 'equal', column: 'caller' }, m: 0.5 },
        { name: 'else', when: { kind: 'else' }, m: 0.5 },
      ],
    },
    {
      name: 'content',
      columns: ['content'],
      levels: [
        { name: 'missing', when: { kind: 'null', column: 'content' }, isMissing: true },
        { name: 'exact', when: { kind: 'equal', column: 'content' }, m: 0.3 },
        { name: 'alike', when: { kind: 'jaccard', column: 'content', atLeast: 0.7 }, m: 0.3 },
        { name: 'related', when: { kind: 'jaccard', column: 'content', atLeast: 0.4 }, m: 0.25 },
        { name: 'distant', when: { kind: 'jaccard', column: 'content', atLeast: 0.2 }, m: 0.1 },
        { name: 'else', when: { kind: 'else' }, m: 0.05 },
      ],
    },
    {
      name: 'time',
      columns: ['hour', 'day'],
      levels: [
        { name: 'missing', when: { kind: 'null', column: 'hour' }, isMissing: true },
        { name: 'same-day', when: { kind: 'number-difference', column: 'hour', atMost: 24 }, m: 0.6 },
        { name: 'days', when: { kind: 'number-difference', column: 'hour', atMost: 72 }, m: 0.25 },
        { name: 'weeks', when: { kind: 'number-difference', column: 'hour', atMost: 336 }, m: 0.149 },
        { name: 'else', when: { kind: 'else' }, m: 0.001 },
      ],
    },
    {
      name: 'category',
      columns: ['category'],
      levels: [
        { name: 'missing', when: { kind: 'null', column: 'category' }, isMissing: true },
        { name: 'same', when: { kind: 'equal', column: 'category' }, isMissing: true },
        { name: 'else', when: { kind: 'else' }, m: 0.1, u: 0.9 },
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
          m: 0.85,
        },
        { name: 'same-area', when: { kind: 'equal', column: 'area' }, m: 0.1 },
        { name: 'missing', when: { kind: 'null', column: 'area' }, isMissing: true },
        { name: 'else', when: { kind: 'else' }, m: 0.05 },
      ],
    },
  ],
  correlated: [],
  training: { seed: 1, convergence: 1e-4, maximumIterations: 200, randomPairs: 1_000_000 },
  clustering: { probability: 0.99, contradictions: [], uniqueSources: [], oneToOne: false },
};
