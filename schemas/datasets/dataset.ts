import { z } from 'zod';

/** A text people read, in both languages of the interface. */
export const Label = z.object({ zh: z.string(), en: z.string() });
export type Label = z.infer<typeof Label>;

/** What a field's values are. Each type has one normaliser in `core/ingest/normalise`, one warehouse type and one default masking. */
export const FieldType = z.enum([
  'text', // cleaned text
  'long-text', // free text: masked before it is stored
  'name', // a person's name
  'organisation-name',
  'citizen-number', // GB 11643
  'credit-code', // GB 32100
  'organisation-code', // GB 11714
  'identity-number', // either of the two above, or another certificate
  'phone',
  'address',
  'division', // GB/T 2260 + 10114 + village: 6, 9 or 12 digits, or a name
  'grid-code',
  'code', // a value of the code table named in `codes`
  'boolean',
  'date',
  'datetime',
  'integer',
  'decimal',
  'longitude',
  'latitude',
  'geometry', // GeoJSON geometry as text
]);
export type FieldType = z.infer<typeof FieldType>;

/** What happens to a column before the first write (DOMAIN §1). */
export const Reduction = z.enum(['keep', 'mask-text', 'hmac', 'drop']);
export type Reduction = z.infer<typeof Reduction>;

/** Personal-data class: nothing personal, personal, or sensitive personal information (PIPL art. 28). */
export const PersonalClass = z.enum(['none', 'personal', 'sensitive']);
export type PersonalClass = z.infer<typeof PersonalClass>;

/** How a value is shown to whoever may not see it whole. */
export const Masking = z.enum(['none', 'name', 'number', 'phone', 'address', 'hidden']);
export type Masking = z.infer<typeof Masking>;

export const Severity = z.enum(['row', 'field', 'warning']);
export type Severity = z.infer<typeof Severity>;

export const Field = z.object({
  key: z.string().regex(/^[a-z][a-z0-9_]*$/),
  label: Label,
  type: FieldType,
  codes: z.string().optional(), // id of a code table in schemas/codes
  unit: z.string().optional(),
  standard: z.string().optional(), // e.g. GB 11643
  definition: Label.optional(),
  variants: z.array(z.string()), // headers departments use, beside the Chinese label
  pattern: z.string().optional(), // what every whole value looks like: tells lists apart whose headers are the same
  isVerbatim: z.boolean().optional(), // words for nothing (无, 未知, NA) are values: a list gives them a code
  reduction: Reduction.default('keep'),
  personal: PersonalClass.default('none'),
  masking: Masking.default('none'),
});
export type Field = z.infer<typeof Field>;

/**
 * A rule over the normalised fields of one row. `check` names a rule kind implemented in
 * `core/ingest/validate`; `fields` are its arguments, in the order that the kind documents.
 */
export const Rule = z.object({
  code: z.string().regex(/^[a-z][a-z0-9-]*$/),
  check: z.enum([
    'any-present', // at least one of the fields has a value: otherwise nothing identifies anything
    'required', // the field has a value
    'not-before', // fields[0] >= fields[1]
    'not-future',
    'between', // min <= fields[0] <= max
    'sex-matches-number', // fields: sex, citizen number
    'birth-matches-number', // fields: birth date, citizen number
    'organisation-code-matches', // fields: organisation code, credit code
  ]),
  fields: z.array(z.string()).min(1),
  min: z.number().optional(),
  max: z.number().optional(),
  severity: Severity,
});
export type Rule = z.infer<typeof Rule>;

/** One dataset, declared once: tables, mapping, validation, masking, labels and the dictionary derive from it. */
export const Dataset = z.object({
  id: z.string().regex(/^[a-z][a-z-]*$/),
  label: Label,
  definition: Label,
  /** Fields whose normalised values identify the subject within a source; the first set with all values present is used. */
  identity: z.array(z.array(z.string()).min(1)).min(1),
  /** Its headers (代码, 名称) stand in tables of every kind: only one that holds hardly anything else is taken for it. */
  isList: z.boolean().optional(),
  /** Which kind of entity its rows speak of, when they can be matched across departments. */
  entity: z.enum(['person', 'dwelling', 'legal-entity']).optional(),
  fields: z.array(Field).min(1),
  rules: z.array(Rule),
});
export type Dataset = z.infer<typeof Dataset>;
