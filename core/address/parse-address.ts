import { assembleParts } from './assemble-parts.ts';
import type { AddressPart, Component, ParsedAddress } from './components.ts';
import { emptyFold, foldText } from './fold-text.ts';
import type { Gazetteer } from './gazetteer.ts';
import { codeOfRegion } from './region.ts';
import { createSegmenter } from './segment.ts';

/**
 * A parser of Chinese addresses. It never fails; what it cannot read is remainder. Of a text longer than anybody
 * writes only the beginning is read. A parser keeps its working memory from one text to the next.
 */
export function addressParser(gazetteer: Gazetteer): (text: string) => ParsedAddress {
  const scratch = emptyFold();
  const segmenter = createSegmenter(gazetteer);
  return (text) => {
    const folded = foldText(text, scratch);
    const { steps, region } = segmenter.segment(folded);
    const parts = assembleParts(text, folded, steps);
    return {
      text,
      parts,
      values: valuesOf(parts),
      remainder: remainderOf(parts),
      code: codeOfRegion(region),
    };
  };
}

function valuesOf(parts: readonly AddressPart[]): Partial<Record<Component, string>> {
  const values: Partial<Record<Component, string>> = {};
  for (const { component, value } of parts)
    if (component !== 'filler' && component !== 'remainder') values[component] = value;
  return values;
}

function remainderOf(parts: readonly AddressPart[]): string {
  return parts
    .filter(({ component }) => component === 'remainder')
    .map(({ text }) => text)
    .join(' ');
}
