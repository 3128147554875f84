import { found, type NormaliserOf } from './normaliser.ts';
import { unlessNullToken } from './null-tokens.ts';

/** Nothing but a geometry: four brackets deep at most, so that no JSON reader is led into depth. */
const isFlat = (text: string) =>
  `(regexp_full_match(${text}, '\\s*\\{[^{}]{10,}\\}\\s*') AND NOT regexp_matches(${text}, '\\[\\s*\\[\\s*\\[\\s*\\[\\s*\\['))`;

/** A GeoJSON polygon or multipolygon (RFC 7946) as text. */
export const geometry: NormaliserOf = () => ({
  steps: [
    ['text', (at) => unlessNullToken(`trim(${at('raw')})`)],
    ['flat', (at) => isFlat(at('text'))],
    ['valid', (at) => `CASE WHEN ${at('flat')} THEN json_valid(${at('text')}) ELSE FALSE END`],
    ['kind', (at) => `CASE WHEN ${at('valid')} THEN json_extract_string(${at('text')}, '$.type') END`],
    [
      'polygon',
      (
        at,
      ) => `CASE ${at('kind')} WHEN 'Polygon' THEN json_type(${at('text')}, '$.coordinates[0][0][0]') IN ('DOUBLE', 'UBIGINT', 'BIGINT')
        WHEN 'MultiPolygon' THEN json_type(${at('text')}, '$.coordinates[0][0][0][0]') IN ('DOUBLE', 'UBIGINT', 'BIGINT') END`,
    ],
  ],
  value: (at) => `CASE WHEN ${at('polygon')} THEN ${at('text')} END`,
  issue: (at) =>
    `CASE WHEN ${at('text')} IS NOT NULL AND ${at('polygon')} IS NOT TRUE THEN ${found('geometry-form')} END`,
});
