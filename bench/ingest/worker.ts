import { runDelivery } from './deliver.ts';
import { runFloor, type FloorStorage } from './floor.ts';

/** One measurement in a process of its own, so that the memory it takes can be told apart. */
export type Order =
  | { kind: 'floor'; directory: string; path: string; threads: number; storage: FloorStorage }
  | { kind: 'deliver'; directory: string; path: string; divisions: string };

process.on('message', (order: Order) => {
  const measured =
    order.kind === 'floor'
      ? runFloor(order.directory, order.path, order.threads, order.storage).then((seconds) => ({ seconds }))
      : runDelivery(order.directory, order.path, order.divisions);
  measured.then(
    (result) => process.send!(result, () => process.exit(0)),
    (error: Error) => {
      console.error(error);
      process.exit(1);
    },
  );
});
