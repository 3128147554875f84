import type { connectors as zh } from '../zh/connectors.ts';

export const connectors: typeof zh = {
  encoding: 'Encoding {encoding}',
  delimiter: 'Delimited by {delimiter}',
  'single-quotes': 'Cells stand in single quotes',
  'backslash-escapes': 'Quotes are escaped by a backslash',
  'title-rows': '{count} title rows above the header, not data',
  'header-rows': 'The header has {rows} rows; their names were joined',
  'unit-row': 'Unit stated above the header: {unit}',
  'blank-columns':
    'There are blank columns in {columns} places; if different tables stand beside them, hand them in apart',
  'hidden-rows': '{rows} rows are hidden; they were read as well',
  'formula-without-value':
    '{cells} formulas have no saved result and count as blank; open and save the file in a spreadsheet program, then hand it in again',
  'hidden-sheet': 'Sheet “{sheet}” is hidden; it was read as well',
  'sheet-without-header': 'No header was found in sheet “{sheet}”; it was not read',
  'macros-ignored': 'The workbook has macros; they were not run, only data was read',
  'error-cells': '{cells} cells hold formula errors (such as #REF!) and count as blank: {where}',
  'long-numbers':
    '{cells} number cells have more than 15 digits, whose last ones are lost; make the column text and export it again',
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
  'binary-cells':
    '{cells} cells of column “{column}” hold bytes that are no text (pictures, geometry) and count as blank',
  instants: '{columns} hold moments with a time zone; they became Beijing time',
  'coordinate-system': 'Coordinate system: {system} (from {from})',
  'coordinate-system-undeclared':
    'Nobody declared the coordinate system of the degrees; they are published as delivered. GCJ-02 and BD-09 are off by hundreds of metres: choose the system at intake',
  'coordinate-system-missing':
    'The file does not say its coordinate system; ask whoever supplied it and enter it for the source',
  'coordinate-system-doubtful':
    'The coordinates contradict the declared system ({system}): degrees lie within ±180 and ±90, projected coordinates count metres',
  'coordinates-look-shifted':
    'The places are about {metres} m from where they are known to be ({places} of them) and look like GCJ-02 (Amap): undo this batch, choose GCJ-02 at intake and deliver the file again',
  'coordinates-look-shifted-twice':
    'The places are about {metres} m from where they are known to be ({places} of them) and look like BD-09 (Baidu): undo this batch, choose BD-09 at intake and deliver the file again',
  'coordinates-look-unshifted':
    'The places are about {metres} m from where they are known to be ({places} of them), as if a shift had been undone that they never had: undo this batch, choose WGS 84 or CGCS2000 at intake and deliver the file again',
  'coordinates-moved':
    'The places are about {metres} m from where they are known to be ({places} of them): ask whoever supplied them for the coordinate system, undo this batch and deliver the file again',
  'shape-count-differs':
    '{shapes} shapes but {records} attribute records; check that the files belong together',
  'unusable-shapes': '{shapes} shapes are damaged or of an unsupported kind; taken as empty',
  'oversized-shapes': '{shapes} shapes are too big; taken as empty',
  'cut-off-shapes': 'The shapes end at number {shape}, there are none behind it; please export again',
  'malformed-features':
    '{features} features are not as GeoJSON wants them; they were read as they are, please check',
  'malformed-geometries':
    '{geometries} geometries are not as GeoJSON wants them; kept as they are, they may not be placed on the map',
  'mixed-encodings':
    '{count} lines are in another encoding ({encoding}) and were read as such, the first at line {line} of the file (byte {offset})',
  'undecodable-text':
    '{count} places cannot be decoded and show �, the first at line {line} of the file (byte {offset})',
  'ignored-entries': '{entries} files that programs put into the archive were left out',
  'entry-empty': '“{entry}” in the archive is empty',
  'entry-damaged': '“{entry}” in the archive is damaged and was not read',
  'entry-unknown': 'The format of “{entry}” in the archive is not recognised; it was not read',
  'entry-refused':
    '“{entry}” in the archive is no table that can be read (a picture, document, program, locked file or another archive)',
  'entry-beyond-limits':
    '“{entry}” in the archive goes beyond what is allowed and was not read; hand it in by itself to see why',
  'entry-without-header': 'No header was found in “{entry}” in the archive; it was not read',
  'entry-without-table': '“{entry}” in the archive holds no table',
  'unread-views': 'Views and virtual tables ({names}) were not read, only tables are',
  'computed-columns': 'Columns that the file computes by itself ({columns}) were not read',
  'write-ahead-log':
    'The database keeps a write-ahead log (-wal file); changes still in it are not in this file. Close the program that uses it before handing it in',
  'cut-off-character': 'The last character is incomplete; the file may have been cut off (byte {offset})',
  'undecodable-bytes': 'From byte {offset} on there is text that cannot be decoded; encodings may be mixed',
  'replacement-characters': '{characters} characters cannot be decoded, the first in row {firstRow}',
  'withheld-records':
    '{records} rows have another number of cells than the header; which cell must not be stored cannot be told, so none was',
};
