import type { connectors as zh } from '../zh/connectors.ts';

export const connectors: typeof zh = {
  encoding: 'Encoding {encoding}',
  delimiter: 'Delimited by {delimiter}',
  'title-rows': '{count} title rows above the header, not data',
  'hidden-sheet': 'Sheet “{sheet}” is hidden; it was read as well',
  'sheet-without-header': 'No header was found in sheet “{sheet}”; it was not read',
  'macros-ignored': 'The workbook has macros; they were not run, only data was read',
  'error-cells': '{cells} cells hold formula errors (such as #REF!) and count as blank',
  'merged-cells': '{ranges} merged ranges; their content counts in the top left cell only',
  'filled-down': '{cells} cells below vertically merged ones were given their value',
  'hidden-columns': '{columns} columns are hidden; they were read as well',
  'cut-off-character': 'The last character is incomplete; the file may have been cut off (byte {offset})',
  'undecodable-bytes': 'From byte {offset} on there is text that cannot be decoded; encodings may be mixed',
  'replacement-characters': '{characters} characters cannot be decoded, the first in row {firstRow}',
  'withheld-records':
    '{records} rows have another number of cells than the header; which cell must not be stored cannot be told, so none was',
};
