import type { search as zh } from '../../zh/master/search.ts';

export const search: typeof zh = {
  label: 'Search residents, dwellings, companies or grids',
  placeholder: 'Name, ID number, credit code, grid code, address or pinyin initials',
  kinds: 'Which kind',
  allKinds: 'All',
  hint: 'Press / to type, ↑↓ to choose, Enter to open. Results are masked; every search is logged.',
  searching: 'Searching…',
  total: '{count} found',
  results: 'Results',
  departments: 'known to {count} departments',
  inGrid: 'Grid {grid}',
  inDivision: 'Division {grid}',
  matchedBy: {
    name: 'by name',
    initials: 'by pinyin initials',
    number: 'by ID number',
    code: 'by code',
    address: 'by address',
  },
  clear: 'Clear',
  empty: {
    title: 'Type a few characters to search',
    text: 'You can type a name of a person or company (张三), pinyin initials (zs), a citizen number, a credit code, a real-estate unit number, a grid code, or an address (人民路 12 号).',
  },
  none: {
    title: 'Nothing found for “{text}”',
    text: 'Try part of the name only; the whole number without spaces; an address from its road or estate on; or all kinds at once. Data just brought in is found once it has been matched.',
  },
};
