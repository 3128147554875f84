import { z } from 'zod';

/** What is matched across departments. */
export const EntityKind = z.enum(['person', 'legal-entity', 'dwelling']);
export type EntityKind = z.infer<typeof EntityKind>;
