import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeAuditPair, nextAuditPairs } from '../../../../core/matching/workbench/audit-pairs.ts';
import { evaluateLabels } from '../../../../core/matching/workbench/evaluate-labels.ts';
import { judgePair } from '../../../../core/matching/workbench/judge-pairs.ts';
import { findLastRun } from '../../../../core/matching/workbench/last-run.ts';
import { previewAudit } from '../../../../core/matching/workbench/preview-audit.ts';
import { newestAudit } from '../../../../core/matching/workbench/read-audit.ts';
import { startAudit } from '../../../../core/matching/workbench/start-audit.ts';
import type { IngestHub } from '../../../fixtures/ingest-hub.ts';
import { analyst, person, recordOf, signal, workbenchHub } from './workbench-hub.ts';

let hub: IngestHub & { remove(): Promise<void> };

beforeAll(async () => {
  hub = await workbenchHub();
});
afterAll(() => hub.remove());

const start = (size: number) => startAudit(hub.store, analyst, { entity: 'person', size });

describe('a clerical audit', () => {
  it('needs a run', async () => {
    await expect(start(40)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await newestAudit(hub.store.warehouse, 'person')).toBeNull();
    expect(await hub.match('person')).toMatchObject({ state: 'done' });
  });

  it('draws pairs from both sides of the threshold, and measures once all are judged', async () => {
    const begun = await start(40);
    expect(begun).toMatchObject({ isCurrent: true, judged: 0, result: null });
    const found = begun.strata.filter(({ isFound }) => isFound);
    // 60 people in both departments: every found pair is one of them.
    expect(found.reduce((sum, { pairs }) => sum + pairs, 0)).toBe(60);
    expect(begun.sample).toBe(begun.strata.reduce((sum, { sample }) => sum + sample, 0));

    let audit = begun;
    let judged = 0;
    for (;;) {
      const views = await nextAuditPairs(hub.store.warehouse, analyst, {
        auditId: begun.auditId,
        limit: 50,
        signal,
      });
      if (views.length === 0) break;
      for (const { left, right } of views) {
        expect(audit.result).toBeNull();
        const verdict =
          left.values['digits'] === right.values['digits'] && left.values['name'] === right.values['name'];
        const pair = { left: left.recordId, right: right.recordId };
        audit = await judgeAuditPair(hub.store, analyst, {
          auditId: begun.auditId,
          ...pair,
          verdict: verdict ? 'same' : 'different',
        });
        judged++;
      }
    }
    expect(audit).toMatchObject({ judged, sample: judged });
    expect(audit.result!.precision.estimate).toBe(1);
    expect(audit.result!.precision.low).toBeLessThan(1); // not every pair was looked at
    expect(await newestAudit(hub.store.warehouse, 'person')).toEqual(audit);
    const evaluation = await evaluateLabels(hub.store.warehouse, analyst, 'person');
    expect(evaluation.labelled).toBe(judged);
    expect(evaluation.errors).toEqual([]);
  });

  it('takes a pair that is in its sample, and no other', async () => {
    const { auditId } = (await newestAudit(hub.store.warehouse, 'person'))!;
    const pair = {
      left: await recordOf(hub, '甲局', person(0).name),
      right: await recordOf(hub, '乙局', person(17).name),
    };
    const judged = judgeAuditPair(hub.store, analyst, { auditId, ...pair, verdict: 'same' });
    await expect(judged).rejects.toMatchObject({ code: 'CONFLICT' });
    const unknown = judgeAuditPair(hub.store, analyst, { auditId: 9999, ...pair, verdict: 'same' });
    await expect(unknown).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('measures a run that is no longer the last one, and says so', async () => {
    await hub.match('person');
    expect(await newestAudit(hub.store.warehouse, 'person')).toMatchObject({ isCurrent: false });
  });
});

describe('evaluation', () => {
  it('counts a verdict of review where an audit says otherwise, and lists what the weights get wrong', async () => {
    const { warehouse } = hub.store;
    const before = await evaluateLabels(warehouse, analyst, 'person');
    const missed = {
      left: await recordOf(hub, '甲局', person(0).name),
      right: await recordOf(hub, '乙局', person(17).name),
    };
    await judgePair(hub.store, analyst, { entity: 'person', verdict: 'same', note: '' }, missed);
    const after = await evaluateLabels(warehouse, analyst, 'person');
    expect(after.labelled).toBe(before.labelled + 1);
    expect(after.matches).toBe(before.matches + 1);
    expect(after.errors).toMatchObject([{ ...missed, kind: 'missed', weight: -10 }]);
    expect(after.errors[0]!.names).toEqual([`${person(0).name[0]}*`, `${person(17).name[0]}*`]);
    const last = after.curve.at(-1)!;
    expect(last.recall).toBe(1); // every labelled pair lies above the lowest weight
  });
});

describe('the preview of an audit', () => {
  it('speaks of as many pairs as were asked for, and of no recall where none lies below the threshold', async () => {
    const { warehouse } = hub.store;
    const preview = () => previewAudit(warehouse, { entity: 'person', size: 50 });
    const { threshold } = (await findLastRun(warehouse, 'person'))!;
    expect(await preview()).toMatchObject({ sample: 50, recall: null });
    await warehouse.run(`UPDATE link.pair SET weight = ${threshold - 1}
      WHERE left_id IN (SELECT left_id FROM link.pair WHERE entity = 'person' ORDER BY left_id LIMIT 20)`);
    const { sample, recall } = (await preview())!;
    expect(sample).toBe(50);
    expect(recall!.high - recall!.low).toBeGreaterThan(0);
  });
});
