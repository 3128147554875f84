import type { MasterState } from '../../schemas/api/master/index.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { buildMaster, type BuildOptions } from './build-master.ts';
import { type LinkRow, readLinks } from './relations/read-links.ts';
import { readStale, readState } from './read-state.ts';

/** Master data: what all departments together know of every person, dwelling and legal entity. They show the last build. */
export interface Master {
  /** Builds them anew; run as a job of kind `master` after whatever changed the data. */
  build(options?: BuildOptions): Promise<{ dataVersion: number }>;
  state(): Promise<MasterState>;
  /** Whether they were built from an older data version than the current one, and there is anything to build. */
  isStale(): Promise<boolean>;
  /** Streams every relation as the delivered rows of both sides. */
  links(): AsyncIterable<LinkRow>;
}

/** @param options.warehouse one that `prepareMaster` made the tables in */
export function createMaster({ warehouse }: { warehouse: Warehouse }): Master {
  return {
    build: (options) => buildMaster(warehouse, options),
    state: () => readState(warehouse),
    links: () => readLinks(warehouse),
    async isStale() {
      const matched = await warehouse.all('SELECT 1 FROM link.run LIMIT 1');
      return matched.length > 0 && (await readStale(warehouse));
    },
  };
}
