import { z } from 'zod';
import { HubError } from '../../../base/hub-error.ts';
import { maskText } from '../../../ingest/parser/mask-text.ts';
import type { ActorRef, CommandHandler, CommandLog } from '../../../journal/command.ts';

const WarningJudged = z.object({
  warningId: z.number().int().positive(),
  verdict: z.enum(['real', 'false-alarm']),
  note: z.string(), // free text, masked before it came here
});
type WarningJudged = z.infer<typeof WarningJudged>;

/** A person says whether a warning was real; the newest verdict holds. It belongs to the day that was assessed last. */
export const warningJudged: CommandHandler<WarningJudged> = {
  type: 'warning.judged',
  data: WarningJudged,
  async apply(session, { seq, at, actor, data }, { replay }) {
    const { warningId, verdict, note } = data;
    const judged = await session.run(
      `INSERT INTO ops.warning_event BY NAME
       SELECT warning_id, $seq AS seq, (SELECT max(day) FROM ops.risk_assessment) AS day, 'judged' AS event, $verdict AS verdict,
         $note AS note, (SELECT max_by(data_version, seq) FROM ops.risk_assessment) AS data_version, $by AS by_name, $at AS "at"
       FROM ops.warning WHERE warning_id = $warningId`,
      { seq, verdict, note, by: actor.name, at, warningId },
    );
    if (judged === 0 && !replay) throw new HubError('NOT_FOUND', { kind: 'warning', id: String(warningId) });
  },
};

/** @throws HubError NOT_FOUND */
export async function judgeWarning(
  commands: CommandLog,
  actor: ActorRef,
  judged: WarningJudged,
): Promise<void> {
  await commands.execute(warningJudged, () => ({ ...judged, note: maskText(judged.note) }), { actor });
}
