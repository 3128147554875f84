import type { Note, RecognisedTable, Recognition } from '../../schemas/intake/connector.ts';

const digit = '[0-9０-９]';
/** Citizen numbers of 18 and 15 characters, and mobile phones. */
const identifying = new RegExp(
  `(?<!${digit})(?:${digit}{17}[0-9０-９XxＸｘ]|${digit}{15}|[1１][3-9３-９]${digit}{9})(?!${digit})`,
  'gu',
);

/**
 * A file without a header has its first row taken for one, and headers go where values never do: into the journal.
 * So a header's identity numbers and phones give way to stars, with the column's number to keep headers apart.
 */
export function maskHeaders(recognition: Recognition): Recognition {
  return {
    ...recognition,
    tables: recognition.tables.map(maskTable),
    notes: maskNotes(recognition.notes),
  };
}

function maskTable(table: RecognisedTable): RecognisedTable {
  const columns = table.columns.map(({ index, header }) => ({
    index,
    header: header.replace(identifying, `***${index + 1}`),
  }));
  return { ...table, columns, notes: maskNotes(table.notes) };
}

/** Notes name columns by their headers. */
export function maskNotes(notes: readonly Note[]): Note[] {
  return notes.map(({ code, data }) => (data ? { code, data: maskData(data) } : { code }));
}

function maskData(data: NonNullable<Note['data']>): NonNullable<Note['data']> {
  const masked = Object.entries(data).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.replace(identifying, '***') : value,
  ]);
  return Object.fromEntries(masked) as NonNullable<Note['data']>;
}
