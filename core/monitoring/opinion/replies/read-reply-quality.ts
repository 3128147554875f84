import type { UnitReplies } from '../../../../schemas/api/opinion/replies.ts';
import { serviceTicket } from '../../../../schemas/datasets/service-ticket.ts';
import type { Actor } from '../../../access/actor.ts';
import { scopedWhole } from '../../../access/scoped.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { openSegmenter } from '../text/segment.ts';
import { replyQuality } from './reply-quality.ts';

/** So many answers of a unit are read: drawn, always the same. */
const lookedAtOfUnit = 300;
/** Of fewer answers nothing is said. */
const fewestAnswers = 5;

interface AnswerRow {
  recordId: number;
  unit: string;
  request: string;
  reply: string;
  replies: number;
}

/**
 * How the units that handle requests answered those of some days.
 * @param query.from first day, and `to` last day
 */
export async function readReplyQuality(
  session: Session,
  actor: Actor,
  { from, to }: { from: string; to: string },
): Promise<UnitReplies[]> {
  const visible = scopedWhole(actor, serviceTicket);
  const bind = (value: string) => `$${visible.values.push(value)}`;
  const rows = await session.all<AnswerRow>(
    `SELECT record_id::DOUBLE AS "recordId", coalesce(org, department) AS unit, concat_ws('。', title, content) AS request, reply,
       (count(*) OVER (PARTITION BY coalesce(org, department)))::DOUBLE AS replies
     FROM (${visible.sql}) WHERE reply IS NOT NULL AND "time" >= ${bind(from)}::DATE AND "time" < ${bind(to)}::DATE + 1
     QUALIFY row_number() OVER (PARTITION BY coalesce(org, department) ORDER BY hash(record_id)) <= ${lookedAtOfUnit} AND replies >= ${fewestAnswers}
     ORDER BY replies DESC, unit, "recordId"`,
    visible.values,
  );
  const repliesOf = new Map(rows.map(({ unit, replies }) => [unit, replies]));
  const recordAt = (place: number) => rows[place]!.recordId;
  return replyQuality(rows, openSegmenter([])).map(({ examples, ...quality }) => ({
    ...quality,
    replies: repliesOf.get(quality.unit)!,
    examples: { offTopic: examples.offTopic.map(recordAt), alike: examples.alike.map(recordAt) },
  }));
}
