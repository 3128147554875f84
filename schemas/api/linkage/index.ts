import { audit } from './audit.ts';
import { clusters } from './clusters.ts';
import { model } from './model.ts';
import { pairs } from './pairs.ts';

/** The matching workbench: models, scored pairs and their review, entities as graphs, and what was measured of them. */
export const linkage = { model, pairs, clusters, audit };
