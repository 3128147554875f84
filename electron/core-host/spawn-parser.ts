import type { MessagePortMain } from 'electron';
import type { ParserProcess, ParserReply, ParserRequest } from '../../schemas/intake/parser-protocol.ts';
import type { ParentLink } from './parent-link.ts';

/** A parser process that the main process has been asked for; requests wait until its port arrives. */
class RemoteParser implements ParserProcess {
  private port: MessagePortMain | null = null;
  private readonly waiting: ParserRequest[] = [];
  private onReplyListener: (reply: ParserReply) => void = () => undefined;
  private onExitListener: (code: number | null) => void = () => undefined;
  private readonly end: () => void;

  constructor(end: () => void) {
    this.end = end;
  }

  started(port: MessagePortMain): void {
    this.port = port;
    port.on('message', ({ data }) => this.onReplyListener(data as ParserReply));
    port.start();
    for (const request of this.waiting.splice(0)) port.postMessage(request);
  }

  exited(code: number): void {
    this.port?.close();
    this.onExitListener(code);
  }

  send(request: ParserRequest): void {
    if (this.port) this.port.postMessage(request);
    else this.waiting.push(request);
  }

  onReply(listener: (reply: ParserReply) => void): void {
    this.onReplyListener = listener;
  }

  onExit(listener: (code: number | null) => void): void {
    this.onExitListener = listener;
  }

  kill(): void {
    this.end();
  }
}

/** The desktop's way of starting parser processes: the main process forks them and passes on a port. */
export function createParserSpawner(link: ParentLink): () => ParserProcess {
  const running = new Map<number, RemoteParser>();
  let lastId = 0;
  link.on('parser-started', ({ id }, [port]) => running.get(id)?.started(port!));
  link.on('parser-exited', ({ id, code }) => {
    running.get(id)?.exited(code);
    running.delete(id);
  });
  return () => {
    const id = ++lastId;
    const parser = new RemoteParser(() => link.tell({ type: 'kill-parser', id }));
    running.set(id, parser);
    link.tell({ type: 'spawn-parser', id });
    return parser;
  };
}
