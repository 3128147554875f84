import { OpinionAspect } from '../../../../schemas/api/opinion/labels.ts';

/** What models say of a request, and people correct. */
export const aspects = OpinionAspect.options;
export type Aspect = OpinionAspect;
