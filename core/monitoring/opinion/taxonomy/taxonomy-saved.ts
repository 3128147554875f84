import { z } from 'zod';
import { CategoryPath } from '../../../../schemas/api/opinion/taxonomy.ts';
import type { CommandHandler } from '../../../journal/command.ts';

const TaxonomySaved = z.object({
  version: z.number().int().positive(),
  paths: z.array(CategoryPath),
  note: z.string(),
});
type TaxonomySaved = z.infer<typeof TaxonomySaved>;

/** The next version of the taxonomy; those before it stay. */
export const taxonomySaved: CommandHandler<TaxonomySaved> = {
  type: 'opinion.taxonomy-saved',
  data: TaxonomySaved,
  async apply(session, { data: { version, paths, note }, at, actor }) {
    await session.run('INSERT INTO ops.opinion_taxonomy VALUES ($1, $2, $3, $4, $5, $6)', [
      version,
      paths,
      note,
      actor.name,
      actor.role,
      at,
    ]);
  },
};
