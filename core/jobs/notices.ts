import { EventEmitter } from 'node:events';
import type { SystemEvent } from '../../schemas/api/system.ts';

/** Something that every window is told: `messages.app.coreNotices.<code>` with its data, which names nobody. */
export type Notice = Omit<Extract<SystemEvent, { type: 'notice.raised' }>, 'type'>;

/** What the hub has to say by itself. A notice stands, for windows that open later, until it is withdrawn. */
export interface Notices {
  /** Takes the place of the standing notice of the same code; one that says nothing new is not told again. */
  raise(notice: Notice): void;
  withdraw(code: string): void;
  standing(): Notice[];
  /** Calls `listener` with every notice that is raised; returns how to stop. */
  onRaise(listener: (notice: Notice) => void): () => void;
}

export function createNotices(): Notices {
  const standing = new Map<string, Notice>();
  const raised = new EventEmitter<{ raise: [Notice] }>().setMaxListeners(0);
  return {
    raise(notice) {
      const said = standing.get(notice.code);
      standing.set(notice.code, notice);
      if (JSON.stringify(said) !== JSON.stringify(notice)) raised.emit('raise', notice);
    },
    withdraw: (code) => void standing.delete(code),
    standing: () => [...standing.values()],
    onRaise(listener) {
      raised.on('raise', listener);
      return () => raised.off('raise', listener);
    },
  };
}
