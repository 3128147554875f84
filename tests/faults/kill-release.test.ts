import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openIngestHub, type IngestHub } from '../fixtures/ingest-hub.ts';
import { removeWarehouse, warehouseDigests } from '../fixtures/warehouse-contents.ts';

const kills = 4;
const [all, half] = [20_000, 10_000];

let directory: string;
beforeAll(async () => void (directory = await mkdtemp(join(tmpdir(), 'tonghui-kill-release-'))));
afterAll(() => rm(directory, { recursive: true, force: true }));

/** Tickets 1 to `count`; every 100th cannot be published. */
function tickets(count: number, text: string): string {
  const lines = Array.from({ length: count }, (_, at) =>
    at % 100 === 0 ? '多出,的,单元,格' : `T${at},2026-03-05 08:00:00,${text}`,
  );
  return `工单编号,受理时间,反映内容\n${lines.join('\n')}\n`;
}

async function startChild(): Promise<ChildProcess> {
  const entry = join(import.meta.dirname, '../fixtures/ingest-until-killed.ts');
  const child = fork(entry, [directory], { execArgv: ['--import', 'tsx'] });
  const [first] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [unknown];
  if (first !== 'ready') throw new Error(`the child ended with ${String(first)}`);
  return child;
}

async function releaseAndKill(batchId: number, afterMs: number): Promise<void> {
  const child = await startChild();
  child.send({ release: batchId });
  await Promise.race([delay(afterMs), once(child, 'message')]);
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function withHub<T>(work: (hub: IngestHub) => Promise<T>): Promise<T> {
  const hub = await openIngestHub(directory);
  try {
    return await work(hub);
  } finally {
    await hub.close();
  }
}

/** A batch of its own that is held, for it lacks half of the tickets. */
const deliverHeld = (n: number) =>
  withHub(async (hub) => {
    const job = await hub.deliverText(`half-${n}.csv`, tickets(half, `第${n}次`));
    const [held] = job.result!.held as number[];
    return held!;
  });

/** What is published says either that the batch was released, whole, or that it was not. */
const stateAfter = (batchId: number) =>
  withHub(async (hub) => {
    const { batch } = await hub.ingest.report(batchId);
    const [found] = await hub.store.warehouse.all<Record<'rows' | 'own' | 'quarantined', bigint>>(
      `SELECT count(*) AS rows, count(*) FILTER (batch_id = $1) AS own,
         (SELECT count(*) FROM quarantine.row WHERE batch_id = $1) AS quarantined
       FROM record.service_ticket WHERE to_version IS NULL`,
      [batchId],
    );
    const released = { rows: BigInt(half * 0.99), own: BigInt(half * 0.99) };
    const kept = { rows: BigInt(all * 0.99), own: 0n };
    expect(found).toEqual({
      ...(batch.state === 'published' ? released : kept),
      quarantined: BigInt(half / 100),
    });
    if (batch.state === 'published') expect(await hub.undo(batchId)).toMatchObject({ state: 'done' });
    return batch.state;
  });

it(`publishes a held batch whole or not at all when killed at ${kills} moments of its release`, async () => {
  await withHub((hub) => hub.deliverText('all.csv', tickets(all, '原文')));
  const states: string[] = [];
  for (let kill = 0; kill < kills; kill++) {
    const batchId = await deliverHeld(kill);
    await releaseAndKill(batchId, (1500 * kill) / kills);
    states.push(await stateAfter(batchId));
  }
  expect(new Set(states)).toContain('held');
  const contents = () => withHub((hub) => warehouseDigests(hub.store.warehouse));
  const before = await contents();
  await removeWarehouse(join(directory, 'workspace'));
  expect(await contents()).toEqual(before);
}, 900_000);
