import type { audit as Chinese } from '../../zh/linkage/audit.ts';

export const audit: typeof Chinese = {};
