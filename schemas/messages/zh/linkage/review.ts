/** Texts of the review of undecided pairs. */
export const review = {};
