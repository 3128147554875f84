import { z } from 'zod';
import { procedure } from './procedure.ts';

/** What a person chose for the interface; kept in the core so that both hosts show the same. */
export const Preferences = z.object({
  language: z.enum(['zh', 'en']),
  theme: z.enum(['light', 'dark', 'system']),
  navigationCollapsed: z.boolean(),
});
export type Preferences = z.infer<typeof Preferences>;

export const preferences = {
  get: procedure({ permission: 'view-aggregates', writes: false, audit: 'none' }, z.object({}), Preferences),
  save: procedure(
    { permission: 'view-aggregates', writes: true, audit: 'none' },
    Preferences.partial(),
    Preferences,
  ),
};
