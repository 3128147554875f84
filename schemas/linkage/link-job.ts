import { z } from 'zod';
import { Aim, LinkageModel, Training } from './linkage-model.ts';
import { LinkageParameters } from './parameters.ts';
import { presetKinds } from './presets/preset-kind.ts';

/** How a header's cells are read, as the hub reads fields of this type; without it as the model's column asks. */
export const CellReading = z.enum([
  'text',
  'name',
  'organisation-name',
  'citizen-number',
  'credit-code',
  'phone',
  'address',
  'date',
  'integer',
  'decimal',
]);
export type CellReading = z.infer<typeof CellReading>;

const headers = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

/**
 * Where a column comes from: a header; several, of which the first that a table has counts; a header with how its cells
 * are read; or SQL over the headers in double quotes, each a text (`left("postcode", 3)`).
 */
export const LinkColumn = z.union([
  headers,
  z.strictObject({ header: headers, as: CellReading.optional() }),
  z.strictObject({ sql: z.string().min(1) }),
]);
export type LinkColumn = z.infer<typeof LinkColumn>;

const LinkColumns = z.record(z.string(), LinkColumn);

/** What holds for one file alone. */
export const LinkSource = z.strictObject({
  /** Only this sheet or table of the file; without it every one that has the columns. */
  sheet: z.string().optional(),
  /** In place of the job's own for these columns. */
  columns: LinkColumns.default({}),
});
export type LinkSource = z.infer<typeof LinkSource>;

/**
 * The job file of `tonghui link`. Every file of the command line is a source, numbered from 0; `linkType` says what is
 * compared. The smallest job names a preset: `{ "preset": "person" }`.
 */
export const LinkJob = z
  .strictObject({
    /** How values are read and, where there is no `model`, what they are compared by. */
    preset: z.enum(presetKinds).optional(),
    model: LinkageModel.optional(),
    /**
     * By column of the model; with a preset by field of its dataset (docs/data-dictionary.md), where what is left out
     * is found by headers and values.
     */
    columns: LinkColumns.default({}),
    /** By name of the file (its path as given where names repeat), or by its place on the command line from "0". */
    sources: z.record(z.string(), LinkSource).default({}),
    /** Header of a column that says which entity a record truly is: what `--labels` names. */
    labels: z.string().optional(),
    /** What the model learns m from in place of its own `training.by`: with `labels`, the column above. */
    trainBy: Training.shape.by,
    /** These four in place of the model's own; an aim goes before a probability. */
    linkType: LinkageModel.shape.linkType.optional(),
    probability: z.number().gt(0).lt(1).optional(),
    aim: Aim.optional(),
    oneToOne: z.boolean().optional(),
    /** What an earlier run learnt: nothing is trained. */
    parameters: LinkageParameters.optional(),
  })
  .refine(({ preset, model }) => preset !== undefined || model !== undefined, {
    error: 'preset-or-model',
  });
export type LinkJob = z.infer<typeof LinkJob>;
