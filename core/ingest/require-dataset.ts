import type { Dataset } from '../../schemas/datasets/dataset.ts';
import { datasetById } from '../../schemas/datasets/index.ts';
import { HubError } from '../base/hub-error.ts';

/** The dataset of that id. Throws `NOT_FOUND`. */
export function requireDataset(id: string): Dataset {
  const dataset = datasetById(id);
  if (!dataset) throw new HubError('NOT_FOUND', { kind: 'dataset', id });
  return dataset;
}
