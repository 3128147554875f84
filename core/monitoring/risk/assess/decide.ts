import type { Indicator } from '../../../../schemas/indicators/indicator.ts';
import { WarningLevel } from '../../../../schemas/indicators/rule.ts';
import { discoveries, type Tested } from '../detect/false-discovery.ts';
import type { AreaOutcome, Judged } from '../detect/rules/outcome.ts';
import { subjectKey } from './family.ts';

/** What detection found of an indicator. */
export interface Detected {
  indicator: Indicator;
  outcomes: readonly AreaOutcome[];
}

/** A warning that is open when a day is assessed. */
export interface OpenWarning {
  warningId: number;
  key: string;
  level: WarningLevel;
  /** Days with data on which it was not found, since it last was. */
  quietDays: number;
}

/** An outcome that reached a level, with what it is of. */
export interface Finding extends AreaOutcome {
  indicator: Indicator;
  level: WarningLevel;
  judged: Judged;
}

/** What an assessment decides; of the other open warnings nothing is new. */
export interface Decisions {
  /** Tests that were made. */
  tests: number;
  raised: Finding[];
  confirmed: { warning: OpenWarning; finding: Finding }[];
  /** A period that they need is not covered. */
  undecided: OpenWarning[];
  closed: { warning: OpenWarning; note: 'cause-gone' | 'rule-ended' }[];
}

/** The chance of any false warning on a day without any cause, of whatever level, and of a red or orange one. */
export const falseRates = { any: 0.05, severe: 0.004 };
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
  const tested = collectTests(detected);
  const found = new Map(detected.flatMap((one) => [...groupOutcomes(one)]));
  const isOpen = new Set(open.map(({ key }) => key));
  const decisions: Decisions = { tests: tested.count, raised: [], confirmed: [], undecided: [], closed: [] };
  for (const [key, { findings }] of found) {
    if (isOpen.has(key)) continue;
    const raised = findings.filter(({ judged }) => judged.pValue === null || tested.any.has(judged));
    const worst = worstOf(raised.map((one) => moderated(one, tested.severe)));
    if (worst) decisions.raised.push(worst);
  }
  for (const warning of open) {
    const group = found.get(warning.key);
    const finding = group && worstOf(group.findings);
    if (!group) decisions.closed.push({ warning, note: 'rule-ended' });
    else if (finding)
      decisions.confirmed.push({ warning, finding: moderated(finding, tested.severe, warning.level) });
    else if (group.isMissing) decisions.undecided.push(warning);
    else if (warning.quietDays + 1 >= closeAfter[group.grain])
      decisions.closed.push({ warning, note: 'cause-gone' });
  }
  return decisions;
}

interface Group {
  findings: Finding[];
  isMissing: boolean;
  grain: Indicator['grain'];
}

/** Outcomes by what a warning would be of. */
function groupOutcomes({ indicator, outcomes }: Detected): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const one of outcomes) {
    const { area, areaLevel, rule, outcome } = one;
    const key = subjectKey({ indicator: indicator.id, areaLevel, area, method: rule.method });
    const group = groups.get(key) ?? { findings: [], isMissing: false, grain: indicator.grain };
    groups.set(key, group);
    if (outcome.state === 'no-data') group.isMissing = true;
    if (outcome.state === 'judged' && outcome.level !== null)
      group.findings.push({ ...one, indicator, level: outcome.level, judged: outcome });
  }
  return groups;
}

function collectTests(detected: readonly Detected[]) {
  const small: (Tested & { judged: Judged })[] = [];
  const made = new Map<string, number>();
  let count = 0;
  for (const { outcomes } of detected) {
    const scanned = new Set<unknown>();
    for (const { areaLevel, rule, outcome } of outcomes) {
      if (outcome.state !== 'judged' || outcome.pValue === null) continue;
      const group = rule.method === 'cluster' ? 'cluster' : areaLevel;
      // A scan's p-values account for all its places: together they are one test.
      if (group !== 'cluster' || !scanned.has(rule)) {
        made.set(group, (made.get(group) ?? 0) + 1);
        count++;
      }
      scanned.add(rule);
      if (outcome.pValue <= falseRates.any) small.push({ group, pValue: outcome.pValue, judged: outcome });
    }
  }
  const among = (rate: number) => new Set([...discoveries(small, made, rate)].map(({ judged }) => judged));
  return { count, any: among(falseRates.any), severe: among(falseRates.severe) };
}

/** Red and orange want stronger evidence than their bound alone: what chance may show stays yellow, or as it was. */
function moderated(finding: Finding, severe: ReadonlySet<Judged>, before?: WarningLevel): Finding {
  const { level, judged } = finding;
  const isProven = judged.pValue === null || severe.has(judged) || !isSevere(level);
  if (isProven || (before && severity(before) <= severity(level))) return finding;
  return { ...finding, level: before && isSevere(before) ? before : 'yellow' };
}

function worstOf(findings: readonly Finding[]): Finding | null {
  const order = (one: Finding) => [severity(one.level), one.judged.pValue ?? 0] as const;
  return findings.reduce<Finding | null>((worst, one) => {
    if (!worst) return one;
    const [[a, p], [b, q]] = [order(one), order(worst)];
    return a < b || (a === b && p < q) ? one : worst;
  }, null);
}
