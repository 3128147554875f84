import { hub } from './hub.ts';
import { audit } from './linkage-audit.ts';
import { clusters } from './linkage-clusters.ts';
import { model } from './linkage-model.ts';
import { pairs } from './linkage-pairs.ts';

export const linkage = hub.linkage.router({ model, pairs, clusters, audit });
