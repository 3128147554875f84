import type { FloorStorage } from './floor.ts';
import type { WorkbookReader } from './read-workbook.ts';

/**
 * One measurement in a process of its own, so that the memory it takes can be told apart; it loads no more than what it
 * measures, as the parser process does.
 */
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
      return { seconds: await floor(order) };
    case 'deliver': {
      const { runDelivery } = await import('./deliver.ts');
      return runDelivery(order.directory, order.path, order.divisions);
    }
    case 'read-workbook': {
      const { readWorkbookWith } = await import('./read-workbook.ts');
      return readWorkbookWith(order.reader, order.path);
    }
  }
}

async function floor(order: Order & { kind: 'floor' }): Promise<number> {
  const { runFloor } = await import('./floor.ts');
  return runFloor(order.directory, order.path, order.threads, order.storage);
}
