/** Texts of the report of `tonghui link`. */
export const report = {};
