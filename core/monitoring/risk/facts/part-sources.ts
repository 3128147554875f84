import { deliveredDataset, partSpans } from '../coverage/part-spans.ts';
import type { SourceSpans } from '../coverage/read-spans.ts';
import type { Span } from '../coverage/span.ts';
import { quote } from '../../../warehouse/quote.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import type { Part } from './part.ts';

/** `said`: sources that say what a part asks; `counted`: those of them that anything was ever counted of. */
export interface PartSources {
  said: number[];
  counted: number[];
}

/** Which fields each source of `risk_row` has ever filled. */
export type FilledFields = ReadonlyMap<number, ReadonlySet<string>>;

/** Reads them, of the given fields. */
export async function readFilledFields(session: Session, fields: ReadonlySet<string>): Promise<FilledFields> {
  const listed = [...fields];
  const filled = listed.map((field) => `count(${quote(field)}) > 0`);
  const rows = await session.all<{ source: number; filled: boolean[] }>(
    `SELECT risk_source::INTEGER AS source, [${filled.join(', ')}]::BOOLEAN[] AS filled FROM temp.risk_row GROUP BY source ORDER BY source`,
  );
  return new Map(rows.map((row) => [row.source, new Set(listed.filter((_, at) => row.filled[at]))] as const));
}

/** Sources that have ever filled every field without which nothing can be counted. */
export function sayingSources({ said }: Part, filled: FilledFields): number[] {
  return [...filled].flatMap(([source, fields]) =>
    said.every((field) => fields.has(field)) ? [source] : [],
  );
}

/** The days that a part has figures of, by what its sources have told of. */
export function spansOf(
  part: Part,
  { said, counted }: PartSources,
  { spans, today }: { spans: readonly SourceSpans[]; today: string },
): Span[] {
  const delivered = deliveredDataset(part.measure.dataset);
  if (delivered === undefined) return [{ first: '2000-01-01', last: today }]; // the hub knows its own intake
  const ofDataset = spans.filter(({ dataset }) => dataset === delivered);
  if (part.measure.dataset.startsWith('master:')) return said.length === 0 ? [] : partSpans(part, ofDataset);
  const telling = counted.length > 0 ? counted : said;
  return partSpans(
    part,
    ofDataset.filter(({ sourceId }) => telling.includes(sourceId)),
  );
}
