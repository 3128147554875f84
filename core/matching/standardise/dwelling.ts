import type { Standardisation } from './standardisation.ts';

/** Flats and houses, whatever the register calls them: by certificate, by owner, and by the parts of the address. */
export const dwellingStandardisation: Standardisation = {
  datasets: ['dwelling'],
  names: 'persons',
  columns: (field) => ({
    unit_number: `${field('unit_no')}::VARCHAR`,
    certificate: `${field('cert_no')}::VARCHAR`,
    house_number: `${field('house_no')}::VARCHAR`,
    name: `${field('owner')}::VARCHAR`,
    area: `${field('area')}::DOUBLE`,
    address: `${field('address')}::VARCHAR`,
    own_door: `concat_ws('-', ${field('building')}::VARCHAR, ${field('unit')}::VARCHAR, ${field('room')}::VARCHAR)`,
  }),
  refined: {
    unit_number: 'unit_number',
    certificate: 'certificate',
    house_number: 'house_number',
    owner: 'p.name',
    owner_reading: 'q.reading',
    area: 'area',
    road: 'a.road',
    estate: 'a.estate',
    door: `coalesce(a.door, nullif(own_door, ''))`,
  },
};
