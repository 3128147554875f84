import type { MapFigures } from '../../charts/master/map-figures.ts';

/** The words and numbers that a table of the map needs. */
export interface TableTexts {
  headers: { area: string; code: string; value: string; denominator: string; rank: string };
  value(number: number | null): string;
  count(number: number): string;
}

/** The map as a table: area, code, value, its denominator where there is one, rank. */
export function mapTable({ areas }: MapFigures, { headers, value, count }: TableTexts) {
  const hasDenominator = areas.some(({ denominator }) => denominator !== null);
  const whole = (number: number | null) => (number === null ? '' : count(number));
  return {
    headers: [
      headers.area,
      headers.code,
      headers.value,
      ...(hasDenominator ? [headers.denominator] : []),
      headers.rank,
    ],
    lines: areas.map((area) => ({
      area,
      cells: [
        area.name,
        area.code,
        value(area.value),
        ...(hasDenominator ? [whole(area.denominator)] : []),
        whole(area.rank),
      ],
    })),
  };
}
