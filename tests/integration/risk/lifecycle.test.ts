import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localAnalyst } from '../../../core/access/actor.ts';
import { systemClock } from '../../../core/base/clock.ts';
import { createCore } from '../../../core/create-core.ts';
import { assessDays } from '../../../core/monitoring/risk/assess/assess-days.ts';
import { saveIndicator } from '../../../core/monitoring/risk/indicators/save-indicator.ts';
import { listWarnings } from '../../../core/monitoring/risk/warnings/list-warnings.ts';
import { readPredictiveValue } from '../../../core/monitoring/risk/warnings/predictive-value.ts';
import { readWarning } from '../../../core/monitoring/risk/warnings/read-warning.ts';
import { judgeWarning } from '../../../core/monitoring/risk/warnings/warning-judged.ts';
import { FileKeyStore } from '../../../core/workspace/file-key-store.ts';
import { addDays } from '../../../schemas/calendar/days.ts';
import { shippedIndicators } from '../../../schemas/indicators/shipped/index.ts';
import { createParserSpawner } from '../../../server/parser/spawn-parser.ts';
import { silentLogger } from '../../fixtures/silent-logger.ts';
import { reachDay, writeFacts } from '../../fixtures/made-up-figures.ts';
import { openTestCore, type TestCore } from '../../fixtures/test-core.ts';

const indicator = 'hazards-found';
const grids = ['320599101201001', '320599101201002', '320599102201001', '320599102202001', '320599103201001'];
const town = '320599101';
const first = '2026-03-02';
/** 8 events a day for six days in one town, where 0.2 are usual. */
const burst = { from: '2026-03-05', to: '2026-03-10' };
const missing = '2026-03-08';
const days = Array.from({ length: 26 }, (_, at) => addDays(first, at));

let core: TestCore;
const shown = new Map<string, unknown>();
const page = {
  state: 'all',
  levels: [],
  topics: [],
  indicator: null,
  within: null,
  offset: 0,
  limit: 100,
} as const;
const listAsOf = (asOf: string | null, state: 'all' | 'open' = 'all') =>
  listWarnings(core.warehouse, { ...page, state, asOf });
const inTown = async () =>
  (await listAsOf(null)).warnings.filter(({ area, method }) => area === town && method !== 'cluster');

async function assess(day: string, dataVersion: number): Promise<string[]> {
  const spans =
    day < missing
      ? [{ first: '2023-01-01', last: day }]
      : [
          { first: '2023-01-01', last: addDays(missing, -1) },
          { first: addDays(missing, 1), last: day },
        ];
  await reachDay(core.warehouse, day, { dataVersion, spans });
  return (await assessDays(core, { actor: localAnalyst })).days;
}

/** Closes it, throws the warehouse away, and opens the workspace again. */
async function reopened({ close, workspace }: TestCore): Promise<TestCore> {
  const workspacePath = dirname(workspace.paths.warehouse);
  const directory = dirname(workspacePath);
  await close();
  await rm(workspace.paths.warehouse);
  const again = await createCore({
    workspacePath,
    host: 'command-line',
    version: '0.0.0-test',
    clock: systemClock,
    logger: silentLogger,
    keyStore: new FileKeyStore(join(directory, 'keys')),
    spawnParser: createParserSpawner(),
  });
  return {
    ...again,
    async remove() {
      await again.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

beforeAll(async () => {
  core = await openTestCore({ host: 'command-line' });
  const events = days
    .filter((day) => day >= burst.from && day <= burst.to)
    .map((day) => ({ grid: grids[0]!, day, count: 8 }));
  await writeFacts(core.warehouse, indicator, {
    grids,
    from: '2023-01-01',
    to: days.at(-1)!,
    every: 10,
    events,
  });
  // Nothing was ever assessed: the days before would be made up for.
  await core.warehouse.run(
    `INSERT INTO ops.risk_assessment VALUES (0, $1::DATE, '', 0, '{}', 0, 0, 0, 0, 0)`,
    [addDays(first, -1)],
  );
  for (const [at, day] of days.entries()) {
    await assess(day, at + 1);
    shown.set(day, await listAsOf(day));
  }
});

afterAll(() => core.remove());

describe('a burst of events', () => {
  it('is warned about within three days, once, and closes itself when its cause is gone', async () => {
    const warnings = await inTown();
    expect(warnings).toHaveLength(1);
    const [warning] = warnings;
    expect(warning!.firstSeen >= burst.from && warning!.firstSeen <= addDays(burst.from, 2)).toBe(true);
    expect(warning).toMatchObject({ state: 'closed', indicator, indicatorVersion: 1, areaLevel: 'town' });
    // A week after a week in which nothing was unusual.
    expect(warning!.closedDay! > addDays(burst.to, 6)).toBe(true);
    expect(warning!.closedDay! <= addDays(burst.to, 14)).toBe(true);
    const { history } = await readWarning(core.warehouse, warning!.warningId);
    expect(history[0]).toMatchObject({ event: 'closed', note: 'cause-gone' });
    expect(history.at(-1)).toMatchObject({ event: 'raised', day: warning!.firstSeen });
    expect(history.filter(({ event }) => event === 'no-data').map(({ day }) => day)).toEqual([missing]);
  });

  it('raises nothing before it, nor where nothing happened', async () => {
    const { warnings } = await listAsOf(null);
    for (const { firstSeen, area } of warnings) {
      expect(firstSeen >= burst.from).toBe(true);
      expect(['', town, '320599101201'], area).toContain(area);
    }
  });

  it('is shown as of a day as it was shown on that day', async () => {
    for (const day of days.filter((_, at) => at % 4 === 0))
      expect(await listAsOf(day), day).toEqual(shown.get(day));
    const open = await listAsOf(addDays(burst.from, 2), 'open');
    expect(open.warnings.some(({ area }) => area === town)).toBe(true);
  });
});

describe('an assessment', () => {
  it('is not repeated for the same data, and is for new ones of the same day', async () => {
    const last = days.at(-1)!;
    expect(await assess(last, days.length)).toEqual([]);
    expect(await assess(last, days.length + 1)).toEqual([last]);
  });

  it('does not rewrite what was warned of when a rule changes', async () => {
    const before = await listAsOf(null);
    const changed = shippedIndicators.find(({ id }) => id === indicator)!;
    await saveIndicator(core, localAnalyst, {
      indicator: { ...changed, rules: [{ method: 'fixed', levels: ['city'], bounds: { blue: 0 } }] },
      seenVersion: 1,
      note: '',
    });
    expect(await assess(days.at(-1)!, days.length + 1)).toEqual([days.at(-1)!]);
    const after = await listAsOf(null);
    const raised = after.warnings.filter(({ method }) => method === 'fixed');
    expect(raised).toMatchObject([{ indicatorVersion: 2, level: 'blue', area: '', state: 'open' }]);
    const [kept] = raised;
    expect(after.warnings.filter(({ warningId }) => warningId !== kept!.warningId)).toEqual(before.warnings);
  });

  it('gives the same warnings when the warehouse is rebuilt from the journal', async () => {
    const [warning] = await inTown();
    await judgeWarning(core.commands, localAnalyst, {
      warningId: warning!.warningId,
      verdict: 'real',
      note: '',
    });
    expect(await readPredictiveValue(core.warehouse)).toMatchObject([{ judged: 1, real: 1 }]);
    const [before, asOf] = [await listAsOf(null), await listAsOf(addDays(first, 10))];
    expect(before.total).toBeGreaterThan(1);
    core = await reopened(core);
    expect(await listAsOf(null)).toEqual(before);
    expect(await listAsOf(addDays(first, 10))).toEqual(asOf);
  });
});
