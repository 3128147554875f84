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
  'outside-table': 'Beside the table there is more, not taken as data: {fields}',
  'later-fields': 'New fields turn up late in the file; column “其他字段” holds them: {fields}',
  'encoding-contradicts': 'The file declares {declared} but its text is {encoding}; read as the latter',
  'memo-columns':
    'Memo fields ({columns}) are kept in another file (.dbt or .fpt) that was not handed in; taken as empty. Export to XLSX or CSV if they are needed',
  'memo-cells':
    '{cells} memo or binary cells have content that is not in this file or is no text; taken as empty',
  'overflowed-numbers':
    '{cells} numbers did not fit their field: the file holds asterisks only. Widen the field in the source system and export again',
  'deleted-records': '{records} records are marked as deleted in the file and were not read as data',
  'cut-off-record': 'The file ends inside record {record}, which was not read; please export it again',
  'record-count-differs':
    'The header says {declared} records, {found} were found; check that the file is complete',
  'cut-off-character': 'The last character is incomplete; the file may have been cut off (byte {offset})',
  'undecodable-bytes': 'From byte {offset} on there is text that cannot be decoded; encodings may be mixed',
  'replacement-characters': '{characters} characters cannot be decoded, the first in row {firstRow}',
  'withheld-records':
    '{records} rows have another number of cells than the header; which cell must not be stored cannot be told, so none was',
};
