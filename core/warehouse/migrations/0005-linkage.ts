/** What a matching run weighed with, so that every score can be explained. */
export const linkage = {
  number: 5,
  name: 'linkage',
  statements: [
    'ALTER TABLE link.run ADD COLUMN compared BIGINT', // candidate pairs
    'ALTER TABLE link.run ADD COLUMN model VARCHAR', // JSON of schemas/linkage/linkage-model.ts
    'ALTER TABLE link.run ADD COLUMN parameters VARCHAR', // JSON of schemas/linkage/parameters.ts
  ],
} as const;
