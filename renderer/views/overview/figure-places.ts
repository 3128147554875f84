/** Pages that show what stands behind figures which count no rows of a dataset. */
export const places: Readonly<Record<string, string>> = {
  departments: '/sources',
  'quarantined-rows': '/batches',
};
