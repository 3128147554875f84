import type { Indicator } from '../../../../schemas/indicators/indicator.ts';
import { readSilence, type SilentMonths, silenceOf } from '../coverage/silence.ts';
import { intersect, type Span } from '../coverage/span.ts';
import type { PartSources } from '../facts/part-sources.ts';
import type { RiskArea } from './read-areas.ts';
import type { RiskStore } from '../facts/risk-store.ts';
import { type Part, partKey, partsOf } from '../facts/part.ts';
import type { Session } from '../../../warehouse/warehouse.ts';

/** A part as it was filled: what it is counted under, and the days that it has figures of. */
export interface FilledPart extends Part {
  id: number;
  spans: readonly Span[];
  /** Sources that anything was ever counted of. */
  counted: readonly number[];
}

/** An indicator with its parts as they were filled. */
export interface FilledIndicator {
  indicator: Indicator;
  numerator: FilledPart;
  denominator: FilledPart | 'residents' | null;
  /** Days that both parts have figures of. */
  spans: readonly Span[];
  /** Months that one of their sources has not told of, by town, and empty for the city. */
  silence: SilentMonths;
}

/** The given indicators with their parts; those that were not filled yet have no figures at all. */
export async function readParts(
  session: Session,
  store: RiskStore,
  indicators: readonly Indicator[],
): Promise<FilledIndicator[]> {
  const rows = await session.all<{ key: string; id: number; spans: string; sources: string }>(
    `SELECT key, part AS id, spans, sources FROM ${store.part}`,
  );
  const known = new Map(rows.map((row) => [row.key, row]));
  const filled = (part: Part): FilledPart => {
    const row = known.get(partKey(part));
    if (!row) return { ...part, id: -1, spans: [], counted: [] };
    const { counted } = JSON.parse(row.sources) as PartSources;
    const spans = JSON.parse(row.spans) as Span[];
    return { ...part, id: row.id, spans, counted };
  };
  const silence = await readSilence(session, store.silence);
  return indicators.map((indicator) => {
    const parts = partsOf(indicator);
    const numerator = filled(parts.numerator);
    if (parts.denominator === null || parts.denominator === 'residents')
      return {
        indicator,
        numerator,
        denominator: parts.denominator,
        spans: numerator.counted.length > 0 ? numerator.spans : [],
        silence: silenceOf(silence, numerator.counted),
      };
    const denominator = filled(parts.denominator);
    return {
      indicator,
      numerator,
      denominator,
      spans: bothSpans(numerator, denominator),
      silence: silenceOf(silence, [...numerator.counted, ...denominator.counted]),
    };
  });
}

/** Whether a source did not tell of an area in a period although it told of others. */
export function isSilent(
  { silence }: Pick<FilledIndicator, 'silence'>,
  { town }: Pick<RiskArea, 'town'>,
  period: string,
): boolean {
  return town !== null && (silence.get(town)?.has(period.slice(0, 7)) ?? false);
}

/** What holds now is the denominator of every period. Where nothing was ever counted nobody tells of it, and none is not zero. */
function bothSpans(numerator: FilledPart, denominator: FilledPart): readonly Span[] {
  if (denominator.counted.length === 0) return [];
  if (denominator.time !== 'state' || numerator.time === 'state')
    return intersect(numerator.spans, denominator.spans);
  return denominator.spans.length > 0 ? numerator.spans : [];
}
