import { z } from 'zod';

/**
 * The closed list of errors that cross the contract. `data` is what the person needs to act;
 * the text in both languages stands in `schemas/messages/<language>/errors.ts` under the same code.
 */
/** What may stand at a place of a job: a word, and the exact choice or limits where there are any. */
const expected = {
  expected: z.enum([
    'text',
    'number',
    'integer',
    'boolean',
    'list',
    'sized-list',
    'object',
    'choice',
    'several',
  ]),
  allowed: z.string(),
};

export const errorData = {
  BAD_INPUT: z.object({ detail: z.string() }),
  NOT_FOUND: z.object({ kind: z.string(), id: z.string() }),
  FORBIDDEN: z.object({ permission: z.string() }),
  CONFLICT: z.object({
    kind: z.string(),
    id: z.string(),
    by: z.string().optional(),
    at: z.string().optional(),
  }), // by whom, when, where that is known
  CANCELLED: z.object({}),
  DISCONNECTED: z.object({}), // said by the page itself when the core does not answer
  WORKSPACE_OWNED: z.object({ path: z.string(), pid: z.number(), host: z.string(), since: z.string() }),
  WORKSPACE_MISSING: z.object({ path: z.string() }),
  WORKSPACE_EXISTS: z.object({ path: z.string() }),
  FOLDER_NOT_EMPTY: z.object({ path: z.string() }),
  WORKSPACE_DAMAGED: z.object({ path: z.string(), detail: z.string() }),
  FILE_MISSING: z.object({ file: z.string() }),
  FILE_EMPTY: z.object({ file: z.string() }),
  FILE_UNREADABLE: z.object({ file: z.string(), detail: z.string() }),
  FILE_NOT_RECOGNISED: z.object({ file: z.string() }),
  FILE_REFUSED: z.object({ file: z.string(), reason: z.string() }), // secrecy mark, macros only, password
  FILE_LIMIT: z.object({ file: z.string(), limit: z.string(), where: z.string() }), // line, columns, size, memory, time
  FILE_CRASHED_PARSER: z.object({ file: z.string() }),
  HEADER_MISSING: z.object({ file: z.string(), sheet: z.string() }),
  MAPPING_INCOMPLETE: z.object({ file: z.string(), sheet: z.string(), detail: z.string() }),
  DATASET_UNSURE: z.object({ file: z.string(), tables: z.string() }), // said by the command line: tables with what they may be
  NO_TABLE: z.object({ file: z.string() }),
  BATCH_STATE: z.object({ batch: z.string(), state: z.string() }),
  SOURCE_NOT_LAWFUL: z.object({ source: z.string(), missing: z.string() }), // BasisKeys, with commas between
  DATABASE_UNREACHABLE: z.object({ database: z.string(), detail: z.string() }), // no answer, broken line
  DATABASE_REFUSED: z.object({ database: z.string(), detail: z.string() }), // login, privileges
  DATABASE_QUERY: z.object({ database: z.string(), detail: z.string() }), // the server's word on the query
  SLIP_REFUSED: z.object({ file: z.string(), batch: z.string(), reason: z.string(), detail: z.string() }),
  // Of a matching model that wants an expected precision; both as percentages.
  PRECISION_UNREACHED: z.object({ wanted: z.string(), reached: z.string() }),
  // The rule that brings most together; its expressions, never a value.
  TOO_MANY_PAIRS: z.object({ pairs: z.number(), limit: z.number(), rule: z.string(), rulePairs: z.number() }),
  // Said by `tonghui link`: which part of the job file is wrong, and a header that a table does not have.
  LINK_JOB_WRONG: z.object({ file: z.string(), where: z.string(), detail: z.string() }),
  LINK_JOB_VALUE: z.object({ file: z.string(), where: z.string(), given: z.string(), ...expected }),
  LINK_JOB_MISSING: z.object({ file: z.string(), where: z.string(), ...expected }),
  LINK_JOB_UNKNOWN: z.object({
    file: z.string(),
    where: z.string(),
    name: z.string(),
    known: z.string(),
    subject: z.enum(['key', 'column', 'field', 'source', 'sheet', 'comparison']),
  }),
  LINK_COLUMN_UNMAPPED: z.object({ file: z.string(), name: z.string() }),
  LINK_LABELS_MISSING: z.object({
    file: z.string(),
    sheet: z.string(),
    header: z.string(),
    headers: z.string(),
  }),
  LABELS_UNPAIRED: z.object({}),
  LINK_COLUMN_MISSING: z.object({
    file: z.string(),
    sheet: z.string(),
    column: z.string(),
    header: z.string(),
    headers: z.string(),
  }),
  // Of the closed loop: the matter that a warning, or a number of another system, has already.
  ALREADY_DISPATCHED: z.object({ matter: z.number(), number: z.string() }),
  MATTER_STATE: z.object({ number: z.string(), state: z.string(), action: z.string() }),
  FEEDBACK_REFUSED: z.object({ file: z.string(), number: z.string(), reason: z.string() }),
  DRAW_TOO_FEW: z.object({ companies: z.number(), wanted: z.number() }),
  ASSESSMENT_STATE: z.object({ reason: z.string(), detail: z.string() }),
  DISK_FULL: z.object({ path: z.string(), neededBytes: z.number().optional() }),
  INTERNAL: z.object({ reference: z.string() }), // look the reference up in the log
} as const;

export type ErrorCode = keyof typeof errorData;
export type ErrorData<C extends ErrorCode = ErrorCode> = z.infer<(typeof errorData)[C]>;

/** The same list in the shape that `oc.errors()` takes. */
export const contractErrors = Object.fromEntries(
  Object.entries(errorData).map(([code, data]) => [code, { data }]),
) as { [C in ErrorCode]: { data: (typeof errorData)[C] } };
