import { formatMessage } from '../../../schemas/messages/format.ts';
import { slip as words } from '../../../schemas/messages/zh/slip.ts';
import type { SheetRow } from '../workbook/sheet.ts';
import type { SlipFacts } from './slip-facts.ts';
import { textsOf } from './slip-rows.ts';

/** The first sheet of a slip: what was delivered, what became of it, what to do. `made` is the moment of its making. */
export function slipCover(facts: SlipFacts, made: string): SheetRow[] {
  const { batch, dataset } = facts;
  const about: [string, string][] = [
    [words.facts.department, batch.department],
    [words.facts.dataset, dataset.label.zh],
    [words.facts.file, batch.fileName],
    ...(batch.sheet === '' ? [] : [[words.facts.sheet, batch.sheet] as [string, string]]),
    [words.facts.received, momentText(batch.receivedAt)],
    ...(batch.period === null ? [] : [[words.facts.period, batch.period] as [string, string]]),
    [words.facts.batch, String(batch.batchId)],
    [words.facts.made, momentText(made)],
  ];
  return [
    [{ value: words.title, style: 'title' }],
    ...about.map(([label, value]): SheetRow => [
      { value: label, style: 'label' },
      { value, style: 'note' },
    ]),
    [],
    [{ value: words.result.title, style: 'label' }],
    ...countsOf(facts).map(([label, value]): SheetRow => [
      { value: label, style: 'note' },
      { value, style: 'count' },
    ]),
    [],
    ...ruleRows(facts),
    [],
    [{ value: words.steps.title, style: 'label' }],
    ...words.steps.lines.map((line, at): SheetRow => [
      { value: at + 1, style: 'plain' },
      { value: formatMessage(line, { department: batch.department }), style: 'note' },
    ]),
  ];
}

function countsOf({ batch, corrections, doubtful, listed, omitted }: SlipFacts): [string, number][] {
  const { result } = words;
  return [
    [result.delivered, batch.delivered],
    [result.published, batch.published],
    [result.quarantined, batch.quarantined],
    [result.nonData, batch.nonData],
    [result.fieldIssues, batch.fieldIssues],
    [result.doubtful, doubtful],
    [result.corrected, corrections.corrected],
    [result.open, corrections.open],
    [result.listed, listed],
    ...(omitted > 0 ? [[result.omitted, omitted] as [string, number]] : []),
  ];
}

function ruleRows({ rules }: SlipFacts): SheetRow[] {
  const { problem, effect, rows, remedy } = words.rules;
  return [
    [problem, remedy, effect, rows].map((value) => ({ value, style: 'header' as const })),
    ...rules.map(({ code, severity, rows: count }): SheetRow => [
      { value: textsOf(code).title, style: 'note' },
      { value: textsOf(code).remedy, style: 'note' },
      { value: words.effects[severity], style: 'note' },
      { value: count, style: 'count' },
    ]),
  ];
}

/** A moment as people write it: to the minute, without the T. */
function momentText(iso: string): string {
  return iso.replace('T', ' ').slice(0, 16);
}
