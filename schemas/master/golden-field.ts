import type { EntityKind } from '../api/linkage/entity-kind.ts';
import type { DepartmentKind } from './department-kinds.ts';

/**
 * What tells two different values of a field apart, in the order of asking; what none of them decides goes to the most
 * recent delivery.
 *
 * - `outvoted`: at least this many more departments give the value than any other one. A slip of the pen is made once,
 *   so that several departments together are believed even against the one in charge.
 * - `authority`: the department in charge of the field, or the next one in `authorities`, gives the value.
 * - `majority`: more departments give the value than any other one.
 */
export type Criterion = { by: 'outvoted'; lead: number } | { by: 'authority' } | { by: 'majority' };

/** A field of a golden record and how its value is chosen. Before everything else stands what people have settled, then validity. */
export interface GoldenField {
  /** Key of the field; datasets of the kind that have a field of this key, type and code table give values. */
  field: string;
  criteria: readonly Criterion[];
  /** Departments in charge of the field, the first most of all; all others come after them. */
  authorities: readonly DepartmentKind[];
  /** When two different values are one: see `Likeness`; left out: never. */
  alike?: Likeness;
  /** Codes of its table that only say that nothing is known: they are no values. */
  nothing?: readonly string[];
  /** Several values may hold at once, or everybody means something else by it: differing is no conflict. */
  mayDiffer?: true;
}

/**
 * When values that differ as texts say the same.
 *
 * - `address`: the parts of it that matching goes by are the same; the longest spelling is shown.
 * - `nested`: one begins with the other (a county and its town, an industry and its class); no conflict, the finer is no worse.
 * - `rounded`: numbers that differ by no more than one per cent, or than rounding to whole ones explains; no conflict.
 */
export type Likeness = 'address' | 'nested' | 'rounded';

/** The golden records of one kind of entity: what is shown of it, and where every value comes from. */
export interface GoldenKind {
  kind: EntityKind;
  /** Table in schema `master`. */
  table: string;
  /** The dataset that says what the fields are: type, label, masking. */
  dataset: string;
  fields: readonly GoldenField[];
  /** The field that search finds by the initials of its reading. */
  initialsOf: string | null;
}
