import type { KnownName } from './gazetteer.ts';

/** All codes below one division, as numbers of twelve digits: from `code` up to `code + span`. */
export interface Region {
  code: number;
  span: number;
}

const longestCode = 12;

export const everywhere: Region = { code: 0, span: 10 ** longestCode };

/** The region of a division's code of 6 (filled with zeros), 9 or 12 digits; everywhere for none. */
export function regionOf(code: string): Region {
  const digits = code.replace(/^(\d\d)0000$|^(\d{4})00$/, '$1$2');
  const span = 10 ** (longestCode - digits.length);
  return digits === '' ? everywhere : { code: Number(digits) * span, span };
}

/** The code of a region as it is written, 6 digits at least; null for everywhere. */
export function codeOfRegion({ code, span }: Region): string | null {
  if (span === everywhere.span) return null;
  const digits = String(code / span);
  return digits.padEnd(6, '0');
}

/** Where a division lies as far as that is sure, and what it costs that it is named there. */
export interface Placement {
  region: Region;
  cost: number;
}

/** What it costs that a division does not lie where those before it say, that it only shares their city, and that it does. */
const astray = 4;
const sameCity = 1.5;
export const cheapestPlacement = -0.5;

const citySpan = 10 ** (longestCode - 4);

/**
 * Where a division lies that is named behind another. Null for a bare name that means nothing there.
 *
 * @param above the region named before
 * @param home where bare names are known without one
 */
export function placeBelow(name: KnownName, above: Region, home: Region): Placement | null {
  const isBare = name.form === 'bare';
  const start = isBare && above === everywhere ? home : above;
  if (start === everywhere)
    return isBare ? null : { region: regionBelow(name.regions, everywhere)!, cost: 0 };
  const below = regionBelow(name.regions, start);
  if (below) return { region: below, cost: cheapestPlacement };
  const inCity = start.span < citySpan ? regionBelow(name.regions, cityOf(start)) : null;
  if (inCity) return { region: inCity, cost: sameCity };
  return isBare ? null : { region: regionBelow(name.regions, everywhere)!, cost: astray };
}

function cityOf({ code }: Region): Region {
  return { code: Math.floor(code / citySpan) * citySpan, span: citySpan };
}

/** The region among a name's that lies in another, or the other where several do; null when none does. */
function regionBelow(regions: readonly Region[], above: Region): Region | null {
  let low = 0;
  let high = regions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (regions[middle]!.code < above.code) low = middle + 1;
    else high = middle;
  }
  const end = above.code + above.span;
  const first = regions[low];
  if (!first || first.code >= end || first.span > above.span) return null;
  const following = regions[low + 1];
  return following && following.code < end ? above : first;
}
