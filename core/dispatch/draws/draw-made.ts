import { z } from 'zod';
import type { CommandHandler } from '../../journal/command.ts';

const count = z.number().int().nonnegative();

/** A draw; the list with names of companies and inspectors lies sealed in `sources/`, never in the journal. */
const DrawMade = z.object({
  drawId: z.number().int().positive(),
  title: z.string(), // masked before
  seed: z.string(),
  companies: count,
  inspectors: count,
  frame: z.object({ companies: count, inspectors: count, sha256: z.string() }),
  stored: z.string(),
  dataVersion: count,
});
export type DrawMade = z.infer<typeof DrawMade>;

export const drawMade: CommandHandler<DrawMade> = {
  type: 'draw.made',
  data: DrawMade,
  async apply(session, { data, at, actor }) {
    const { drawId, title, seed, companies, inspectors, frame, stored, dataVersion } = data;
    await session.run('INSERT INTO ops.draw VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)', [
      drawId,
      title,
      seed,
      companies,
      inspectors,
      frame.companies,
      frame.inspectors,
      frame.sha256,
      stored,
      dataVersion,
      actor.name,
      at,
    ]);
  },
};
