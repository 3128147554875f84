import { organisationCodeChecksSql } from '../../ingest/normalise/credit-code.ts';
import type { Standardisation } from './standardisation.ts';

/** An organisation code (GB 11714) found in the delivered text: alone, or as characters 9 to 17 of a wrong credit code. */
const inDelivered = `CASE
  WHEN regexp_full_match(delivered, '[0-9A-Z]{8}[0-9X]') AND ${organisationCodeChecksSql('delivered', 1)} THEN delivered
  WHEN regexp_full_match(delivered, '[0-9A-Z]{16}[0-9X][0-9A-Z]') AND ${organisationCodeChecksSql('delivered', 9)} THEN substr(delivered, 9, 9) END`;

/** Enterprises, sole traders, institutions and social organisations, and whatever was decided or found about them. */
export const legalEntityStandardisation: Standardisation = {
  datasets: ['legal-entity', 'organisation-check', 'credit-record', 'inspection'],
  evidenceField: 'uscc',
  names: 'organisations',
  columns: (field) => ({
    code: `${field('uscc')}::VARCHAR`,
    organisation_code: `${field('org_code')}::VARCHAR`,
    delivered: 'e.delivered',
    name: `${field('name')}::VARCHAR`,
    representative: `${field('legal_rep')}::VARCHAR`,
    founded: `${field('est_date')}::DATE`,
    phone: `${field('phone')}::VARCHAR`,
    address: `${field('reg_addr', 'biz_addr', 'address')}::VARCHAR`,
  }),
  // A decision may concern a natural person, who is none: a short name without a code says too little.
  where: 'code IS NOT NULL OR organisation_code IS NOT NULL OR delivered IS NOT NULL OR length(p.name) > 4',
  refined: {
    code: 'code',
    // The code names the registered body; its first eight characters change with the place of registration.
    organisation: `coalesce(substr(code, 9, 9), organisation_code, ${inDelivered})`,
    digits: `coalesce(code, CASE WHEN length(delivered) = 18 THEN delivered END)`,
    name: 'p.name',
    core: 'q.core',
    representative: 'representative',
    founded: 'founded',
    phone: 'phone',
    road: 'a.road',
    estate: 'a.estate',
    door: 'a.door',
  },
};
