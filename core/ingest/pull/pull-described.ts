import { z } from 'zod';
import type { CommandHandler } from '../../journal/command.ts';
import { StoredDefinition } from './stored-definition.ts';

const Described = z.object({ pullId: z.number().int(), definition: StoredDefinition });
const Removed = z.object({ pullId: z.number().int() });

/** The command that writes down what is pulled from where, without the password and the text of a query. */
export const pullDescribed: CommandHandler<z.infer<typeof Described>> = {
  type: 'pull.described',
  data: Described,
  async apply(session, { data: { pullId, definition } }) {
    const changed = await session.run(
      'UPDATE ops.pull SET definition = $2, version = version + 1 WHERE pull_id = $1',
      [pullId, JSON.stringify(definition)],
    );
    if (changed === 0)
      await session.run('INSERT INTO ops.pull VALUES ($1, $2, 1)', [pullId, JSON.stringify(definition)]);
  },
};

/** The command that ends a pull; what it delivered stays. */
export const pullRemoved: CommandHandler<z.infer<typeof Removed>> = {
  type: 'pull.removed',
  data: Removed,
  async apply(session, { data: { pullId } }) {
    await session.run('DELETE FROM ops.pull WHERE pull_id = $1', [pullId]);
  },
};
