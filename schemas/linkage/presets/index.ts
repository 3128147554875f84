import type { LinkageModel } from '../linkage-model.ts';
import { dwellingPreset } from './dwelling.ts';
import { experience } from './experience.ts';
import { legalEntityPreset } from './legal-entity.ts';
import { personPreset } from './person.ts';
import { presetKinds, type PresetKind } from './preset-kind.ts';
import { serviceTicketPreset } from './service-ticket.ts';

export { presetKinds, type PresetKind };

/** Models that work without tuning, trained anew on each workspace's own records. */
export const presets: Readonly<Record<PresetKind, LinkageModel>> = {
  person: experienced('person', personPreset),
  'legal-entity': experienced('legal-entity', legalEntityPreset),
  dwelling: experienced('dwelling', dwellingPreset),
  'service-ticket': experienced('service-ticket', serviceTicketPreset),
};

/** Lets a preset start from what it found elsewhere, so that a handful of records can be judged too. */
function experienced(kind: PresetKind, model: LinkageModel): LinkageModel {
  const comparisons = model.comparisons.map((comparison) => ({
    ...comparison,
    levels: comparison.levels.map((level) => {
      const known = experience[kind][comparison.name]?.[level.name];
      return known ? { ...level, expected: { m: known[0], u: known[1] } } : level;
    }),
  }));
  return { ...model, comparisons };
}
