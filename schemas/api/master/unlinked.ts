import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { Subject } from './entities.ts';

/** What is counted because a link is missing, or because two links disagree. */
export const UnlinkedFigureId = z.enum([
  'dwellings-without-people',
  'people-without-dwelling',
  'registered-elsewhere', // 人户分离
  'companies-not-at-registered-address',
  'companies-only-at-tax',
  'companies-not-at-tax',
]);
export type UnlinkedFigureId = z.infer<typeof UnlinkedFigureId>;

/** Such a figure with what missed matches make of it. */
export const UnlinkedFigure = z.object({
  id: UnlinkedFigureId,
  value: z.number().nullable(), // null: a source it needs was never delivered
  of: z.number().nullable(), // entities it was counted among
  missedShare: z.number().nullable(), // links that exist but were not found, estimated
  low: z.number().nullable(), // corrected, 95 %
  high: z.number().nullable(),
  /** Whether more is left than missed matches explain. */
  isNotable: z.boolean(),
  stale: z.boolean(),
});
export type UnlinkedFigure = z.infer<typeof UnlinkedFigure>;

export const unlinked = {
  figures: procedure(
    { permission: 'view-aggregates', writes: false, audit: 'none' },
    z.object({ within: z.string().nullable().default(null) }), // an area's code
    z.array(UnlinkedFigure),
  ),
  /** The entities that a figure counts. */
  list: procedure(
    { permission: 'view-rows', writes: false, audit: 'personal-rows' },
    z.object({
      id: UnlinkedFigureId,
      within: z.string().nullable().default(null),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(200),
    }),
    z.object({ total: z.number(), subjects: z.array(Subject.extend({ detail: z.string() })) }),
  ),
};
