/** Fields that published rows have been given: one that a definition gained since is filled from the landing first. */
export const knownFields = {
  number: 3,
  name: 'known-fields',
  statements: ['CREATE TABLE ops.known_field (dataset VARCHAR NOT NULL, field VARCHAR NOT NULL)'],
} as const;
