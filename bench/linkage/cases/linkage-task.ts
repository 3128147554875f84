import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';

/** One linkage to be run and judged: its data with their truth, and the model. */
export interface LinkageTask {
  model: LinkageModel;
  /** Columns of `record` as SQL over those of the data. */
  columns: Readonly<Record<string, string>>;
  /** Query of the data: their own columns, `source`, the true `entity`, and whether that has an even hash. */
  data: string;
  /** The folders that the data are in. */
  folders: readonly string[];
}
