import { describe, expect, it } from 'vitest';
import type { Role } from '../../../core/access/actor.ts';
import { actionsOf, partiesOf, requireTransition } from '../../../core/dispatch/matters/permitted.ts';
import type { StandingMatter } from '../../../core/dispatch/matters/standing-matter.ts';
import { MatterAction, MatterState } from '../../../schemas/api/dispatch/matter.ts';

/**
 * Written down from the design, not read from the table: what each state allows the centre, and of that the department alone.
 * `S` needs a matter that is not supervised, `E` one without and `e` one with an extension asked for.
 */
const expected: Record<MatterState, { centre: string[]; department: string[] }> = {
  new: { centre: ['assign', 'close'], department: [] },
  assigned: {
    centre: ['accept', 'return', 'transfer', 'remind', 'supervise S'],
    department: ['accept', 'return'],
  },
  accepted: {
    centre: [
      'handle',
      'return',
      'transfer',
      'remind',
      'supervise S',
      'request-extension E',
      'decide-extension e',
    ],
    department: ['handle', 'return', 'request-extension E'],
  },
  handled: { centre: ['verify'], department: [] },
  verified: { centre: ['close'], department: [] },
  closed: { centre: ['reopen'], department: [] },
};

const matterOf = (state: MatterState, more: Partial<StandingMatter> = {}): StandingMatter => ({
  matterId: 1,
  number: '2026-000001',
  state,
  department: '城管局',
  item: null,
  dueBy: null,
  supervised: false,
  extension: null,
  basisWithdrawn: false,
  version: 3,
  ...more,
});

const extension = { workingDays: 2, reason: '等材料' };
const situations = [false, true].flatMap((supervised) =>
  [null, extension].map((asked) => ({ supervised, extension: asked })),
);

function allowed(list: readonly string[], { supervised, extension: asked }: (typeof situations)[number]) {
  return list
    .filter((line) => !(line.endsWith(' S') && supervised))
    .filter((line) => !(line.endsWith(' E') && asked) && !(line.endsWith(' e') && !asked))
    .map((line) => line.split(' ')[0]!)
    .sort();
}

describe('every state, action and party', () => {
  for (const state of MatterState.options)
    for (const situation of situations)
      for (const party of ['centre', 'department'] as const)
        it(`${state}, ${JSON.stringify(situation)}, ${party}`, () => {
          const matter = matterOf(state, situation);
          const parties =
            party === 'centre' ? (['centre', 'department'] as const) : (['department'] as const);
          const wanted = allowed(expected[state][party], situation);
          expect(actionsOf(matter, parties).sort()).toEqual(wanted);
          const anybody = allowed(expected[state].centre, situation);
          for (const action of MatterAction.options) {
            const attempt = () => requireTransition(matter, action, parties);
            if (wanted.includes(action)) expect(attempt().action).toBe(action);
            else
              expect(attempt).toThrow(
                expect.objectContaining({ code: anybody.includes(action) ? 'FORBIDDEN' : 'MATTER_STATE' }),
              );
          }
        });
});

describe('whoever acts', () => {
  const roles: [Role, string | null, string[]][] = [
    ['analyst', null, ['centre', 'department']],
    ['liaison', '城管局', ['department']],
    ['liaison', '住建局', []],
    ['liaison', null, []],
    ['approver', '城管局', []],
    ['leader', '城管局', []],
    ['system-administrator', '城管局', []],
    ['security-administrator', '城管局', []],
    ['audit-administrator', '城管局', []],
  ];
  it.each(roles)('%s of %s is %j', (role, department, parties) => {
    expect(partiesOf({ role, department }, matterOf('assigned'))).toEqual(parties);
  });
  it('nobody is the department of a matter that no department has', () => {
    expect(
      partiesOf({ role: 'liaison', department: '城管局' }, matterOf('new', { department: null })),
    ).toEqual([]);
  });
});
