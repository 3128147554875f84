import type { Standardisation } from './standardisation.ts';

/** Requests of citizens, of which the same one may come in by several channels. The caller is known by a keyed hash only. */
export const serviceTicketStandardisation: Standardisation = {
  datasets: ['service-ticket'],
  names: 'none',
  columns: (field) => ({
    hour: `epoch(${field('time')}::TIMESTAMP) / 3600`,
    day: `strftime(${field('time')}::TIMESTAMP, '%Y-%m-%d')`,
    caller: `${field('caller_phone', 'caller')}::VARCHAR`,
    title: `${field('title')}::VARCHAR`,
    content: `${field('content', 'title')}::VARCHAR`,
    category: `${field('cat5', 'cat4', 'cat3', 'cat2', 'cat1')}::VARCHAR`,
    area: `${field('area')}::VARCHAR`,
    address: `${field('addr')}::VARCHAR`,
  }),
  refined: {
    hour: 'hour',
    day: 'day',
    caller: 'caller',
    title: 'title',
    content: 'content',
    category: 'category',
    area: 'p.area',
    road: 'a.road',
    estate: 'a.estate',
  },
};
