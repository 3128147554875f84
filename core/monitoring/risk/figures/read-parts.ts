import type { Indicator } from '../../../../schemas/indicators/indicator.ts';
import { intersect, type Span } from '../coverage/span.ts';
import type { PartSources } from '../facts/part-sources.ts';
import type { RiskStore } from '../facts/risk-store.ts';
import { type Part, partKey, partsOf } from '../facts/part.ts';
import type { Session } from '../../../warehouse/warehouse.ts';

/** A part as it was filled: what it is counted under, and the days that it has figures of. */
export interface FilledPart extends Part {
  id: number;
  spans: readonly Span[];
  /** Whether anything was ever counted. */
  isCounted: boolean;
}

/** An indicator with its parts as they were filled. */
export interface FilledIndicator {
  indicator: Indicator;
  numerator: FilledPart;
  denominator: FilledPart | 'residents' | null;
  /** Days that both parts have figures of. */
  spans: readonly Span[];
}

/** The given indicators with their parts; those that were not filled yet have no figures at all. */
export async function readParts(
  session: Session,
  { part: table }: RiskStore,
  indicators: readonly Indicator[],
): Promise<FilledIndicator[]> {
  const rows = await session.all<{ key: string; id: number; spans: string; sources: string }>(
    `SELECT key, part AS id, spans, sources FROM ${table}`,
  );
  const known = new Map(rows.map((row) => [row.key, row]));
  const filled = (part: Part): FilledPart => {
    const row = known.get(partKey(part));
    if (!row) return { ...part, id: -1, spans: [], isCounted: false };
    const { counted } = JSON.parse(row.sources) as PartSources;
    const spans = JSON.parse(row.spans) as Span[];
    return { ...part, id: row.id, spans, isCounted: counted.length > 0 };
  };
  return indicators.map((indicator) => {
    const parts = partsOf(indicator);
    const numerator = filled(parts.numerator);
    if (parts.denominator === null || parts.denominator === 'residents')
      return {
        indicator,
        numerator,
        denominator: parts.denominator,
        spans: numerator.isCounted ? numerator.spans : [],
      };
    const denominator = filled(parts.denominator);
    return { indicator, numerator, denominator, spans: bothSpans(numerator, denominator) };
  });
}

/** What holds now is the denominator of every period. Where nothing was ever counted nobody tells of it, and none is not zero. */
function bothSpans(numerator: FilledPart, denominator: FilledPart): readonly Span[] {
  if (!denominator.isCounted) return [];
  if (denominator.time !== 'state' || numerator.time === 'state')
    return intersect(numerator.spans, denominator.spans);
  return denominator.spans.length > 0 ? numerator.spans : [];
}
