import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ParserProcess, ParserReply } from '../../schemas/intake/parser-protocol.ts';

const bundled = import.meta.url.includes('/dist/node/');
const defaultEntry = fileURLToPath(
  new URL(bundled ? './parser.js' : '../../dist/node/parser.js', import.meta.url),
);

export interface ParserSpawnOptions {
  /** The parser's bundle. */
  entry?: string;
  /** Limit of its JavaScript heap. */
  heapLimitMB?: number;
}

/** Gives the function that starts a parser as a child process of Node, with no more environment than it needs. */
export function createParserSpawner(options: ParserSpawnOptions = {}): () => ParserProcess {
  const { entry = defaultEntry, heapLimitMB = 512 } = options;
  return () => {
    const child = fork(entry, [], {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${heapLimitMB}`],
      env: { TZ: process.env['TZ'] ?? 'Asia/Shanghai', LANG: 'C.UTF-8' },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    return {
      send: (request) => child.send(request),
      onReply: (listener) => child.on('message', (reply) => listener(reply as ParserReply)),
      onExit: (listener) => child.on('exit', (code) => listener(code)),
      kill: () => child.kill('SIGKILL'),
    };
  };
}
