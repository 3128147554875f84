import { z } from 'zod';
import { DeliveryMode } from '../../../schemas/api/intake.ts';
import type { SourceEventKind } from '../../../schemas/api/sources.ts';
import { Reading } from '../../../schemas/intake/reading.ts';
import { SourceProfile } from '../../../schemas/intake/source-profile.ts';
import type { CommandHandler } from '../../journal/command.ts';
import { recordDecision } from './record-decision.ts';

/** What somebody lays down about a source; what is left out stays. */
export const SourceSettings = z.object({
  profile: SourceProfile.optional(),
  mode: DeliveryMode.optional(),
  reading: Reading.optional(),
});
export type SourceSettings = z.infer<typeof SourceSettings>;

const Described = z.object({ sourceId: z.number().int(), settings: SourceSettings });

const kinds: Record<keyof SourceSettings, SourceEventKind> = {
  profile: 'described',
  mode: 'mode-set',
  reading: 'reading-set',
};

/** The command that lays something down about a source. */
export const sourceDescribed: CommandHandler<z.infer<typeof Described>> = {
  type: 'source.described',
  data: Described,
  async apply(session, entry) {
    const { sourceId, settings } = entry.data;
    const { profile, mode, reading } = settings;
    await session.run(
      `UPDATE ops.source SET profile = coalesce($2, profile), mode = coalesce($3, mode),
         reading = coalesce($4, reading), version = version + 1
       WHERE source_id = $1`,
      [
        sourceId,
        profile ? JSON.stringify(profile) : null,
        mode ?? null,
        reading ? JSON.stringify(reading) : null,
      ],
    );
    for (const [setting, kind] of Object.entries(kinds))
      if (settings[setting as keyof SourceSettings] !== undefined)
        await recordDecision(session, entry, { sourceId, kind });
  },
};
