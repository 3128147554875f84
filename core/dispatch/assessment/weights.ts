import { Weights } from '../../../schemas/api/dispatch/assessment.ts';
import type { Actor } from '../../access/actor.ts';
import { HubError } from '../../base/hub-error.ts';
import type { CommandHandler, CommandLog } from '../../journal/command.ts';
import type { Session } from '../../warehouse/warehouse.ts';

/** Weights hold from their day on, by the decision that they name. */
export const weightsAdopted: CommandHandler<Weights> = {
  type: 'assessment.weights-adopted',
  data: Weights,
  async apply(session, { data: { rates, decision, validFrom }, at, actor }) {
    await session.run('INSERT INTO ops.assessment_weights VALUES ($1, $2, $3::DATE, $4, $5, $6)', [
      JSON.stringify(rates),
      decision,
      validFrom,
      actor.name,
      actor.role,
      at,
    ]);
  },
};

/** @throws HubError `BAD_INPUT` for weights that are all zero */
export async function adoptWeights(
  { commands }: { commands: CommandLog },
  actor: Actor,
  weights: Weights,
): Promise<void> {
  if (Object.values(weights.rates).every((weight) => weight === 0))
    throw new HubError('BAD_INPUT', { detail: 'rates' });
  await commands.execute(weightsAdopted, () => weights, { actor });
}

/** All that were adopted, the newest first. */
export async function listWeights(session: Session): Promise<Weights[]> {
  const rows = await session.all<{ rates: string; decision: string; validFrom: string }>(
    `SELECT rates, decision, valid_from AS "validFrom" FROM ops.assessment_weights
     ORDER BY valid_from DESC, adopted_at DESC`,
  );
  return rows.map((row) => ({ ...row, rates: JSON.parse(row.rates) as Weights['rates'] }));
}

/** Those that hold on a day; null before any was adopted. */
export async function weightsOn(session: Session, day: string): Promise<Weights | null> {
  return (await listWeights(session)).find(({ validFrom }) => validFrom <= day) ?? null;
}
