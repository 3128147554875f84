import type { Session } from '../../../warehouse/warehouse.ts';
import type { Span } from '../coverage/span.ts';
import type { RiskStore } from '../facts/risk-store.ts';
import { partKey, type Part } from '../facts/part.ts';

/** A part as it was filled. */
export interface FilledPart {
  id: number;
  part: Part;
  isDistinct: boolean;
  spans: Span[];
}

/** Null: it was not filled. */
export async function readPart(session: Session, store: RiskStore, part: Part): Promise<FilledPart | null> {
  const [row] = await session.all<{ id: number; isDistinct: boolean; spans: string }>(
    `SELECT part AS id, is_distinct AS "isDistinct", spans FROM ${store.part} WHERE key = $key`,
    { key: partKey(part) },
  );
  if (!row) return null;
  const spans = JSON.parse(row.spans) as Span[];
  return { id: Number(row.id), part, isDistinct: row.isDistinct, spans };
}
