import type { clusters as Chinese } from '../../zh/linkage/clusters.ts';

export const clusters: typeof Chinese = {};
