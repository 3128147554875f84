import { found, type NormaliserOf } from './normaliser.ts';
import { unlessNullToken } from './null-tokens.ts';

/** Nothing but a geometry: four brackets deep at most, so that no JSON reader is led into depth. */
const isFlat = (text: string) =>
  `(regexp_full_match(${text}, '\\s*\\{[^{}]{10,}\\}\\s*') AND NOT regexp_matches(${text}, '\\[\\s*\\[\\s*\\[\\s*\\[\\s*\\['))`;

/** Nothing but numbers, so that no text or truth value is cast to one. */
const isNumeric = (coordinates: string) => `regexp_full_match(${coordinates}, '[-+0-9.eE,\\[\\]\\s]+')`;

/** Two or more finite numbers (RFC 7946 §3.1.1). */
const isPosition = (spot: string) =>
  `(len(${spot}) >= 2 AND len(list_filter(${spot}, lambda part: isfinite(part))) = len(${spot}))`;

/** Rings of four or more positions (RFC 7946 §3.1.6). */
const areRings = (rings: string) => `(len(${rings}) > 0
  AND len(list_filter(${rings}, lambda ring: len(ring) >= 4)) = len(${rings})
  AND len(list_filter(flatten(${rings}), lambda spot: ${isPosition('spot')})) = len(flatten(${rings})))`;

/** A GeoJSON polygon or multipolygon (RFC 7946) as text. */
export const geometry: NormaliserOf = () => ({
  steps: [
    ['text', (at) => unlessNullToken(`trim(${at('raw')})`)],
    ['flat', (at) => isFlat(at('text'))],
    ['valid', (at) => `CASE WHEN ${at('flat')} THEN json_valid(${at('text')}) ELSE FALSE END`],
    ['kind', (at) => `CASE WHEN ${at('valid')} THEN json_extract_string(${at('text')}, '$.type') END`],
    [
      'coordinates',
      (at) =>
        `CASE WHEN ${at('kind')} IN ('Polygon', 'MultiPolygon') THEN json_extract(${at('text')}, '$.coordinates') END`,
    ],
    ['numeric', (at) => isNumeric(`${at('coordinates')}::VARCHAR`)],
    [
      'rings',
      (at) => `CASE WHEN NOT ${at('numeric')} THEN NULL
        WHEN ${at('kind')} = 'Polygon' THEN TRY_CAST(${at('coordinates')} AS DOUBLE[][][])
        ELSE flatten(TRY_CAST(${at('coordinates')} AS DOUBLE[][][][])) END`,
    ],
    ['polygon', (at) => areRings(at('rings'))],
  ],
  value: (at) => `CASE WHEN ${at('polygon')} THEN ${at('text')} END`,
  issue: (at) =>
    `CASE WHEN ${at('text')} IS NOT NULL AND ${at('polygon')} IS NOT TRUE THEN ${found('geometry-form')} END`,
});
