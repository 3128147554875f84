import type { errors as zh } from '../zh/errors.ts';

export const errors: typeof zh = {
  BAD_INPUT: {
    what: 'What was sent is incomplete or not acceptable: {detail}',
    todo: 'Correct it and try again.',
  },
  NOT_FOUND: {
    what: 'Not found ({kind} {id}).',
    todo: 'It may have been removed: reload the page and choose again.',
  },
  FORBIDDEN: {
    what: 'This account may not do that ({permission}).',
    todo: 'Ask the system administrator for the permission.',
  },
  CONFLICT: {
    what: 'This was changed by something else a moment ago ({kind} {id}{who}).',
    todo: 'Reload the page and look at the present state before you go on.',
  },
  DISCONNECTED: {
    what: 'The connection to the Tonghui core was lost; this step was not finished.',
    todo: 'Make sure that Tonghui is still running, and try again once it is connected.',
  },
  CANCELLED: { what: 'Cancelled; no data was changed.', todo: 'Start again whenever you like.' },
  WORKSPACE_OWNED: {
    what: 'Workspace {path} is in use by another Tonghui (process {pid} on {host}, since {since}).',
    todo: 'Close that one first, or work there.',
  },
  WORKSPACE_MISSING: {
    what: '{path} is not a Tonghui workspace.',
    todo: 'Check the path, or make a workspace with tonghui init.',
  },
  WORKSPACE_EXISTS: {
    what: '{path} is a Tonghui workspace already.',
    todo: 'Use it as it is, or choose another folder.',
  },
  FOLDER_NOT_EMPTY: {
    what: 'The folder {path} holds other files and cannot become a workspace.',
    todo: 'Choose an empty or a new folder.',
  },
  WORKSPACE_DAMAGED: {
    what: 'Workspace {path} is damaged: {detail}',
    todo: 'Leave its files alone and restore the latest backup, or ask for support.',
  },
  FILE_MISSING: {
    what: 'There is no file “{file}”, or it is a folder.',
    todo: 'Check the path and the name.',
  },
  FILE_EMPTY: {
    what: '“{file}” is empty.',
    todo: 'Export it again and hand it in once more; when there is truly nothing to report, file a nil report.',
  },
  FILE_UNREADABLE: {
    what: '“{file}” cannot be read: it may be damaged or incomplete ({detail}).',
    todo: 'Open it in a spreadsheet program, save a copy and hand that in.',
  },
  FILE_NOT_RECOGNISED: {
    what: 'The format of “{file}” is not recognised; its content may not be what its extension says.',
    todo: 'Export it as CSV or XLSX and hand it in again.',
  },
  FILE_REFUSED: {
    what: '“{file}” cannot be accepted: {reason}.',
    todo: 'Nothing was stored. Follow the explanation and hand it in again.',
  },
  FILE_LIMIT: {
    what: '“{file}” goes beyond what is allowed: {limit} ({where}).',
    todo: 'Nothing was stored. Check that place for odd content, and split the file if need be.',
  },
  FILE_CRASHED_PARSER: {
    what: 'Reading “{file}” ended unexpectedly; no data was changed.',
    todo: 'Open it in a spreadsheet program, save it as CSV and hand that in; otherwise pass the file to support.',
  },
  HEADER_MISSING: {
    what: 'No header row was found in {place}.',
    todo: 'Make sure that one row holds the column names and the data stands right below it.',
  },
  MAPPING_INCOMPLETE: {
    what: 'No column of {place} is assigned to a field.',
    todo: 'Complete the assignment, then deliver.',
  },
  DATASET_UNSURE: {
    what: 'It is not sure which dataset the tables of “{file}” are; nothing was imported: {tables}.',
    todo: 'Name it with --dataset, such as --dataset population; of several tables with --dataset TABLE=DATASET, or leave one out with --dataset TABLE=-. tonghui datasets lists them all.',
  },
  NO_TABLE: {
    what: 'No table was found in “{file}”.',
    todo: 'Make sure that the data is in a sheet, not in a picture or text box.',
  },
  SOURCE_NOT_LAWFUL: {
    what: 'Source {source} lacks its legal basis, or its term has ended; a production workspace does not publish its data.',
    todo: 'Complete legal basis, approval, purpose and term on the sources page, then release the batch.',
  },
  BATCH_STATE: {
    what: 'Batch {batch} is “{state}”; that cannot be done now.',
    todo: 'Reload the page to see the present state.',
  },
  DATABASE_UNREACHABLE: {
    what: 'The database {database} cannot be reached: {detail}',
    todo: 'Check the address and port, and that the database lets this machine in; then try again.',
  },
  DATABASE_REFUSED: {
    what: 'The database {database} refused: {detail}',
    todo: 'Check user, password and database name, and ask for the right to read.',
  },
  DATABASE_QUERY: {
    what: 'The database {database} could not run the query: {detail}',
    todo: 'Check the table, the query and the growing column; it must be one single query.',
  },
  SLIP_REFUSED: {
    what: 'The slip “{file}” (batch {batch}) cannot be taken: {reason}{detail}.',
    todo: 'Download the slip of the newest batch, put the corrections in and hand it in; or deliver the whole file again.',
  },
  PRECISION_UNREACHED: {
    what: 'No threshold is expected to reach a precision of {wanted}: even the surest pairs are expected at {reached}. Earlier results are unchanged.',
    todo: 'Ask for a lower precision, or give the model comparisons that tell records further apart, and try again.',
  },
  TOO_MANY_PAIRS: {
    what: 'The model would compare {pairs} pairs of records, more than the limit of {limit}; {rulePairs} of them come from the rule “{rule}”. Matching has not begun.',
    todo: 'Give the rule one more condition, or lower the largest block, and try again.',
  },
  LINK_JOB_WRONG: {
    what: 'The linkage job “{file}” is wrong at {where}: {detail}',
    todo: 'Put it right and try again; the user guide says how a job is written.',
  },
  LINK_JOB_VALUE: {
    what: 'In the linkage job “{file}”, {where} cannot be {given}: it has to be {expected} {allowed}',
    todo: 'Put it right and try again; the user guide says how a job is written.',
  },
  LINK_JOB_MISSING: {
    what: 'The linkage job “{file}” lacks {where}: it has to be {expected} {allowed}',
    todo: 'Add it and try again; the user guide says how a job is written.',
  },
  LINK_JOB_UNKNOWN: {
    what: 'The linkage job “{file}” is wrong at {where}: there is no {subject} “{name}”; there are: {known}.',
    todo: 'Put the name right, or take it out, and try again.',
  },
  LINK_COLUMN_UNMAPPED: {
    what: 'The linkage job “{file}” does not say which header the model’s column “{name}” is read from.',
    todo: 'Name the header in `columns` of the job, or in `sources` where the files differ.',
  },
  LINK_LABELS_MISSING: {
    what: '{place} has no column “{header}”, which --labels (or `labels` of the job) names; it has: {headers}.',
    todo: 'Name a column that every file has, or leave the option out: then nothing is evaluated.',
  },
  LABELS_UNPAIRED: {
    what: 'No two records that may be compared are labelled as one entity: there is nothing to learn from.',
    todo: 'Check the column of `labels`, which must say the same of one entity in every file; or leave out `trainBy` and let the records themselves teach.',
  },
  LINK_COLUMN_MISSING: {
    what: '{place} has no column “{header}”, which “{column}” is read from; it has: {headers}.',
    todo: 'Name a header of the file in `columns` of the job, or in `sources` where the files differ.',
  },
  ALREADY_DISPATCHED: {
    what: 'There is matter {number} for this already; it was not dispatched twice.',
    todo: 'Open matter {number} and go on with it; to deal with this separately, close that one first.',
  },
  MATTER_STATE: {
    what: 'Matter {number} is “{state}”: {action} cannot be done now.',
    todo: 'Reload the page and act on the present state.',
  },
  FEEDBACK_REFUSED: {
    what: 'The feedback form “{file}” cannot be taken: {reason}.',
    todo: 'Export the assignment again from the matter’s page, fill in the new form and hand it in.',
  },
  DRAW_TOO_FEW: {
    what: 'Only {companies} companies meet the conditions, fewer than the {wanted} to be drawn.',
    todo: 'Draw fewer, or widen the area or the industries.',
  },
  ASSESSMENT_STATE: {
    what: 'That cannot be done with the assessment now: {reason}{detail}.',
    todo: 'Reload the page to see its present state.',
  },
  DISK_FULL: {
    what: 'The disk is full ({path}). The operation was not finished; existing data is unharmed.',
    todo: 'Free some space and try again.',
  },
  INTERNAL: {
    what: 'Something went wrong inside the program; the operation was not finished (reference {reference}).',
    todo: 'Try once more; if it fails again, give the reference to support: the log has the details.',
  },
};
