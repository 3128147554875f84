import { z } from 'zod';
import { Indicator } from '../../../../schemas/indicators/indicator.ts';
import type { CommandHandler } from '../../../journal/command.ts';

const Saved = z.object({ indicator: Indicator, note: z.string() });
const Retired = z.object({ id: z.string(), version: z.number().int() });

const insertSql = `INSERT INTO ops.indicator BY NAME SELECT $indicator AS indicator, $version AS version, $definition AS definition,
  $note AS note, $name AS by_name, $role AS by_role, $at AS saved_at`;

/** Keeps a version of an indicator; earlier ones stay for the warnings that they raised. */
export const indicatorSaved: CommandHandler<z.infer<typeof Saved>> = {
  type: 'indicator.saved',
  data: Saved,
  async apply(session, { data: { indicator, note }, actor, at }) {
    const definition = JSON.stringify(indicator);
    const { id, version } = indicator;
    await session.run(insertSql, { indicator: id, version, definition, note, ...actor, at });
  },
};

/** Keeps that an indicator is no longer assessed, as a version without a definition. */
export const indicatorRetired: CommandHandler<z.infer<typeof Retired>> = {
  type: 'indicator.retired',
  data: Retired,
  async apply(session, { data: { id, version }, actor, at }) {
    await session.run(insertSql, { indicator: id, version, definition: null, note: '', ...actor, at });
  },
};
