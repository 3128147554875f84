/** A statement that the warehouse refused. For the log only: neither its text nor the SQL crosses the contract. */
export class QueryError extends Error {
  readonly sql: string;

  constructor(message: string, sql: string) {
    super(`${withoutValues(message)}\n${sql}`);
    this.name = 'QueryError';
    this.sql = sql;
  }
}

const quotesData = /^(Conversion|Invalid Input|Out of Range|Constraint|Serialization|Mismatch Type) Error/;

/** The driver quotes the offending value in some errors; personal data has no place in a log. */
function withoutValues(message: string): string {
  const text = message.split('\n\nLINE ')[0] ?? message;
  if (!quotesData.test(text)) return text;
  return text.replace(/'[^']*'|"[^"]*"/g, '…').replace(/\d{5,}/g, '…');
}
