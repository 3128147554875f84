import { convertedRings, kindOfRings } from './convert-rings.ts';
import { found, type NormaliserOf, type StepOf } from './normaliser.ts';
import { unlessNullToken } from './null-tokens.ts';
import { shiftOfSystem, type PlaceKind } from './place-kinds.ts';

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

const convertible = ['swapped', 'east-north', 'north-east'] as const satisfies readonly PlaceKind[];

/** A GeoJSON polygon or multipolygon (RFC 7946) as text, in degrees of WGS84 when its system is declared or its zone proven. */
export const geometry: NormaliserOf = (_field, { reading: { coordinates: system } }) => {
  const kinds: readonly PlaceKind[] = shiftOfSystem(system) ? ['degrees', ...convertible] : convertible;
  /** One polygon's rings after the other: flattening has lost where a multipolygon's parts end. */
  const converted = (at: StepOf, kind: PlaceKind) => {
    const polygon = convertedRings(`TRY_CAST(${at('coordinates')} AS DOUBLE[][][])`, kind, system);
    const parts = `list_transform(TRY_CAST(${at('coordinates')} AS DOUBLE[][][][]), lambda part: ${convertedRings('part', kind, system)})`;
    return `CASE ${at('kind')} WHEN 'Polygon' THEN to_json(${polygon})::VARCHAR ELSE to_json(${parts})::VARCHAR END`;
  };
  return {
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
      ['places', (at) => `CASE WHEN ${at('polygon')} THEN ${kindOfRings(at('rings'), system)} END`],
      [
        'converted',
        (at) => {
          const cases = kinds.map((kind) => `WHEN '${kind}' THEN ${converted(at, kind)}`);
          return `CASE ${at('places')} ${cases.join(' ')} END`;
        },
      ],
    ],
    value: (at) => `CASE WHEN ${at('converted')} IS NOT NULL
        THEN '{"type":"' || ${at('kind')} || '","coordinates":' || ${at('converted')} || '}'
      WHEN ${at('places')} = 'degrees' THEN ${at('text')} END`,
    issue: (at) => `CASE WHEN ${at('text')} IS NULL THEN NULL
      WHEN ${at('polygon')} IS NOT TRUE THEN ${found('geometry-form')}
      WHEN ${at('places')} = 'swapped' THEN ${found('coordinate-swapped')}
      WHEN ${at('places')} = 'metres' THEN ${found('coordinate-system-needed')}
      WHEN ${at('places')} IS NULL THEN ${found('coordinate-out-of-range')} END`,
  };
};
