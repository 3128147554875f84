import { join } from 'node:path';
import { MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron';
import type { ToCoreHost } from '../../schemas/api/desktop-host.ts';

export interface ParserBroker {
  start(id: number): void;
  kill(id: number): void;
}

const heapLimitMB = 512;

/** Forks parser processes for the core host, which may not fork, and joins the two by a port. */
export function createParserBroker(
  directory: string,
  tell: (message: ToCoreHost, ports?: MessagePortMain[]) => void,
): ParserBroker {
  const running = new Map<number, UtilityProcess>();
  return {
    start(id) {
      const parser = utilityProcess.fork(join(directory, 'parser.js'), [], {
        serviceName: 'tonghui-parser',
        execArgv: [`--max-old-space-size=${heapLimitMB}`],
        env: { TZ: process.env.TZ ?? 'Asia/Shanghai' },
      });
      running.set(id, parser);
      const { port1, port2 } = new MessageChannelMain();
      parser.postMessage(null, [port1]);
      tell({ type: 'parser-started', id }, [port2]);
      parser.once('exit', (code) => {
        running.delete(id);
        tell({ type: 'parser-exited', id, code });
      });
    },
    kill: (id) => void running.get(id)?.kill(),
  };
}
