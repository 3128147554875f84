import type { DateStyle } from '../shared/date-style.ts';
import { dateText, numberText } from '../shared/number-text.ts';
import { dateStyleIn, type ClassFormats } from './number-formats.ts';

type CellAttributes = Readonly<Record<string, string>>;

/** Days from 1927 to 2173: five digits that stand under a date's format are no year and no date written together. */
const writtenSerial = /^[1-9]\d{4}(?:\.\d+)?$/;

/**
 * A cell's value: what the program that wrote the page stored beside the shown text (`x:num`, `x:str`), else that
 * text. Null for a formula's error.
 */
export function cellText(attributes: CellAttributes, shown: string, classes: ClassFormats): string | null {
  if (attributes['x:err']) return null;
  const stored = attributes['x:num'];
  if (stored) {
    const style = dateStyleOf(attributes, classes);
    return style === 'none' ? numberText(stored) : dateText(stored, style, false);
  }
  if (attributes['x:str']) return attributes['x:str'];
  return writtenSerial.test(shown) ? dateText(shown, dateStyleOf(attributes, classes), false) : shown;
}

function dateStyleOf(attributes: CellAttributes, classes: ClassFormats): DateStyle {
  const own = attributes['style'] === undefined ? null : dateStyleIn(attributes['style']);
  if (own !== null) return own;
  const names = (attributes['class'] ?? '').split(/\s+/);
  return names.map((name) => classes.get(name)).find((style) => style !== undefined) ?? 'none';
}
