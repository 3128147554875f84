import { expect, it } from 'vitest';
import { emptyDraft, toAct } from '../../../../renderer/views/dispatch/matter/act-draft.ts';

const draft = (typed: Partial<ReturnType<typeof emptyDraft>> = {}) => ({ ...emptyDraft(), ...typed });

it('sends nothing while something that the act needs is missing', () => {
  expect(toAct('assign', draft())).toBeNull();
  expect(toAct('return', draft({ text: ' ' }))).toBeNull();
  expect(toAct('handle', draft())).toBeNull();
  expect(toAct('verify', draft())).toBeNull();
  expect(toAct('close', draft())).toBeNull();
});

it('wants a reason for a check that failed, and for none that passed', () => {
  expect(toAct('verify', draft({ isPositive: false }))).toBeNull();
  expect(toAct('verify', draft({ isPositive: false, text: '照片看不清' }))).toEqual({
    action: 'verify',
    passed: false,
    note: '照片看不清',
  });
  expect(toAct('verify', draft({ isPositive: true }))).toEqual({ action: 'verify', passed: true, note: '' });
});

it('sends of a draft only what the act is', () => {
  const typed = draft({ department: '市城管局', workingDays: 3, text: '请核查', isPositive: true });
  expect(toAct('assign', typed)).toEqual({
    action: 'assign',
    department: '市城管局',
    item: null,
    workingDays: 3,
    note: '请核查',
  });
  expect(toAct('close', typed)).toEqual({
    action: 'close',
    solved: true,
    satisfied: null,
    note: '请核查',
  });
});
