import { join } from 'node:path';
import { MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron';
import type { FromCoreHost, ToCoreHost } from '../../schemas/api/desktop-host.ts';
import type { HandOverReply } from '../../schemas/api/hosts.ts';
import { createParserBroker } from './parser-broker.ts';

export interface CoreProcess {
  /** Resolves with the workspace's name once it is open; rejects with what stood in the way. */
  ready: Promise<string>;
  /** Gives one window its own line to the core. */
  connect(): MessagePortMain;
  handOver(path: string): Promise<HandOverReply>;
  onStopped(listener: () => void): void;
  /** Closes the workspace in order; ends the process when that takes too long. */
  close(): Promise<void>;
}

/** Why the core host could not open a workspace, in the words of the contract. */
export class CoreHostFailure extends Error {
  readonly code: string;
  readonly data: Record<string, unknown>;

  constructor(code: string, data: Record<string, unknown>) {
    super(code);
    this.code = code;
    this.data = data;
  }
}

const closeLimitMs = 20_000;

/** Starts the core in a process of its own, so that neither windows nor parsing can hold it up. */
export function startCoreProcess(directory: string, workspace: string, name: string): CoreProcess {
  const child = utilityProcess.fork(join(directory, 'core-host.js'), [], { serviceName: 'tonghui-core' });
  const tell = (message: ToCoreHost, ports: MessagePortMain[] = []) => child.postMessage(message, ports);
  const parsers = createParserBroker(directory, tell);
  const replies = new Map<number, (reply: HandOverReply) => void>();
  let lastId = 0;

  const ready = new Promise<string>((resolve, reject) => {
    child.on('message', (message: FromCoreHost) => {
      if (message.type === 'ready') resolve(message.workspaceName);
      else if (message.type === 'failed') reject(new CoreHostFailure(message.code, message.data));
      else if (message.type === 'spawn-parser') parsers.start(message.id);
      else if (message.type === 'kill-parser') parsers.kill(message.id);
      else if (message.type === 'handed-over') replies.get(message.id)?.(message.reply);
    });
    child.once('exit', () => reject(new CoreHostFailure('INTERNAL', { reference: 'core-host' })));
  });
  tell({ type: 'open', workspace, name });

  return {
    ready,
    connect() {
      const { port1, port2 } = new MessageChannelMain();
      tell({ type: 'connect' }, [port1]);
      return port2;
    },
    handOver: (path) =>
      new Promise((resolve) => {
        const id = ++lastId;
        replies.set(id, (reply) => {
          replies.delete(id);
          resolve(reply);
        });
        tell({ type: 'hand-over', id, path });
      }),
    onStopped: (listener) => child.once('exit', listener),
    close: () => closeInOrder(child, tell),
  };
}

function closeInOrder(child: UtilityProcess, tell: (message: ToCoreHost) => void): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill(), closeLimitMs);
    child.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    tell({ type: 'close' });
  });
}
