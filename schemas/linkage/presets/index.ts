import type { LinkageModel } from '../linkage-model.ts';
import { dwellingPreset } from './dwelling.ts';
import { legalEntityPreset } from './legal-entity.ts';
import { personPreset } from './person.ts';
import { serviceTicketPreset } from './service-ticket.ts';

/** Kinds of records that a preset is there for. */
export const presetKinds = ['person', 'legal-entity', 'dwelling', 'service-ticket'] as const;
export type PresetKind = (typeof presetKinds)[number];

/** Models that work without tuning, trained anew on each workspace's own records. */
export const presets: Readonly<Record<PresetKind, LinkageModel>> = {
  person: personPreset,
  'legal-entity': legalEntityPreset,
  dwelling: dwellingPreset,
  'service-ticket': serviceTicketPreset,
};
