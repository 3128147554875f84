import { join } from 'node:path';
import pino from 'pino';
import type { Logger } from './logger.ts';

/**
 * The log of a workspace, `logs/tonghui.log`: one JSON object a line, written at once. Errors keep their
 * stack and cause; the warehouse has taken values out of them already.
 */
export function openLogFile(workspacePath: string): Logger {
  const destination = pino.destination({ dest: join(workspacePath, 'logs', 'tonghui.log'), sync: true });
  return pino({ base: null, serializers: { error: pino.stdSerializers.errWithCause } }, destination);
}
