import { runDelivery } from './deliver.ts';
import { readWorkbookWith, type WorkbookReader } from './read-workbook.ts';
import { runFloor, type FloorStorage } from './floor.ts';

/** One measurement in a process of its own, so that the memory it takes can be told apart. */
export type Order =
  | { kind: 'floor'; directory: string; path: string; threads: number; storage: FloorStorage }
  | { kind: 'deliver'; directory: string; path: string; divisions: string }
  | { kind: 'read-workbook'; path: string; reader: WorkbookReader };

process.on('message', (order: Order) => {
  carryOut(order).then(
    (result) => process.send!(result, () => process.exit(0)),
    (error: Error) => {
      console.error(error);
      process.exit(1);
    },
  );
});

async function carryOut(order: Order): Promise<object> {
  switch (order.kind) {
    case 'floor':
      return { seconds: await runFloor(order.directory, order.path, order.threads, order.storage) };
    case 'deliver':
      return runDelivery(order.directory, order.path, order.divisions);
    case 'read-workbook':
      return readWorkbookWith(order.reader, order.path);
  }
}
