/** The part of a logger that the core uses; pino satisfies it. Personal data never goes in. */
export interface Logger {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}
