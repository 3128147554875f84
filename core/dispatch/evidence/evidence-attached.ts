import { z } from 'zod';
import type { CommandHandler } from '../../journal/command.ts';

/** A sealed file that belongs to a matter; its name was cleaned and masked before. */
const EvidenceAttached = z.object({
  evidenceId: z.uuid(),
  matterId: z.number().int().positive(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  stored: z.string(),
});
type EvidenceAttached = z.infer<typeof EvidenceAttached>;

export const evidenceAttached: CommandHandler<EvidenceAttached> = {
  type: 'matter.evidence-attached',
  data: EvidenceAttached,
  async apply(session, { data, at, actor }) {
    const { evidenceId, matterId, name, mediaType, bytes, sha256, stored } = data;
    await session.run('INSERT INTO ops.matter_evidence VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
      evidenceId,
      matterId,
      name,
      mediaType,
      bytes,
      sha256,
      stored,
      actor.name,
      at,
    ]);
  },
};
