import type { OpinionState } from '../../../schemas/api/opinion/state.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { buildOpinion, type BuildOpinionOptions } from './store/build-opinion.ts';
import { readBuild, readOpinionState } from './store/read-build.ts';

/** What citizens ask for, where, and how it is answered: it shows the last build. */
export interface Opinion {
  /** Reads what is new and brings all together; run as a job of kind `opinion` after master data were built. */
  build(options?: BuildOpinionOptions): Promise<{ dataVersion: number }>;
  state(): Promise<OpinionState>;
  /** Whether requests were read from older data, words or master data than the current ones, and there is anything to read. */
  isStale(): Promise<boolean>;
}

const somethingSql = `SELECT 1 FROM ops.batch WHERE dataset = 'service-ticket' LIMIT 1`;

/** @param options.warehouse one that `prepareOpinionTables` made the tables in */
export function createOpinion({ warehouse }: { warehouse: Warehouse }): Opinion {
  return {
    build: (options) => buildOpinion(warehouse, options),
    state: () => warehouse.transaction(readOpinionState),
    async isStale() {
      const [something] = await warehouse.all(somethingSql);
      return something !== undefined && (await readBuild(warehouse)).stale;
    },
  };
}
