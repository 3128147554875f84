import { describe, expect, it } from 'vitest';
import { QueryError } from '../../../core/warehouse/query-error.ts';

/** Messages as DuckDB 1.5 writes them, about values that must not reach the log. */
const messages = [
  `Conversion Error: Could not convert string '320582199001011234' to INT32\n\nLINE 1: SELECT '320582199001011234'::INT`,
  `Constraint Error: Duplicate key "id: 320582199001011234" violates primary key constraint.`,
  `Invalid Input Error: Failed to cast value: Could not convert string "320582199001011234" to BIGINT`,
  `Out of Range Error: Overflow in multiplication of INT64 (320582199001011234 * 9)!`,
];

describe('a query error', () => {
  it.each(messages)('says what went wrong without the value: %s', (message) => {
    const { message: logged } = new QueryError(message, 'SELECT ?');
    expect(logged).not.toContain('320582');
    expect(logged.startsWith(message.slice(0, message.indexOf(':')))).toBe(true);
  });

  it('keeps the names of tables and columns, which are needed to mend it', () => {
    const { message } = new QueryError(
      'Catalog Error: Table with name nope does not exist!',
      'SELECT * FROM nope',
    );
    expect(message).toBe('Catalog Error: Table with name nope does not exist!\nSELECT * FROM nope');
  });
});
