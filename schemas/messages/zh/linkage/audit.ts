/** Texts of the audit by random sample. */
export const audit = {};
