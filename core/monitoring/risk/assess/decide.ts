import { WarningLevel } from '../../../../schemas/indicators/rule.ts';
import { discoveries } from '../detect/false-discovery.ts';
import type { Judged } from '../detect/rules/outcome.ts';
import { largestRate, type Detected, type Finding } from './condense.ts';
import { familyOf, subjectKey, type WarningSubject } from './family.ts';

/** A warning that is open when a day is assessed. */
export interface OpenWarning extends WarningSubject {
  warningId: number;
  level: WarningLevel;
  /** Days with data on which it was not found, since it last was. */
  quietDays: number;
}

/** What an assessment decides; of the other open warnings nothing is new. */
export interface Decisions {
  /** Tests that were made. */
  tests: number;
  raised: Finding[];
  confirmed: { warning: OpenWarning; finding: Finding }[];
  /** A period that they need is not covered. */
  undecided: OpenWarning[];
  /** `rule-ended`: nobody asks any more; nothing is known of its cause. */
  closed: { warning: OpenWarning; note: 'cause-gone' | 'rule-ended' }[];
}

/** The chance of any false warning on a day without any cause, of whatever level, and of a red or orange one. */
const falseRates = { any: largestRate, severe: 0.004 };
/** So many days with data after which a cause is gone; a month's figure says it at once. */
const closeAfter = { day: 7, month: 1 } as const;

const severity = (level: WarningLevel) => WarningLevel.options.indexOf(level);
const isSevere = (level: WarningLevel) => level === 'red' || level === 'orange';

/**
 * Decides what a day's findings mean beside the warnings that are open. A new one must be discovered among all tests of the day
 * (`false-discovery.ts`), unless people set its bound; one that is open is confirmed as long as its bound is reached. Nothing follows from
 * missing data.
 */
export function decide(detected: readonly Detected[], open: readonly OpenWarning[]): Decisions {
  const proven = proveTests(detected);
  const found = groupFindings(detected);
  const isOpen = new Set(open.map(subjectKey));
  const raised = [...found].flatMap(([key, findings]) => {
    if (isOpen.has(key)) return [];
    const real = findings.filter(({ judged }) => judged.pValue === null || proven.any.has(judged));
    return worstOf(real.map((one) => moderate(one, proven.severe))) ?? [];
  });
  const decisions: Decisions = { tests: proven.tests, raised, confirmed: [], undecided: [], closed: [] };
  const asked = new Map(detected.map((one) => [one.indicator.id, one]));
  for (const warning of open) {
    const family = familyOf(warning.method);
    const { indicator, families, missing } = asked.get(warning.indicator) ?? {};
    const finding = worstOf(found.get(subjectKey(warning)) ?? []);
    if (!indicator || !families?.has(family)) decisions.closed.push({ warning, note: 'rule-ended' });
    else if (finding)
      decisions.confirmed.push({ warning, finding: moderate(finding, proven.severe, warning.level) });
    else if (missing?.has(family)) decisions.undecided.push(warning);
    else if (warning.quietDays + 1 >= closeAfter[indicator.grain])
      decisions.closed.push({ warning, note: 'cause-gone' });
  }
  return decisions;
}

/** Findings by what a warning would be of. */
function groupFindings(detected: readonly Detected[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of detected.flatMap((one) => one.findings)) {
    const { indicator, areaLevel, area, rule } = finding;
    const key = subjectKey({ indicator: indicator.id, areaLevel, area, method: rule.method });
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return groups;
}

function proveTests(detected: readonly Detected[]) {
  const made = new Map<string, number>();
  for (const [group, count] of detected.flatMap((one) => [...one.made]))
    made.set(group, (made.get(group) ?? 0) + count);
  const small = detected.flatMap((one) => one.small);
  const among = (rate: number): ReadonlySet<Judged> =>
    new Set([...discoveries(small, made, rate)].map(({ judged }) => judged));
  const tests = [...made.values()].reduce((sum, count) => sum + count, 0);
  return { tests, any: among(falseRates.any), severe: among(falseRates.severe) };
}

/** Red and orange want stronger evidence than their bound alone: what chance may show stays yellow, or as it was. */
function moderate(finding: Finding, severe: ReadonlySet<Judged>, before?: WarningLevel): Finding {
  const { level, judged } = finding;
  const isProven = judged.pValue === null || severe.has(judged) || !isSevere(level);
  if (isProven || (before && severity(before) <= severity(level))) return finding;
  return { ...finding, level: before && isSevere(before) ? before : 'yellow' };
}

/** The worst level, and of several the one that chance explains least. */
function worstOf(findings: readonly Finding[]): Finding | null {
  const order = (a: Finding, b: Finding) =>
    severity(a.level) - severity(b.level) || (a.judged.pValue ?? 0) - (b.judged.pValue ?? 0);
  return findings.toSorted(order)[0] ?? null;
}
