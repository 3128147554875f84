import type { City } from '../city/city.ts';
import type { Encoding } from './encodings.ts';
import type { Pen } from './pen.ts';

export type Cell = string | number | Date | null;

/** A column of an export: what the department calls it and what it writes there. */
export interface ExportColumn<Subject> {
  header: string;
  /** Part of what identifies the row: left empty in rows that nothing identifies. */
  identifies?: boolean;
  /** The column holds dates with times (sets the number format of its date cells). */
  times?: boolean;
  value(subject: Subject, pen: Pen): Cell;
}

type ExportFormat =
  | { kind: 'csv'; encoding: Encoding; delimiter: ',' | '\t' }
  | { kind: 'xlsx'; sheet: string; /** Rows above the header. */ titles: string[] };

export type TruthKind = 'person' | 'legal-entity' | 'dwelling';

/** One file that one department hands in. */
export interface DepartmentExport<Subject> {
  department: string;
  file: string;
  /** Dataset of the hub it belongs to. */
  dataset: string;
  format: ExportFormat;
  /** How careless the department is; 1 is usual, 0 makes no mistakes. */
  care: number;
  columns: ExportColumn<Subject>[];
  /** Whom it knows of, in the order of its rows. */
  subjects(city: City): Iterable<Subject>;
  /** Which entity a row speaks of. */
  truth?: { kind: TruthKind; entity(subject: Subject): number };
  /** Local codes of a column and the national ones they stand for. */
  codeMaps?: Record<string, Record<string, string>>;
  /** Rows after the last: a total below the first column, a footnote. */
  footer?: { total?: boolean; note?: string };
}

/** A record as it is written, and what is true about it. */
export interface ExportRow {
  cells: Cell[];
  /** -1 when it speaks of nobody or nobody can be told. */
  entity: number;
  kind: 'data' | 'blank' | 'total' | 'footnote' | 'wrong-cells' | 'unidentified';
  faults: readonly PlantedFault[];
}

export interface PlantedFault {
  header: string;
  fault: string;
}
