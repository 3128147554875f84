import type { UnlabelledTicket } from '../../../../schemas/api/opinion/labels.ts';
import { serviceTicket } from '../../../../schemas/datasets/service-ticket.ts';
import type { Actor } from '../../../access/actor.ts';
import { scopedWhole } from '../../../access/scoped.ts';
import { classExplainer, heaviestWords, type ClassReason } from '../classify/explain-class.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import type { Aspect } from '../models/aspect.ts';
import { loadModel } from '../models/load-models.ts';
import { openSegmenter, type Segmenter } from '../text/segment.ts';
import { openTone, cutForTone } from '../tone/open-tone.ts';
import { shippedToneLexicon } from '../tone/tone-lexicon.ts';
import { standingLabelsSql } from './standing-labels.ts';

const shownReasons = 6;

/** By aspect: what is shown, and how sure the model is of what it says. The tone's model gives no confidence, its extremes are looked at last. */
const columns: Record<Aspect, { value: string; told: string; confidence: string; doubt: string }> = {
  category: {
    value: `nullif(concat_ws('/', t.category1, t.category2, t.category3), '')`,
    told: 'v.category',
    confidence: 'v.category_confidence::DOUBLE',
    doubt: 'v.category_confidence',
  },
  kind: {
    value: 't.kind',
    told: 'v.kind',
    confidence: 'v.kind_confidence::DOUBLE',
    doubt: 'v.kind_confidence',
  },
  tone: {
    value: 't.tone::VARCHAR',
    told: 'v.tone::VARCHAR',
    confidence: 'NULL::DOUBLE',
    doubt: 'abs(v.tone - 3)',
  },
};

interface ChosenRow extends Omit<UnlabelledTicket, 'reasons' | 'title' | 'content'> {
  told: string | null;
}

/**
 * The requests whose label would teach most: those that the model is least sure of, of each of its classes in turn (uncertainty
 * sampling, Lewis and Gale 1994). What came with a class of its own, or has a label, is not asked for.
 */
export async function nextToLabel(
  session: Session,
  actor: Actor,
  { aspect, limit }: { aspect: Aspect; limit: number },
): Promise<UnlabelledTicket[]> {
  const { value, told, confidence, doubt } = columns[aspect];
  const visible = scopedWhole(actor, serviceTicket);
  const chosen = await session.all<ChosenRow>(
    `SELECT t.record_id::DOUBLE AS "recordId", t."day", ${value} AS "value", ${told} AS told, ${confidence} AS confidence
     FROM mart.opinion_ticket t JOIN mart.opinion_verdict v USING (ticket)
       LEFT JOIN (${standingLabelsSql(aspect)}) l ON l.source_id = t.source_id AND l.source_key = t.source_key
     WHERE l.label_id IS NULL AND t.${aspect}_by IS DISTINCT FROM 'delivered'
       AND t.record_id IN (SELECT record_id FROM (${visible.sql}))
     ORDER BY row_number() OVER (PARTITION BY ${told} ORDER BY ${doubt}, t.ticket), ${doubt} LIMIT ${limit}`,
    visible.values,
  );
  const texts = await readTexts(session, actor, chosen);
  const reasonsOf = await openReasons(session, aspect);
  return chosen.map(({ told: taken, ...row }) => {
    const { title, content } = texts.get(row.recordId)!;
    return { ...row, title, content, reasons: taken === null ? [] : reasonsOf(title, content, taken) };
  });
}

async function readTexts(
  session: Session,
  actor: Actor,
  chosen: readonly ChosenRow[],
): Promise<Map<number, { title: string; content: string }>> {
  if (chosen.length === 0) return new Map();
  const records = chosen.map(({ recordId }) => BigInt(recordId));
  const { sql, values } = scopedWhole(actor, serviceTicket, null, { records, fields: ['title', 'content'] });
  const rows = await session.all<{ recordId: number; title: string; content: string }>(
    `SELECT record_id::DOUBLE AS "recordId", coalesce(title, '') AS title, coalesce(content, '') AS content FROM (${sql})`,
    values,
  );
  return new Map(rows.map((row) => [row.recordId, row]));
}

type Reasons = (title: string, content: string, told: string) => ClassReason[];

/** Why a model says what it does, at its first level; of the shipped words of tone, these. */
async function openReasons(session: Session, aspect: Aspect): Promise<Reasons> {
  const model = (await loadModel(session, aspect))?.get('');
  if (!model && aspect !== 'tone') return () => [];
  const segmenter = openSegmenter([]);
  if (!model) return toneReasons(segmenter);
  const explain = classExplainer(model, segmenter);
  return (title, content, told) => {
    const one = model.classes.indexOf(told.split('/', 1)[0]!);
    return one < 0 ? [] : heaviestWords(explain(title, content, one), shownReasons);
  };
}

function toneReasons(segmenter: Segmenter): Reasons {
  const tone = openTone(shippedToneLexicon());
  return (title, content) =>
    tone
      .explain(cutForTone(`${title}。${content}`, segmenter))
      .slice(0, shownReasons)
      .map(({ word, value }) => ({ word, weight: value }));
}
