/** What models say of a request, and people correct. */
export const aspects = ['category', 'kind', 'tone'] as const;
export type Aspect = (typeof aspects)[number];
