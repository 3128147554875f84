import type { Component, ParsedAddress } from './components.ts';

type Values = ParsedAddress['values'];

/** How each component is written in the normal form, in the order of writing. */
const written: readonly [Component, (value: string) => string][] = [
  ['province', same],
  ['city', same],
  ['district', same],
  ['town', same],
  ['zone', same],
  ['village', same],
  ['group', (value) => `${value}组`],
  ['road', same],
  ['crossing', (value) => `与${value}`],
  ['lane', same],
  ['number', (value) => `${value}号`],
  ['estate', same],
  ['building', (value) => `${value}幢`],
  ['unit', (value) => `${value}单元`],
  ['floor', (value) => `${value}层`],
  ['room', (value) => `${value}室`],
];

function same(value: string): string {
  return value;
}

/** The address as it is written in one way only; parsing it again finds the same components. */
export function normalForm({ values, parts }: Pick<ParsedAddress, 'values' | 'parts'>): string {
  const order = isEstatesNumber(parts) ? estateFirst : written;
  return order.map(([component, write]) => ifGiven(values[component], write)).join('');
}

const numberAt = written.findIndex(([component]) => component === 'number');
const estateFirst = written.with(numberAt, written[numberAt + 1]!).with(numberAt + 1, written[numberAt]!);

/** A number behind a place is that place's, unless a road stands between them. */
function isEstatesNumber(parts: ParsedAddress['parts']): boolean {
  const number = parts.findIndex(({ component }) => component === 'number');
  const before = parts.slice(0, Math.max(0, number)).map(({ component }) => component);
  const estate = before.lastIndexOf('estate');
  return estate >= 0 && estate > before.lastIndexOf('road') && estate > before.lastIndexOf('lane');
}

function ifGiven(value: string | undefined, write: (value: string) => string): string {
  return value === undefined ? '' : write(value);
}

/** Building, unit and room as 12-3-301, or null where no room or building is named. */
export function doorKey({ building, unit, floor, room }: Values): string | null {
  if (building === undefined && room === undefined) return null;
  return [building, unit, room ?? (floor === undefined ? undefined : `${floor}层`)].filter(isGiven).join('-');
}

/** Where a building stands: its place (`placeKey`) and its number, or null. */
export function buildingKey(values: Values): string | null {
  const place = estateKey(values) ?? roadKey(values);
  return place === null || values.building === undefined ? null : `${place}|${values.building}`;
}

/** The estate, or the village where no estate is named, or null. */
export function estateKey({ estate, village }: Values): string | null {
  return estate ?? village ?? null;
}

/** Road, lane and number as 柳营路669弄14, or null where a road or its number is missing. */
export function roadKey({ road, lane, number, village, group }: Values): string | null {
  const street = road ?? (lane === undefined ? village : undefined);
  if (number === undefined && lane === undefined) return null;
  const parts = [street, group === undefined ? undefined : `${group}组`, lane, number].filter(isGiven);
  return parts.length > 1 || lane !== undefined ? parts.join('') : null;
}

function isGiven(value: string | undefined): value is string {
  return value !== undefined;
}
