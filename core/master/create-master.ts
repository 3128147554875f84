import type { MasterState } from '../../schemas/api/master/index.ts';
import type { Actor } from '../access/actor.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { createCurrentParser } from './addresses/current-parser.ts';
import { matchAddress } from './addresses/match-address.ts';
import { buildMaster, type BuildOptions } from './build-master.ts';
import { type LinkRow, readLinks } from './relations/read-links.ts';
import { readStale, readState } from './read-state.ts';
import { searchEntities, type SearchQuery } from './search/search-entities.ts';

/** Master data: what all departments together know of every person, dwelling and legal entity. They show the last build. */
export interface Master {
  /** Builds them anew; run as a job of kind `master` after whatever changed the data. */
  build(options?: BuildOptions): Promise<{ dataVersion: number }>;
  state(): Promise<MasterState>;
  /** Whether they were built from an older data version than the current one, and there is anything to build. */
  isStale(): Promise<boolean>;
  /** Streams every relation as the delivered rows of both sides. */
  links(): AsyncIterable<LinkRow>;
  /** Entities and grids that the words may mean. */
  search(actor: Actor, query: SearchQuery): ReturnType<typeof searchEntities>;
  /** What a typed address is made of, and the standard addresses that it may mean. */
  matchAddress(actor: Actor, text: string): ReturnType<typeof matchAddress>;
}

/** Entities come from matching, the map from a register of grids. */
const somethingSql = `
  SELECT 1 FROM link.run UNION ALL SELECT 1 FROM ops.batch WHERE dataset = 'grid' AND state = 'published' LIMIT 1`;

/** @param options.warehouse one that `prepareMaster` made the tables in */
export function createMaster({ warehouse }: { warehouse: Warehouse }): Master {
  const currentParser = createCurrentParser(warehouse);
  return {
    build: (options) => buildMaster(warehouse, options),
    state: () => readState(warehouse),
    links: () => readLinks(warehouse),
    search: (actor, query) => searchEntities(warehouse, actor, query, currentParser),
    matchAddress: async (actor, text) => matchAddress(warehouse, actor, await currentParser(), text),
    async isStale() {
      const [something] = await warehouse.all(somethingSql);
      return something !== undefined && (await readStale(warehouse));
    },
  };
}
