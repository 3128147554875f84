import type { review as Chinese } from '../../zh/linkage/review.ts';

export const review: typeof Chinese = {};
