import { statfsSync, writeFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openIngestHub, type IngestHub } from '../fixtures/ingest-hub.ts';
import { mountSmallDisk } from '../fixtures/small-disk.ts';

const disk = mountSmallDisk(200);
const megabyte = 1024 * 1024;
const rows = 60_000;

describe.skipIf(!disk)('a disk that fills up during an ingest (skipped where nothing can be mounted)', () => {
  const root = disk?.path ?? '';
  let outside: string;
  let file: string;
  let hub: IngestHub;

  beforeAll(async () => {
    outside = await mkdtemp(join(tmpdir(), 'tonghui-outside-'));
    file = join(outside, 'tickets.csv');
    const lines = Array.from(
      { length: rows },
      (_, row) => `T${row},2026-01-05 08:00:00,${Math.random().toString(36).repeat(4)}`,
    );
    await writeFile(file, `工单编号,受理时间,反映内容\n${lines.join('\n')}\n`);
    hub = await openIngestHub(root);
    await hub.deliverText('before.csv', '工单编号,受理时间,反映内容\nT1,2026-01-05,东门路灯不亮\n', {
      department: '甲局',
    });
  });

  afterAll(async () => {
    await hub.close();
    disk?.unmount();
    await rm(outside, { recursive: true, force: true });
  });

  /** Leaves `free` bytes on the disk at the moment when a job reaches `step`. */
  function fillAt(step: string, free: number): () => void {
    let isFilled = false;
    return hub.jobs.onChange((job) => {
      if (job.step !== step || isFilled) return;
      isFilled = true;
      fill(free);
    });
  }

  const ballast = () => join(root, 'ballast');
  function fill(free: number): void {
    const { bavail, bsize } = statfsSync(root);
    writeFileSync(ballast(), Buffer.alloc(Math.max(0, bavail * bsize - free)));
  }

  async function expectOnlyWhatWasThere(): Promise<void> {
    expect((await hub.ingest.listBatches()).map(({ fileName }) => fileName)).toEqual(['before.csv']);
    const [count] = await hub.store.warehouse.all('SELECT count(*) AS rows FROM record.service_ticket');
    expect(count).toEqual({ rows: 1n });
    expect(await readdir(hub.store.workspace.paths.staging)).toEqual([]);
  }

  it('is refused before it begins when the file can be seen not to fit', async () => {
    fill(20 * megabyte);
    const job = await hub.deliver(file, { department: '乙局' });
    expect(job).toMatchObject({ state: 'failed', error: { code: 'DISK_FULL' } });
    expect(job.error!.data).toHaveProperty('neededBytes');
    await rm(ballast());
    await expectOnlyWhatWasThere();
  });

  it.each(['extracting', 'landing', 'publishing'])('while %s: a message, nothing published', async (step) => {
    const stop = fillAt(step, 256 * 1024);
    const job = await hub.deliver(file, { department: '乙局' });
    stop();
    expect(job).toMatchObject({ state: 'failed', error: { code: 'DISK_FULL' } });
    await rm(ballast());
    await expectOnlyWhatWasThere();
  });

  it('takes the file once there is room', async () => {
    const job = await hub.deliver(file, { department: '乙局' });
    expect(job).toMatchObject({ state: 'done', error: null });
    expect((await hub.ingest.listBatches())[0]).toMatchObject({ delivered: rows, published: rows });
  });
});
