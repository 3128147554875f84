/** Texts of the studio of matched entities. */
export const clusters = {};
