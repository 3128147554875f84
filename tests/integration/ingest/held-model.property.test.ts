import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { batchAccepted } from '../../../core/ingest/batch/batch-accepted.ts';
import type { AcceptedDelivery } from '../../../core/ingest/batch/batch-entry.ts';
import { holdRules } from '../../../core/ingest/hold/hold-rules.ts';
import type { Allotment } from '../../../core/journal/command.ts';
import { storeSource } from '../../../core/workspace/sealed-sources.ts';
import { plainReading } from '../../../schemas/intake/reading.ts';
import { newIngestHub, reopenHub, tester } from '../../fixtures/ingest-hub.ts';
import { removeWarehouse, warehouseContents } from '../../fixtures/warehouse-contents.ts';

type Mode = 'snapshot' | 'delta';
/** Ticket number → what it says. */
type Tickets = Map<number, string>;

type Decision = 'undo' | 'release' | 'dismiss';

interface ModelBatch {
  id: number;
  mode: Mode;
  rows: Tickets;
  state: 'published' | 'held' | 'dismissed' | 'undone';
}

/** What a source's batches say together, in the plainest way. */
function published(batches: readonly ModelBatch[]): Tickets {
  let current: Tickets = new Map();
  for (const { mode, rows, state } of batches)
    if (state === 'published') current = new Map([...(mode === 'snapshot' ? [] : current), ...rows]);
  return current;
}

/** More than one in twenty of the present keys is missing, and more than one key unless it was the only one. */
function isHeld(mode: Mode, rows: Tickets, current: Tickets): boolean {
  const gone = [...current.keys()].filter((no) => !rows.has(no)).length;
  return mode === 'snapshot' && gone * 20 > current.size && (gone > 1 || gone === current.size);
}

let hub: Awaited<ReturnType<typeof newIngestHub>>;
beforeAll(async () => void (hub = await newIngestHub()));
afterAll(() => hub.remove());

const columns = ['工单编号 no', '反映内容 content'].map((pair, index) => {
  const [header, field] = pair.split(' ') as [string, string];
  return { index, header, field, reduction: 'keep', refusal: null, confidence: 1, reason: 'label' } as const;
});

/** Accepts a table as a delivery does, without a parser process: its reduced table is written here. */
async function accept(sourceId: number | null, mode: Mode, rows: Tickets): Promise<AcceptedDelivery> {
  const { warehouse, commands, workspace } = hub.store;
  const path = join(workspace.paths.staging, `${randomUUID()}.parquet`);
  const values = [...rows].map(([no, text], at) => `(${at + 1}::INTEGER, 2::INTEGER, 'T${no}', '${text}')`);
  await warehouse.run(
    `COPY (SELECT * FROM (VALUES ${values.join(', ')}) t(row_number, cells, c0, c1)) TO '${path}' (FORMAT parquet)`,
  );
  const stored = await storeSource(workspace, path);
  const handler = batchAccepted((_stored, _context, use) => use(path));
  const entryOf = (allot: Allotment): AcceptedDelivery => ({
    deliveryId: allot.ids('delivery'),
    fileName: 'a.csv',
    fileSize: 1,
    sha256: stored,
    department: '热线',
    period: null,
    dataVersion: allot.dataVersion(),
    batches: [
      {
        batchId: allot.ids('batch'),
        sourceId: sourceId ?? allot.ids('source'),
        isNewSource: sourceId === null,
        dataset: 'service-ticket',
        mode,
        connector: 'csv',
        sheet: '',
        stored,
        layout: 'l',
        columns: [...columns],
        reading: plainReading,
        notes: [],
        headerRecords: 1,
        records: rows.size,
        firstRecordId: allot.ids('record', rows.size),
        hold: holdRules('trial'),
      },
    ],
  });
  let accepted: AcceptedDelivery | null = null;
  await commands.execute(handler, (allot) => (accepted = entryOf(allot)), { actor: tester });
  await rm(path);
  return accepted!;
}

const all = Array.from({ length: 30 }, (_, at) => at + 1);
const some = (most: number) => fc.uniqueArray(fc.constantFrom(...all), { minLength: 1, maxLength: most });

/** Most snapshots lack a few tickets only, so that some are published at once. */
const deliveries = fc
  .record({
    mode: fc.constantFrom<Mode>('snapshot', 'snapshot', 'delta'),
    few: some(3),
    lacksFew: fc.boolean(),
    text: fc.constantFrom('甲', '乙'),
  })
  .map(({ mode, few, lacksFew, text }) => {
    const keys = mode === 'snapshot' && lacksFew ? all.filter((no) => !few.includes(no)) : few;
    return { kind: 'deliver' as const, mode, rows: new Map(keys.map((no) => [no, `${text}${no % 7}`])) };
  });
const decisions = fc.record({ kind: fc.constantFrom<Decision>('undo', 'release', 'dismiss'), at: fc.nat() });
const steps = fc.array(fc.oneof({ weight: 3, arbitrary: deliveries }, { weight: 2, arbitrary: decisions }), {
  minLength: 3,
  maxLength: 12,
});

const snapshot = (...tickets: number[]) => ({
  kind: 'deliver' as const,
  mode: 'snapshot' as const,
  rows: new Map(tickets.map((no) => [no, '甲'])),
});
const first = (kind: Decision) => ({ kind, at: 0 });
type Step = ReturnType<typeof snapshot> | ReturnType<typeof first>;
/** One key lost of two is published, the only one or two of three are held; each decision about such a batch. */
const examples: [Step[]][] = [
  [[snapshot(29, 1), snapshot(1), snapshot(1), first('undo')]],
  [[snapshot(1), snapshot(2), first('release'), first('undo')]],
  [[snapshot(1, 2, 3), snapshot(1), first('dismiss'), snapshot(2), first('undo'), first('release')]],
];

async function expectSame(sourceId: number, batches: readonly ModelBatch[]): Promise<void> {
  const { warehouse } = hub.store;
  const rows = await warehouse.all<{ no: string; content: string }>(
    'SELECT no, content FROM record.service_ticket WHERE to_version IS NULL AND source_id = $1',
    [sourceId],
  );
  const found = rows.map(({ no, content }) => `${no} ${content}`).sort();
  expect(found).toEqual([...published(batches)].map(([no, text]) => `T${no} ${text}`).sort());
  const states = await warehouse.all(
    'SELECT batch_id AS id, state FROM ops.batch WHERE source_id = $1 ORDER BY 1',
    [sourceId],
  );
  expect(states).toEqual(batches.map(({ id, state }) => ({ id, state })));
}

/** Decides about one of the batches that can be decided about so, if there is any. */
async function decide(kind: Decision, at: number, batches: ModelBatch[]): Promise<void> {
  const open = batches.filter(({ state }) => state === (kind === 'undo' ? 'published' : 'held'));
  const chosen = open[at % open.length];
  if (!chosen) return;
  if (kind === 'undo') {
    expect(await hub.undo(chosen.id)).toMatchObject({ state: 'done' });
    chosen.state = 'undone';
  } else if (kind === 'dismiss') {
    expect(await hub.decide('dismiss', chosen.id)).toMatchObject({ state: 'done' });
    chosen.state = 'dismissed';
  } else if (batches.some(({ id, state }) => id > chosen.id && state === 'published')) {
    await expect(hub.decide('release', chosen.id)).rejects.toMatchObject({ code: 'BATCH_STATE' });
  } else {
    expect(await hub.decide('release', chosen.id)).toMatchObject({ state: 'done' });
    chosen.state = 'published';
  }
}

it('any order of snapshots, deltas, undoing, releasing and dismissing says what a plain model says', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const batches: ModelBatch[] = [];
      let sourceId: number | null = null;
      for (const next of taken) {
        if (next.kind === 'deliver' && 'rows' in next) {
          const { mode, rows } = next;
          const state = isHeld(mode, rows, published(batches)) ? 'held' : 'published';
          const accepted: AcceptedDelivery['batches'][number] = (await accept(sourceId, mode, rows))
            .batches[0]!;
          sourceId = accepted.sourceId;
          batches.push({ id: accepted.batchId, mode, rows, state });
        } else if ('at' in next) await decide(next.kind, next.at, batches);
        if (sourceId !== null) await expectSame(sourceId, batches);
        for (const { state } of batches) seen.add(state);
      }
    }),
    { numRuns: 8, examples },
  );
  expect([...seen].sort()).toEqual(['dismissed', 'held', 'published', 'undone']);

  const before = await warehouseContents(hub.store.warehouse);
  hub = await reopenHub(hub, () => removeWarehouse(hub.workspacePath));
  expect(await warehouseContents(hub.store.warehouse)).toEqual(before);
}, 600_000);
