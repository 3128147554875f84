import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AssessedRate, AssessedUnit } from '../../../schemas/api/dispatch/assessment.ts';
import type { MatterActInput } from '../../../schemas/api/dispatch/matter.ts';
import {
  failureOf,
  openDispatchHub,
  type DispatchClient,
  type DispatchHub,
} from '../../fixtures/dispatch-hub.ts';

let hub: DispatchHub;
let centre: DispatchClient;
let approver: DispatchClient;
let liaison: DispatchClient;
const matters: Record<string, number> = {};

/**
 * November 2026. 甲局: a, b closed (a in time and satisfied, b late and not), c given back to 乙局, d running past its deadline, e running in
 * time, f closed and opened again. 乙局: c, handed in in time, not closed.
 */
beforeAll(async () => {
  hub = await openDispatchHub('2026-11-02 09:00');
  centre = hub.client('analyst', null, '中心甲');
  approver = hub.client('approver', null, '审批人');
  liaison = hub.client('liaison', '甲局', '甲局联络员');
  const at = async (time: string, name: string, ...acts: MatterActInput[]) => {
    hub.setTime(time);
    matters[name] ??= await hub.newMatter(`事项${name}`, name === 'c' ? '320582002001' : '320582001001');
    return hub.act(matters[name], ...acts);
  };
  const assign = (department: string, workingDays: number) =>
    ({ action: 'assign', department, workingDays }) as const;
  const handle = { action: 'handle', result: '已办理' } as const;
  const verify = { action: 'verify', passed: true } as const;
  const close = (satisfied: boolean | null) => ({ action: 'close', solved: true, satisfied }) as const;
  await at('2026-11-02 09:00', 'a', assign('甲局', 3), { action: 'accept' }, handle, verify, close(true));
  await at('2026-11-02 09:10', 'b', assign('甲局', 1), { action: 'accept' });
  await at('2026-11-02 09:20', 'c', assign('甲局', 3), { action: 'return', reason: '不属本局' });
  await at('2026-11-02 09:30', 'c', assign('乙局', 3), { action: 'accept' }, handle);
  await at('2026-11-02 09:40', 'd', assign('甲局', 1));
  await at('2026-11-02 09:50', 'e', assign('甲局', 20), { action: 'accept' });
  await at('2026-11-02 10:00', 'f', assign('甲局', 3), { action: 'accept' }, handle, verify, close(null));
  await at('2026-11-04 09:00', 'b', handle, verify, close(false)); // was due on the 3rd
  await at('2026-11-04 09:10', 'f', { action: 'reopen', reason: '反弹' });
  hub.setTime('2026-11-05 09:00');
});
afterAll(() => hub.core.remove());

const november = { from: '2026-11-01', to: '2026-11-30' };
const fractions = (unit: AssessedUnit, of: 'rates' | 'ratesBefore' = 'rates') =>
  Object.fromEntries(
    Object.entries(unit[of]).map(([rate, { numerator, denominator }]) => [
      rate,
      `${numerator}/${denominator}`,
    ]),
  );

describe('rates', () => {
  it('are as counted by hand', async () => {
    const units = await centre.dispatch.assessment.preview({ ...november, by: 'department' });
    expect(units.map(({ unit, matters: count }) => [unit, count])).toEqual([
      ['乙局', 1],
      ['甲局', 6],
    ]);
    const [second, first] = units as [AssessedUnit, AssessedUnit];
    // 甲局 holds a, b, d, e, f; closed a, b. Handed in or past the deadline: a, b, d (f is open again and nobody's deadline).
    expect(fractions(first)).toEqual({
      closing: '2/5',
      'on-time': '1/3',
      return: '1/6',
      satisfaction: '1/2',
      reopening: '1/3',
    });
    expect(first.rates.closing).toMatchObject({ value: 0.4, small: true });
    expect(fractions(second)).toEqual({
      closing: '0/1',
      'on-time': '1/1',
      return: '0/1',
      satisfaction: '0/0',
      reopening: '0/0',
    });
    expect(second.rates.satisfaction.value).toBeNull();
    expect([first.score, second.score]).toEqual([null, null]); // no weights are adopted
  });

  it('of areas count every matter once, by town', async () => {
    const units = await centre.dispatch.assessment.preview({ ...november, by: 'area' });
    expect(units.map(({ unit }) => unit)).toEqual(['320582001', '320582002']);
    expect(fractions(units[0]!)).toEqual({
      closing: '2/5',
      'on-time': '1/3',
      return: '0/5',
      satisfaction: '1/2',
      reopening: '1/3',
    });
    expect(fractions(units[1]!)).toMatchObject({ closing: '0/1', 'on-time': '1/1', return: '1/1' });
  });

  it('lead to exactly the matters that they count', async () => {
    const listed = async (rate: AssessedRate, part: 'numerator' | 'denominator', departments: string[]) => {
      const query = { created: november, counted: { rate, part }, departments, limit: 100 };
      const { matters: found } = await centre.dispatch.matters.list(query);
      return found
        .map(({ title }) => title.at(-1))
        .sort()
        .join('');
    };
    expect(await listed('closing', 'numerator', ['甲局'])).toBe('ab');
    expect(await listed('on-time', 'denominator', ['甲局'])).toBe('abd');
    expect(await listed('return', 'numerator', ['甲局'])).toBe('c');
    expect(await listed('reopening', 'denominator', ['甲局'])).toBe('abf');
    expect(await listed('return', 'denominator', [])).toBe('abcdef');
  });
});

describe('an assessment', () => {
  let assessmentId: number;
  const read = (client = centre) => client.dispatch.assessment.get({ assessmentId });
  const publish = async (client = approver) =>
    client.dispatch.assessment.publish({ assessmentId, seenVersion: (await read()).version });

  it('is open for the departments to check, and what happens meanwhile does not change it', async () => {
    ({ assessmentId } = await centre.dispatch.assessment.open({
      ...november,
      by: 'department',
      workingDays: 2,
    }));
    const opened = await read();
    expect(opened).toMatchObject({ state: 'checking', checkUntil: '2026-11-09T17:30:00', version: 1 }); // Friday, Monday
    await hub.act(matters['d']!, { action: 'accept' }, { action: 'handle', result: '迟到的办理' });
    expect((await read()).units).toEqual(opened.units);
    expect(await failureOf(publish())).toMatchObject({
      code: 'ASSESSMENT_STATE',
      data: { reason: 'checking-period' },
    });
  });

  it('shows a liaison the own department alone while it is checked', async () => {
    const own = await read(liaison);
    expect(own.units.map(({ unit }) => unit)).toEqual(['甲局']);
    expect(fractions(own.units[0]!)).toEqual(fractions((await read()).units[1]!));
  });

  it('takes objections with evidence from a department to what is counted for it', async () => {
    const file = new Blob([Buffer.from('%PDF-1.7 proof')]);
    const attach = (name: string) =>
      liaison.dispatch.matters.attach({ matterId: matters[name]!, name: '停电证明.pdf', file });
    const { evidenceId } = await attach('d');
    const object = (matterId: number, evidence: string[] = []) =>
      liaison.dispatch.assessment.object({ assessmentId, matterId, reason: '停电，不应计入', evidence });
    const { objectionId } = await object(matters['d']!, [evidenceId]);
    expect(await failureOf(object(matters['d']!))).toMatchObject({ data: { reason: 'already-objected' } });
    // c went to another department, which alone sees it; that it was given back counts here, and can be objected to with proof.
    const proof = { matterId: matters['c']!, evidenceId: (await attach('c')).evidenceId };
    expect(await failureOf(liaison.dispatch.matters.get(proof))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await failureOf(liaison.dispatch.matters.evidence(proof))).toMatchObject({ code: 'NOT_FOUND' });
    const refused = await object(proof.matterId, [proof.evidenceId]);
    expect((await liaison.dispatch.matters.evidence(proof)).name).toBe('停电证明.pdf');
    expect(await failureOf(object(matters['a']!, [evidenceId]))).toMatchObject({ code: 'BAD_INPUT' });
    hub.setTime('2026-11-06 09:00');
    const late = await hub.newMatter(); // after the assessment was opened
    await hub.act(late, { action: 'assign', department: '甲局', workingDays: 1 });
    expect(await failureOf(object(late))).toMatchObject({ data: { reason: 'not-counted' } });
    hub.setTime('2026-11-10 09:00');
    expect(await failureOf(object(matters['a']!))).toMatchObject({ data: { reason: 'checking-ended' } });
    expect(await failureOf(publish())).toMatchObject({ data: { reason: 'objections-open', detail: '2' } });
    await approver.dispatch.assessment.decide({ ...refused, excluded: false, reason: '确属退回' });
    const decide = (client: DispatchClient, excluded: boolean) =>
      client.dispatch.assessment.decide({ objectionId, excluded, reason: '属不可抗力' });
    expect(await failureOf(decide(hub.client('approver', '甲局', '甲局审批人'), true))).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await failureOf(decide(hub.client('analyst', null, '甲局联络员'), true))).toMatchObject({
      code: 'FORBIDDEN',
    });
    await decide(approver, true);
    expect(await failureOf(decide(approver, false))).toMatchObject({ data: { reason: 'already-decided' } });
  });

  it('keeps both figures, without and with what was left out', async () => {
    const first = (await read()).units[1]!;
    expect(first.excluded).toBe(1);
    expect(fractions(first, 'ratesBefore')).toMatchObject({
      closing: '2/5',
      'on-time': '1/3',
      return: '1/6',
    });
    expect(fractions(first)).toMatchObject({ closing: '2/4', 'on-time': '1/2', return: '1/5' });
  });

  it('leads to exactly the matters that it counts, whatever became of them since', async () => {
    const listed = async (
      client: DispatchClient,
      rate: AssessedRate,
      before: boolean,
      departments = ['甲局'],
    ) => {
      const counted = { rate, part: 'denominator' as const, assessmentId, before };
      const { matters: found } = await client.dispatch.matters.list({ counted, departments, limit: 100 });
      return found
        .map(({ title }) => title.at(-1))
        .sort()
        .join('');
    };
    expect(await listed(centre, 'closing', true)).toBe('abdef');
    expect(await listed(centre, 'closing', false)).toBe('abef');
    expect(await listed(centre, 'on-time', false)).toBe('ab');
    expect(await listed(liaison, 'return', true)).toBe('abcdef');
    expect(await listed(liaison, 'return', true, ['乙局'])).toBe('abcdef'); // its own alone
  });

  it('is scored by weights once a decision adopted them, and stays as published', async () => {
    const rates = { closing: 40, 'on-time': 30, return: 10, satisfaction: 20, reopening: 0 };
    const decision = '市考核办〔2026〕3号';
    const zero = { closing: 0, 'on-time': 0, return: 0, satisfaction: 0, reopening: 0 };
    const adopt = (given: typeof rates, validFrom: string) =>
      approver.dispatch.assessment.adoptWeights({ rates: given, decision, validFrom });
    expect(await failureOf(adopt(zero, '2026-01-01'))).toMatchObject({ code: 'BAD_INPUT' });
    await adopt(rates, '2026-12-01');
    expect((await read()).units[1]!.score).toBeNull(); // not valid on 30 November
    await adopt(rates, '2026-11-01');
    const stale = (await read()).version - 1;
    expect(
      await failureOf(approver.dispatch.assessment.publish({ assessmentId, seenVersion: stale })),
    ).toMatchObject({ code: 'CONFLICT' });
    const published = await publish();
    // (40 × 2/4 + 30 × 1/2 + 10 × (1 − 1/5) + 20 × 1/2) / 100; 乙局: (0 + 30 + 10) / 80
    expect(published.units.map(({ unit, score }) => [unit, score])).toEqual([
      ['乙局', 50],
      ['甲局', expect.closeTo(53, 9)],
    ]);
    expect(published).toMatchObject({ state: 'published', weights: decision });
    await approver.dispatch.assessment.adoptWeights({
      rates: { ...rates, closing: 0 },
      decision: '新办法',
      validFrom: '2026-11-02',
    });
    expect(await read()).toEqual(published);
    expect((await read(liaison)).units).toEqual(published.units);
    expect(await failureOf(publish())).toMatchObject({ data: { reason: 'already-published' } });
  });
});
