import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openIngestHub, type IngestHub } from '../fixtures/ingest-hub.ts';
import { removeWarehouse, warehouseDigests } from '../fixtures/warehouse-contents.ts';

const kills = 10;
const rows = 5_000;
/** The longest that a parser process takes to notice that its owner is gone; before that it may still write to staging. */
const orphanMs = 1500;

let directory: string;
beforeAll(async () => void (directory = await mkdtemp(join(tmpdir(), 'tonghui-kill-ingest-'))));
afterAll(() => rm(directory, { recursive: true, force: true }));

/** A delivery of its own: the department's file of month `n`, whose every 100th row cannot be published. */
async function writeDelivery(n: number): Promise<string> {
  const lines = Array.from({ length: rows }, (_, row) =>
    row % 100 === 0
      ? `第${n}期,多出,的,单元格`
      : `工单${n}-${row},2026-03-05 08:00:00,第${n}期第${row}件：路灯不亮`,
  );
  const path = join(directory, `month-${n}.csv`);
  await writeFile(path, `工单编号,受理时间,反映内容\n${lines.join('\n')}\n`);
  return path;
}

async function startChild(): Promise<ChildProcess> {
  const entry = join(import.meta.dirname, '../fixtures/ingest-until-killed.ts');
  const child = fork(entry, [directory], { execArgv: ['--import', 'tsx'] });
  const [first] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [unknown];
  if (first !== 'ready') throw new Error(`the child ended with ${String(first)}`);
  return child;
}

/** Milliseconds that an undisturbed delivery takes here and now. */
async function timeDelivery(path: string): Promise<number> {
  const child = await startChild();
  const started = performance.now();
  child.send({ deliver: path });
  const [answer] = (await once(child, 'message')) as [{ state: string }];
  const elapsed = performance.now() - started;
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(answer.state).toBe('done');
  return elapsed;
}

async function deliverAndKill(path: string, afterMs: number): Promise<void> {
  const child = await startChild();
  child.send({ deliver: path });
  await delay(afterMs);
  child.kill('SIGSTOP');
  const parsers = childrenOf(child.pid!);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const isAlive = (pid: number) => existsSync(`/proc/${pid}`);
  for (let waited = 0; waited < orphanMs && (!parsers || parsers.some(isAlive)); waited += 50)
    await delay(50);
}

/** The processes that a process has started; null where that cannot be told (other systems than Linux). */
function childrenOf(pid: number): number[] | null {
  if (!existsSync('/proc/self/stat')) return null;
  const isChild = (other: number) => {
    try {
      // The parent is the second field behind the name, which stands in brackets and may hold anything.
      return Number(readFileSync(`/proc/${other}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[1]) === pid;
    } catch {
      return false; // it has ended
    }
  };
  return readdirSync('/proc').map(Number).filter(Number.isInteger).filter(isChild);
}

/** Every batch whole: what `ops.batch` says of it is what the tables hold. */
async function expectWholeBatches(hub: IngestHub): Promise<void> {
  const { warehouse, workspace } = hub.store;
  const batches = await hub.ingest.listBatches();
  const landed = await warehouse.all<{ name: string }>(
    `SELECT table_name AS name FROM duckdb_tables() WHERE schema_name = 'landing' ORDER BY ALL`,
  );
  expect(landed.map(({ name }) => name)).toEqual(batches.map(({ batchId }) => `b${batchId}`).sort());
  for (const { batchId, delivered, published, quarantined, nonData, added } of batches) {
    expect(delivered).toBe(rows);
    expect(published + quarantined + nonData).toBe(delivered);
    const [counts] = await warehouse.all(
      `SELECT (SELECT count(*) FROM landing.b${batchId}) AS landed,
         (SELECT count(*) FROM record.service_ticket WHERE batch_id = $1) AS rows,
         (SELECT count(*) FROM quarantine.row WHERE batch_id = $1) AS quarantined`,
      [batchId],
    );
    expect(counts).toEqual({ landed: BigInt(rows), rows: BigInt(added), quarantined: BigInt(quarantined) });
  }
  const strays = await warehouse.all(
    `SELECT DISTINCT batch_id FROM (
       SELECT batch_id FROM record.service_ticket UNION ALL SELECT batch_id FROM quarantine.row
       UNION ALL SELECT batch_id FROM quarantine.issue
     ) WHERE batch_id NOT IN (SELECT batch_id FROM ops.batch)`,
  );
  expect(strays).toEqual([]);
  expect(await readdir(workspace.paths.staging)).toEqual([]);
  expect((await readdir(workspace.paths.sources)).length).toBe(batches.length * 2); // each with its key
}

/** What a hub that is opened now holds; `origin` says where it took it from. */
async function reopened() {
  const hub = await openIngestHub(directory);
  try {
    return {
      origin: hub.store.recovery.origin,
      digests: await warehouseDigests(hub.store.warehouse),
      batches: await hub.store.warehouse.all('SELECT * FROM ops.batch ORDER BY ALL'),
    };
  } finally {
    await hub.close();
  }
}

describe(`kill -9 at ${kills} random moments of an ingest`, { timeout: 900_000 }, () => {
  it('leaves every batch wholly there or wholly absent, and it can be delivered again', async () => {
    const usual = await timeDelivery(await writeDelivery(0));
    let absent = 0;
    for (let kill = 1; kill <= kills; kill++) {
      const path = await writeDelivery(kill);
      await deliverAndKill(path, ((kill - Math.random()) / kills) * usual * 1.2);
      const hub = await openIngestHub(directory);
      try {
        await expectWholeBatches(hub);
        const before = await hub.ingest.listBatches();
        const wasThere = before.some(({ fileName }) => fileName === `month-${kill}.csv`);
        if (!wasThere) absent++;
        const job = await hub.deliver(path, { mode: 'delta' });
        expect(job).toMatchObject({ state: 'done', result: { repeated: wasThere } });
        await expectWholeBatches(hub);
      } finally {
        await hub.close();
      }
    }
    // Moments spread over the whole delivery: some kills must have come before its end.
    expect(absent).toBeGreaterThan(0);
  });

  it('leaves a journal and sources from which the same rows are rebuilt', async () => {
    const before = await reopened();
    expect(before.batches.length).toBe(kills + 1);
    await removeWarehouse(join(directory, 'workspace'));
    expect(await reopened()).toEqual({ ...before, origin: 'empty' });
  });
});
