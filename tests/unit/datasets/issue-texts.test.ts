import { expect, it } from 'vitest';
import { wrongLength } from '../../../core/ingest/batch/typed-rows.ts';
import { datasets } from '../../../schemas/datasets/index.ts';
import { messages } from '../../../schemas/messages/index.ts';
import { repeatedIdentity, slipIssues, valueIssues } from '../../../schemas/rules/issues.ts';

const codes = new Set([
  ...Object.keys(valueIssues),
  ...datasets.flatMap(({ rules }) => rules.map(({ code }) => code)),
  wrongLength,
  repeatedIdentity,
  ...slipIssues,
]);

it.each([...codes])('%s says in both languages what is wrong and what to do', (code) => {
  for (const { issues } of [messages.zh, messages.en]) {
    const text = (issues as Record<string, { title: string; remedy: string } | undefined>)[code];
    expect(text?.title).toBeTruthy();
    expect(text?.remedy).toBeTruthy();
  }
});

it('has no text that nothing can say', () => {
  expect(Object.keys(messages.zh.issues).filter((code) => !codes.has(code))).toEqual([]);
});
