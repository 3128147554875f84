import type { CoordinateSystem } from '../../../schemas/intake/reading.ts';
import { plainAscii } from './clean.ts';
import { gaussKrugerSteps } from './gauss-kruger.ts';
import { found, type ColumnContext, type NormaliserOf, type Step, type StepOf } from './normaliser.ts';
import { unlessNothing } from './null-tokens.ts';
import { isLatitude, isLongitude, placeKinds, shiftOfSystem, spotSql } from './place-kinds.ts';
import { unshiftSteps } from './shifted-datum.ts';

/** Two coordinates in one cell: 120.55,31.87 or 120°33'20"E 31°52'31"N. */
const separator = `'\\s*[,;、|]\\s*|\\s+'`;
const direction = '(?:东经|北纬|经度|纬度|[EN])?';
const decimal = `'${direction}[:]?([0-9]{1,8}(?:\\.[0-9]+)?)°?${direction}'`;
const sexagesimal = `'^${direction}[:]?([0-9]{1,3})[°º˚度:]([0-9]{1,2}(?:\\.[0-9]+)?)(?:[''′’‘分:](?:([0-9]{1,2}(?:\\.[0-9]+)?)(?:["″”“秒]|''''|′′|’’)?)?)?${direction}$'`;

/** One coordinate's number: decimal, or from degrees, minutes and seconds. `place` counts the coordinates of a cell. */
function numberSteps(place: 1 | 2, { isShared }: ColumnContext): Step[] {
  const only = isShared && place === 2 ? 'NULL' : null; // a cell for both holds no latitude when it holds one number
  return [
    [
      'fast',
      (at) =>
        only ??
        `CASE WHEN regexp_full_match(${at('raw')}, '[0-9]{1,8}(\\.[0-9]{1,15})?') THEN TRY_CAST(${at('raw')} AS DOUBLE) END`,
    ],
    [
      'tidy',
      (at) =>
        `CASE WHEN ${at('fast')} IS NULL THEN trim(regexp_replace(${plainAscii(at('raw'))}, '^(POINT)? *\\((.*)\\)$', '\\2')) END`,
    ],
    ['cell', (at) => unlessNothing(at('tidy'))],
    [
      'text',
      (at) => `CASE WHEN regexp_matches(${at('cell')}, ${separator})
        THEN split_part(regexp_replace(${at('cell')}, ${separator}, '|', 'g'), '|', ${place}) ELSE ${only ?? at('cell')} END`,
    ],
    ['parts', (at) => `regexp_extract(${at('text')}, ${sexagesimal}, ['degrees', 'minutes', 'seconds'])`],
    [
      'number',
      (at) => `CASE WHEN ${at('fast')} IS NOT NULL THEN ${at('fast')}
        WHEN ${at('parts')}.degrees <> '' THEN ${sexagesimalSql(at('parts'))}
        WHEN regexp_full_match(${at('text')}, ${decimal}) THEN TRY_CAST(regexp_extract(${at('text')}, ${decimal}, 1) AS DOUBLE) END`,
    ],
  ];
}

function sexagesimalSql(parts: string): string {
  const part = (name: string) => `TRY_CAST(coalesce(nullif(${parts}.${name}, ''), '0') AS DOUBLE)`;
  const [minutes, seconds] = [part('minutes'), part('seconds')];
  return `CASE WHEN ${minutes} < 60 AND ${seconds} < 60
    THEN round(${part('degrees')} + ${minutes} / 60 + ${seconds} / 3600, 9) END`;
}

/** What the two numbers of a row are, in which order. Steps of the longitude, which leads. */
function pairSteps(partner: StepOf, system: CoordinateSystem | null): Step[] {
  return [
    [
      'kind',
      (at) => {
        const [x, y] = [at('number'), partner('number')];
        const kinds = placeKinds(system).map(([kind, test]) => `WHEN ${test(x, y)} THEN '${kind}'`);
        return `CASE WHEN ${x} IS NULL OR ${y} IS NULL THEN NULL ${kinds.join(' ')} ELSE 'outside' END`;
      },
    ],
    [
      'spot',
      (at) => {
        const [x, y] = [at('number'), partner('number')];
        return `CASE ${at('kind')} WHEN 'east-north' THEN ${spotSql(system, x, y)}
          WHEN 'north-east' THEN ${spotSql(system, y, x)} END`;
      },
    ],
    ...gaussKrugerSteps,
    ...shiftSteps(partner, system),
  ];
}

/** Degrees of a shifted datum are brought back; others stay to the digit as they were delivered. */
function shiftSteps(partner: StepOf, system: CoordinateSystem | null): Step[] {
  const shift = shiftOfSystem(system);
  const delivered = (
    at: StepOf,
  ) => `CASE ${at('kind')} WHEN 'degrees' THEN {x: ${at('number')}, y: ${partner('number')}}
    WHEN 'swapped' THEN {x: ${partner('number')}, y: ${at('number')}} END`;
  const rounded = (struct: string) => `{x: round(${struct}.x, 9), y: round(${struct}.y, 9)}`;
  if (!shift)
    return [
      [
        'place',
        (at) => `CASE WHEN ${at('spot')} IS NULL THEN ${delivered(at)} ELSE ${rounded(at('ground'))} END`,
      ],
    ];
  const steps = unshiftSteps(shift).map(([name, sql]): Step => [
    name,
    (at) => sql((step) => at(step === 'ground' ? 'degrees' : step)),
  ]);
  return [
    ['degrees', delivered],
    ...steps,
    [
      'place',
      (
        at,
      ) => `CASE WHEN ${at('spot')} IS NULL THEN CASE WHEN ${at('degrees')} IS NOT NULL THEN ${rounded(at('unshifted'))} END
        ELSE ${rounded(at('ground'))} END`,
    ],
  ];
}

/** Whether a coordinate can be published although its other half is missing: only when nothing must be computed. */
const needsBoth = (system: CoordinateSystem | null) =>
  system !== null && system !== 'wgs84' && system !== 'cgcs2000';

type InRange = (value: string) => string;

function alone(at: StepOf, isInRange: InRange, system: CoordinateSystem | null): string {
  return needsBoth(system) ? 'NULL::DOUBLE' : `CASE WHEN ${isInRange(at('number'))} THEN ${at('number')} END`;
}

function issueOf(
  at: StepOf,
  isInRange: InRange,
  system: CoordinateSystem | null,
  kind: string,
  doubt: string,
): string {
  return `CASE WHEN ${at('fast')} IS NULL AND ${at('text')} IS NULL THEN NULL
    WHEN ${at('number')} IS NULL THEN ${found('coordinate-form')}
    WHEN ${at('number')} = 0 THEN NULL
    WHEN ${at('value')} IS NOT NULL THEN ${doubt}
    WHEN ${kind} = 'metres' THEN ${found('coordinate-system-needed')}
    WHEN ${kind} IS NULL AND (${at('number')} > 1000 OR ${needsBoth(system) ? isInRange(at('number')) : 'FALSE'}) THEN ${found('coordinate-alone')}
    ELSE ${found('coordinate-out-of-range')} END`;
}

/**
 * Longitudes and latitudes within China, in WGS84 or CGCS2000, which agree within a metre. A row's two coordinates are read together: a
 * declared system is converted, eastings that name their zone prove theirs (whichever column they stand in), swapped
 * degrees are put right. Degrees of a system that nobody declared stay as delivered: it is never guessed (DOMAIN §3).
 */
export const longitude: NormaliserOf = (_field, { reading, looksSexagesimal }, column) => {
  const { coordinates: system } = reading;
  const { partner } = column;
  const doubt = (at: StepOf) => `CASE
    WHEN ${partner ? at('kind') : 'NULL'} = 'swapped' THEN ${found('coordinate-swapped')}
    WHEN ${looksSexagesimal ?? false} AND ${at('fast')} < 1000 THEN ${found('coordinate-sexagesimal-suspected')} END`;
  return {
    steps: [...numberSteps(1, column), ...(partner ? pairSteps(partner, system) : [])],
    value: (at) =>
      partner
        ? `CASE WHEN ${at('kind')} IS NULL THEN ${alone(at, isLongitude, system)}
            WHEN ${isLongitude(`${at('place')}.x`)} AND ${isLatitude(`${at('place')}.y`)} THEN ${at('place')}.x END`
        : alone(at, isLongitude, system),
    issue: (at) => issueOf(at, isLongitude, system, partner ? at('kind') : 'NULL', doubt(at)),
  };
};

export const latitude: NormaliserOf = (_field, { reading }, column) => {
  const { coordinates: system } = reading;
  const { partner } = column;
  return {
    steps: numberSteps(2, column),
    value: (at) =>
      partner
        ? `CASE WHEN ${partner('kind')} IS NULL THEN ${alone(at, isLatitude, system)}
            WHEN ${isLongitude(`${partner('place')}.x`)} AND ${isLatitude(`${partner('place')}.y`)} THEN ${partner('place')}.y END`
        : alone(at, isLatitude, system),
    issue: (at) => issueOf(at, isLatitude, system, partner ? partner('kind') : 'NULL', 'NULL::VARCHAR'),
  };
};

/** True when a decimal may stand for degrees, minutes and seconds: 120.332096 for 120°33'20.96". */
export function looksSexagesimal(text: string): string {
  return `regexp_full_match(${text}, '[0-9]{1,3}\\.[0-5][0-9][0-5][0-9]{1,5}')`;
}
