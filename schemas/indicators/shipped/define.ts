import type { Indicator, IndicatorInput } from '../indicator.ts';
import { Indicator as IndicatorSchema } from '../indicator.ts';
import type { ConditionInput as Condition } from '../measure.ts';

type Shipped = Omit<IndicatorInput, 'version' | 'shipped'> & { version?: number };

/** Completes an indicator that comes with the program. */
export function defineIndicator(input: Shipped): Indicator {
  return IndicatorSchema.parse({ version: 1, ...input, shipped: true });
}

/** The field has one of the values. */
export function isOneOf(field: string, ...values: string[]): Condition {
  return { field, operator: 'in', values };
}

/** The field has none of the values, or none at all. */
export function isNoneOf(field: string, ...values: string[]): Condition {
  return { field, operator: 'not-in', values };
}

/** The field's text contains one of the words. */
export function mentions(field: string, ...words: string[]): Condition {
  return { field, operator: 'contains', values: words };
}

export function isTrue(field: string): Condition {
  return { field, operator: 'is-true', values: [] };
}

export function isKnown(field: string): Condition {
  return { field, operator: 'not-null', values: [] };
}

/** The number is not below the bound. */
export function isAtLeast(field: string, bound: number): Condition {
  return { field, operator: 'at-least', values: [bound] };
}

export function isBelow(field: string, bound: number): Condition {
  return { field, operator: 'below', values: [bound] };
}
