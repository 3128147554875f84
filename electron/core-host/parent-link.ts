import type { MessagePortMain } from 'electron';
import type { FromCoreHost, ToCoreHost } from '../../schemas/api/desktop-host.ts';

type Listener<T extends ToCoreHost['type']> = (
  message: Extract<ToCoreHost, { type: T }>,
  ports: MessagePortMain[],
) => void;

/** The line to the desktop's main process. */
export interface ParentLink {
  tell(message: FromCoreHost): void;
  on<T extends ToCoreHost['type']>(type: T, listener: Listener<T>): void;
}

/** Opens the line; messages come only from the process that forked this one. */
export function openParentLink(): ParentLink {
  const listeners = new Map<string, Listener<never>>();
  process.parentPort.on('message', ({ data, ports }) => {
    const message = data as ToCoreHost;
    listeners.get(message.type)?.(message as never, ports);
  });
  return {
    tell: (message) => process.parentPort.postMessage(message),
    on: (type, listener) => void listeners.set(type, listener as Listener<never>),
  };
}
