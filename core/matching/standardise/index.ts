import { dwellingStandardisation } from './dwelling.ts';
import { legalEntityStandardisation } from './legal-entity.ts';
import { personStandardisation } from './person.ts';
import { serviceTicketStandardisation } from './service-ticket.ts';
import type { Standardisation } from './standardisation.ts';
import type { PresetKind } from '../../../schemas/linkage/presets/index.ts';

export { makeRecords, refineRecords } from './make-records.ts';

/** How published records become what the preset of the same name compares. */
export const standardisations: Readonly<Record<PresetKind, Standardisation>> = {
  person: personStandardisation,
  'legal-entity': legalEntityStandardisation,
  dwelling: dwellingStandardisation,
  'service-ticket': serviceTicketStandardisation,
};
