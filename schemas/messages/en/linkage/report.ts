import type { report as Chinese } from '../../zh/linkage/report.ts';

export const report: typeof Chinese = {};
