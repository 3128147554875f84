import { z } from 'zod';
import { MatterOrigin } from '../../../schemas/api/dispatch/matter.ts';
import { IndicatorTopic } from '../../../schemas/indicators/indicator.ts';
import { WarningLevel } from '../../../schemas/indicators/rule.ts';
import type { CommandHandler } from '../../journal/command.ts';
import { writeStep } from './matter-stepped.ts';

/** A new matter; its texts were masked before. */
export const MatterCreated = z.object({
  matterId: z.number().int().positive(),
  number: z.string(),
  title: z.string(),
  description: z.string(),
  topic: IndicatorTopic,
  level: WarningLevel,
  area: z.string(),
  origin: MatterOrigin,
});
export type MatterCreated = z.infer<typeof MatterCreated>;

/** A matter begins, as its own first step. */
export const matterCreated: CommandHandler<MatterCreated> = {
  type: 'matter.created',
  data: MatterCreated,
  async apply(session, entry) {
    const { origin, ...data } = entry.data;
    await session.run(
      `INSERT INTO ops.matter BY NAME
       SELECT $matterId AS matter_id, $number AS number, $title AS title, $description AS description, $topic AS topic,
         $level AS level, $area AS area, $origin AS origin, $warningId AS warning_id, $system AS origin_system,
         $originNumber AS origin_number, 'new' AS state, false AS supervised, false AS basis_withdrawn, $at AS created_at, 1 AS version`,
      {
        ...data,
        origin: origin.from,
        warningId: origin.from === 'warning' ? origin.warningId : null,
        system: origin.from === 'system' ? origin.system : null,
        originNumber: origin.from === 'system' ? origin.number : null,
        at: entry.at,
      },
    );
    await writeStep(session, entry, {
      matterId: data.matterId,
      step: 1,
      action: 'create',
      from: null,
      to: 'new',
      concerns: null,
      dueBy: null,
      text: '',
      evidence: [],
      outcome: null,
      satisfied: null,
    });
  },
};
