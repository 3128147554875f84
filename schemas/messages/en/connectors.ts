import type { connectors as zh } from '../zh/connectors.ts';

export const connectors: typeof zh = {
  encoding: 'Encoding recognised as {encoding}',
  delimiter: 'Delimiter: {delimiter}',
  'title-rows': '{count} title rows above the header, not data',
  'hidden-sheet': 'Sheet “{sheet}” is hidden; it was read as well',
};
