import { listCategories } from '../monitoring/opinion/taxonomy/list-categories.ts';
import { readTaxonomyFile } from '../monitoring/opinion/taxonomy/read-taxonomy-file.ts';
import { saveTaxonomy } from '../monitoring/opinion/taxonomy/save-taxonomy.ts';
import { hub } from './hub.ts';

const contract = hub.opinion.taxonomy;

/** The categories that requests are told into. */
export const taxonomy = contract.router({
  list: contract.list.handler(({ context: { services } }) => services.warehouse.transaction(listCategories)),
  save: contract.save.handler(({ context: { services, actor }, input }) =>
    saveTaxonomy(services.labelling, actor, input),
  ),
  read: contract.read.handler(async ({ context: { services }, input }) => ({
    paths: await readTaxonomyFile(services.labelling, input.file),
  })),
});
