import { inspect } from 'node:util';
import type { Logger } from '../../core/base/logger.ts';

/** A logger whose every word can be looked at afterwards, nested causes and stacks included. */
export function recordingLogger(): { logger: Logger; text(): string } {
  const lines: string[] = [];
  const write = (details: object, message: string) =>
    void lines.push(`${message} ${inspect(details, { depth: 20, maxStringLength: null })}`);
  return {
    logger: { debug: write, info: write, warn: write, error: write },
    text: () => lines.join('\n'),
  };
}
