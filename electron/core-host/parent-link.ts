import type { MessagePortMain } from 'electron';
import type { FromCoreHost, ToCoreHost } from '../../schemas/api/desktop-host.ts';

type Message<T extends ToCoreHost['type']> = Extract<ToCoreHost, { type: T }>;

/** The line to the desktop's main process. */
export interface ParentLink {
  tell(message: FromCoreHost): void;
  on<T extends ToCoreHost['type']>(
    type: T,
    listener: (message: Message<T>, ports: MessagePortMain[]) => void,
  ): void;
}

/** Opens the line; messages come only from the process that forked this one. */
export function openParentLink(): ParentLink {
  return {
    tell: (message) => process.parentPort.postMessage(message),
    on: (type, listener) => {
      process.parentPort.on('message', ({ data, ports }) => {
        const message = data as ToCoreHost;
        if (message.type === type) listener(message as Message<typeof type>, ports);
      });
    },
  };
}
