import { afterAll, beforeAll, expect, it } from 'vitest';
import { localAnalyst } from '../../../core/access/actor.ts';
import { openAssessment } from '../../../core/dispatch/assessment/open-assessment.ts';
import { objectToAssessment } from '../../../core/dispatch/assessment/object-to-assessment.ts';
import { decideObjection } from '../../../core/dispatch/assessment/decide-objection.ts';
import { publishAssessment } from '../../../core/dispatch/assessment/publish-assessment.ts';
import { adoptWeights } from '../../../core/dispatch/assessment/weights.ts';
import { dayReset, daySet } from '../../../core/dispatch/calendar/day-commands.ts';
import { dispatchHandlers } from '../../../core/dispatch/dispatch-handlers.ts';
import { attachEvidence } from '../../../core/dispatch/evidence/attach-evidence.ts';
import { readEvidence } from '../../../core/dispatch/evidence/read-evidence.ts';
import { actOnMatter } from '../../../core/dispatch/matters/act-on-matter.ts';
import { createMatter } from '../../../core/dispatch/matters/create-matter.ts';
import { makeDraw } from '../../../core/dispatch/draws/make-draw.ts';
import { readDraw } from '../../../core/dispatch/draws/read-draw.ts';
import { tendMatters } from '../../../core/dispatch/tending/tend-matters.ts';
import type { Store } from '../../../core/journal/open-store.ts';
import { prepareMaster } from '../../../core/master/master-tables.ts';
import { MatterAct, type MatterActInput } from '../../../schemas/api/dispatch/matter.ts';
import { newWorkspace, type TestWorkspace } from '../../fixtures/test-workspace.ts';
import { removeWarehouse, warehouseContents } from '../../fixtures/warehouse-contents.ts';

let test: TestWorkspace;
let now = '2026-11-02T09:00';
const clock = { now: () => new Date(`${now}:00+08:00`) };
beforeAll(async () => void (test = await newWorkspace()));
afterAll(() => test.remove());

const open = () => test.open({ clock, handlers: dispatchHandlers, prepare: prepareMaster });
const dispatchOf = (store: Store) => ({
  ...store,
  clock,
  spawnParser: () => {
    throw new Error('nothing is parsed here');
  },
});

/** Something of every command, with evidence and a draw sealed. */
async function work(store: Store) {
  const dispatch = dispatchOf(store);
  const actor = localAnalyst;
  const { matterId } = await createMatter(dispatch, actor, {
    title: '隐患',
    description: '',
    topic: 'hazard',
    level: 'red',
    area: '320582001',
    origin: { from: 'system', system: '12345', number: 'A-1' },
  });
  let seenVersion = 1;
  const act = async (...acts: MatterActInput[]) => {
    for (const one of acts) {
      const done = await actOnMatter(dispatch, actor, { matterId, seenVersion, act: MatterAct.parse(one) });
      seenVersion = done.version;
    }
  };
  await act({ action: 'assign', department: '甲局', workingDays: 1 }, { action: 'accept' });
  const evidence = await attachEvidence(dispatch, actor, {
    matterId,
    name: '证明.pdf',
    file: new Blob(['%PDF-1.7 x']),
  });
  now = '2026-11-04T09:00';
  await tendMatters(dispatch, { name: 'tonghui', role: 'program' });
  seenVersion = 4; // escalated
  await act(
    { action: 'request-extension', workingDays: 2, reason: '缺材料' },
    { action: 'decide-extension', granted: true },
    { action: 'handle', result: '已办', evidence: [evidence.evidenceId] },
    { action: 'verify', passed: true },
    { action: 'close', solved: true, satisfied: false },
  );
  const day = { day: '2026-11-07', isWorking: true, name: '调班', source: '市政府通知' };
  await store.commands.execute(daySet, () => day, { actor });
  await store.commands.execute(daySet, () => ({ ...day, day: '2026-11-08' }), { actor });
  await store.commands.execute(dayReset, () => ({ day: '2026-11-08' }), { actor });
  const rates = { closing: 1, 'on-time': 1, return: 1, satisfaction: 1, reopening: 1 };
  await adoptWeights(store, actor, { rates, decision: '某决定', validFrom: '2026-01-01' });
  const period = { from: '2026-11-01', to: '2026-11-30', by: 'department', workingDays: 1 } as const;
  const { assessmentId } = await openAssessment(dispatch, actor, period);
  const objection = { assessmentId, matterId, reason: '停电', evidence: [evidence.evidenceId] };
  const { objectionId } = await objectToAssessment(dispatch, actor, objection);
  await decideObjection(dispatch, actor, { objectionId, excluded: true, reason: '属实' });
  now = '2026-11-06T09:00';
  await publishAssessment(dispatch, actor, { assessmentId, seenVersion: 3 });
  await store.warehouse.run(
    `INSERT INTO master.legal_entity (entity_id, uscc, name) SELECT i, '9132' || i, '厂' || i FROM range(1, 9) r(i)`,
  );
  const drawing = {
    title: '抽查',
    seed: 'seed-1',
    companies: 3,
    inspectors: ['甲', '乙'],
    inspectorsEach: 1,
  };
  const draw = await makeDraw(dispatch, actor, { ...drawing, within: null, industries: [] });
  return { matterId, evidence, draw };
}

it('everything is rebuilt from the journal alone, row for row, and what was sealed is still read', async () => {
  const store = await open();
  const { matterId, evidence, draw } = await work(store);
  const before = await warehouseContents(store.warehouse);
  for (const table of ['matter', 'matter_step', 'matter_evidence', 'assessment', 'objection', 'draw'])
    expect(before[`ops.${table}`], table).not.toHaveLength(0);
  expect(before['ops.calendar_day']).toHaveLength(1);
  await store.close();
  await removeWarehouse(test.path);
  now = '2027-03-01T09:00'; // a rebuild asks neither the clock nor the calendar of its own day
  const rebuilt = await open();
  try {
    expect(rebuilt.recovery.origin).toBe('empty');
    expect(await warehouseContents(rebuilt.warehouse)).toEqual(before);
    const dispatch = dispatchOf(rebuilt);
    expect(await readDraw(dispatch, draw.drawId)).toEqual(draw);
    const { evidenceId } = evidence;
    const { file } = await readEvidence(dispatch, localAnalyst, { matterId, evidenceId });
    expect(await file.text()).toBe('%PDF-1.7 x');
  } finally {
    await rebuilt.close();
  }
});
