/** Kinds of records that a preset is there for. */
export const presetKinds = ['person', 'legal-entity', 'dwelling', 'service-ticket'] as const;
export type PresetKind = (typeof presetKinds)[number];
