import { z } from 'zod';
import { MatterState, MatterStep } from '../../../schemas/api/dispatch/matter.ts';
import type { CommandHandler, JournalEntry } from '../../journal/command.ts';
import type { Session } from '../../warehouse/warehouse.ts';

/** A step of a matter with how it stands afterwards, as it was decided when it was taken. Texts were masked before. */
export const MatterStepped = z.object({
  matterId: z.number().int().positive(),
  /** The number of the step: the matter's version from then on. */
  step: z.number().int().positive(),
  action: MatterStep.shape.action,
  from: MatterState.nullable(),
  to: MatterState,
  /** The department that the step concerns, also when it gave the matter back. */
  concerns: z.string().nullable(),
  department: z.string().nullable(),
  item: z.string().nullable(),
  dueBy: z.string().nullable(),
  supervised: z.boolean(),
  extension: z.object({ workingDays: z.number(), reason: z.string() }).nullable(),
  basisWithdrawn: z.boolean(),
  text: z.string(),
  evidence: z.array(z.string()),
  /** Passed, granted, solved; null for steps that say neither yes nor no. */
  outcome: z.boolean().nullable(),
  satisfied: z.boolean().nullable(),
});
export type MatterStepped = z.infer<typeof MatterStepped>;

export const matterStepped: CommandHandler<MatterStepped> = {
  type: 'matter.stepped',
  data: MatterStepped,
  async apply(session, entry) {
    await writeStep(session, entry, entry.data);
    const { data } = entry;
    await session.run(
      `UPDATE ops.matter SET state = $2, department = $3, item = $4, due_by = $5, supervised = $6, extension_days = $7,
         extension_reason = $8, basis_withdrawn = $9, version = $10 WHERE matter_id = $1`,
      [
        data.matterId,
        data.to,
        data.department,
        data.item,
        data.dueBy,
        data.supervised,
        data.extension?.workingDays ?? null,
        data.extension?.reason ?? null,
        data.basisWithdrawn,
        data.step,
      ],
    );
  },
};

type WrittenStep = Pick<
  MatterStepped,
  | 'matterId'
  | 'step'
  | 'action'
  | 'from'
  | 'to'
  | 'concerns'
  | 'dueBy'
  | 'text'
  | 'evidence'
  | 'outcome'
  | 'satisfied'
>;

/** Adds a step to the history. */
export async function writeStep(
  session: Session,
  { seq, at, actor }: Pick<JournalEntry, 'seq' | 'at' | 'actor'>,
  data: WrittenStep,
): Promise<void> {
  await session.run(
    `INSERT INTO ops.matter_step VALUES
       ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::VARCHAR[], $14, $15)`,
    [
      data.matterId,
      data.step,
      seq,
      at,
      actor.name,
      actor.role,
      data.action,
      data.from,
      data.to,
      data.concerns,
      data.dueBy,
      data.text,
      data.evidence,
      data.outcome,
      data.satisfied,
    ],
  );
}
