import type { Core } from '../../core/create-core.ts';
import { readIndicators } from '../../core/monitoring/risk/indicators/read-indicators.ts';
import type { OpinionBrief } from '../../schemas/api/opinion/brief.ts';
import { language, say, texts, type Output } from './output.ts';

const words = texts.opinionBrief;
const figure = (value: number | null) => (value === null ? '—' : String(Math.round(value * 10) / 10));

/** The brief as lines for people; null: there are no requests. */
export async function describeOpinionBrief(
  core: Core,
  brief: OpinionBrief | null,
  output: Output,
): Promise<void> {
  if (brief === null) {
    output.line(words.none);
    return;
  }
  const { day, volume, negative } = brief;
  output.line(say(words.volume, { day, ...volume, usual: figure(volume.usual) }));
  if (negative.value !== null) output.line(say(words.negative, sharesOf(negative)));
  describeUrgent(brief, output);
  describeBursts(brief, output);
  describeIssues(brief, output);
  if (brief.terms.length > 0)
    output.line(say(words.terms, { words: brief.terms.map(({ word }) => word).join('、') }));
  await describeAnswers(core, brief, output);
}

function sharesOf({ numerator, denominator, value, low, high }: OpinionBrief['negative']) {
  return { numerator, denominator, value: figure(value), low: figure(low), high: figure(high) };
}

function describeUrgent({ urgent }: OpinionBrief, output: Output): void {
  if (urgent.length === 0) return;
  output.line(say(words.urgent, { count: urgent.length }));
  for (const { category, place, area, marks } of urgent)
    output.line(
      say(words.urgentOne, {
        category: category ?? words.unknown,
        place: place ?? area ?? words.unknown,
        marks: marks.map((mark) => words.marks[mark]).join('、'),
      }),
    );
}

function describeBursts({ bursts }: OpinionBrief, output: Output): void {
  if (bursts.length === 0) return;
  output.line(say(words.bursts, { count: bursts.length }));
  for (const { category, area, days, seen, expected, pValue } of bursts)
    output.line(
      say(words.burst, {
        category,
        area: area === '' ? words.city : area,
        days,
        seen,
        expected: figure(expected),
        pValue: pValue.toExponential(1),
      }),
    );
}

function describeIssues({ issues }: OpinionBrief, output: Output): void {
  if (issues.length === 0) return;
  output.line(say(words.issues, { count: issues.length }));
  for (const { rank, title, place, townName, requests, heat } of issues)
    output.line(
      say(words.issue, { rank, title, place: place ?? townName ?? words.city, requests, heat: figure(heat) }),
    );
}

async function describeAnswers(core: Core, { answers }: OpinionBrief, output: Output): Promise<void> {
  if (answers === null) return;
  const { tickets, closed, handlingDays, shares } = answers;
  const [median, p90] = [figure(handlingDays.median), figure(handlingDays.p90)];
  output.line(say(words.answers, { tickets, closed, median, p90 }));
  const labels = new Map(
    (await readIndicators(core.warehouse)).map(({ id, label }) => [id, label[language]]),
  );
  for (const share of shares)
    if (share.value !== null)
      output.line(
        say(words.share, { label: labels.get(share.indicator) ?? share.indicator, ...sharesOf(share) }),
      );
}
