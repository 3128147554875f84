import { numberText } from '../shared/number-text.ts';

const shownError = /^(?:#(?:REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!)|Err:\d{3})$/;

/**
 * A cell's stored value as text ([ODF 1.3] part 3, 19.385): not what its style shows of it. Null for a formula's
 * error, which older programs write as a text.
 *
 * @param shown the text of its paragraphs
 */
export function cellText(attributes: Readonly<Record<string, string>>, shown: string): string | null {
  if (attributes['calcext:value-type'] === 'error') return null;
  if (attributes['table:formula'] !== undefined && shownError.test(shown)) return null;
  switch (attributes['office:value-type']) {
    case 'float':
    case 'currency':
    case 'percentage':
      return numberText(attributes['office:value'] ?? shown);
    case 'date':
      return dateValue(attributes['office:date-value'] ?? shown);
    case 'time':
      return timeValue(attributes['office:time-value'] ?? shown);
    case 'boolean':
      return (attributes['office:boolean-value'] ?? shown).toUpperCase();
    default:
      return attributes['office:string-value'] ?? shown;
  }
}

/** `2024-03-05T09:32:09.5` as `2024-03-05 09:32:09`. */
function dateValue(value: string): string {
  const parts = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(?:[.,]\d+)?)?$/.exec(value);
  if (!parts) return value;
  return parts[2] === undefined ? parts[1]! : `${parts[1]} ${parts[2]}`;
}

/** `PT09H32M09S` as `09:32:09`. */
function timeValue(value: string): string {
  const parts = /^PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S$/.exec(value);
  if (!parts) return value;
  return parts
    .slice(1, 4)
    .map((part) => part.padStart(2, '0'))
    .join(':');
}
