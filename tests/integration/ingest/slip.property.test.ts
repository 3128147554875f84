import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newIngestHub } from '../../fixtures/ingest-hub.ts';
import { openSlipFile } from '../../fixtures/slip-file.ts';
import { batchIds, currentRows } from './published-rows.ts';

/** A grid as delivered: code, name, households. */
type Row = readonly [code: string, name: string, households: string];

const headers = ['网格编码', '网格名称', '户数'];
const row = fc.tuple(
  fc.constantFrom('', 'G1', 'G2', 'G3', 'G4'),
  fc.constantFrom('', '东片', '西片', '南片'),
  fc.constantFrom('', '12', '7', '约', '十户左右'),
);
/** One round: what is written into the n-th row of the slip, and whether the round is undone later. */
const round = fc.record({
  edits: fc.array(fc.tuple(fc.nat(), row), { maxLength: 4 }),
  isUndone: fc.boolean(),
});

/** What a row publishes by the rules of the dataset; null when nothing identifies it. Worked out without the product. */
function publishedBy([code, name, households]: Row): string | null {
  if (code === '' && name === '') return null;
  return [code, name, /^\d+$/.test(households) ? households : ''].join('/');
}

/** The published rows: of each row the latest version that can be published. */
function expected(versions: readonly (readonly Row[])[]): string[] {
  return versions
    .map((all) => all.map(publishedBy).findLast((text) => text !== null))
    .filter((text) => text !== undefined)
    .sort() as string[];
}

it('random corrections publish the latest usable version of every row, and undoing them brings back what was', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 8 }),
      fc.array(round, { minLength: 1, maxLength: 3 }),
      checkRounds,
    ),
    { numRuns: 3 },
  );
});

async function checkRounds(
  rows: Row[],
  rounds: { edits: [number, Row][]; isUndone: boolean }[],
): Promise<void> {
  const hub = await newIngestHub();
  const deliver = async (name: string, content: string | Uint8Array) =>
    batchIds(await hub.deliverText(name, content, { department: '测试局' }))[0]!;
  const published = async () =>
    (await currentRows(hub, 'grid', ['grid_code', 'grid_name', 'households']))
      .map((found) =>
        Object.values(found)
          .map((value) => value ?? '')
          .join('/'),
      )
      .sort();
  try {
    const anchor: Row = ['G9', '锚', '1']; // a file of blank rows alone has no table
    const all = [anchor, ...rows];
    const first = await deliver('grid.csv', [headers, ...all].map((cells) => cells.join(',')).join('\n'));
    const history = all.map((original) => [{ batch: 0, version: original }]);
    const undone: number[] = [];
    for (const { edits, isUndone } of rounds) {
      const slip = await openSlipFile(await hub.ingest.slip(first));
      const numbers = [...slip.byNumber().keys()];
      const changes = new Map<number, Row>();
      if (numbers.length > 0)
        for (const [at, version] of edits) changes.set(numbers[at % numbers.length]!, version);
      for (const [number, version] of changes)
        headers.forEach((header, at) => slip.set(number, header, version[at]!));
      const before = slip.byNumber();
      const shown = new Map([...changes].map(([number]) => [number, before.get(number)!]));
      const batch = await deliver(`slip-${history.length}-${Math.random()}.xlsx`, slip.save());
      const { batch: counts } = await hub.ingest.report(batch);
      expect(counts.delivered).toBe(counts.published + counts.quarantined + counts.nonData);
      expect(counts.delivered).toBe(numbers.length);
      for (const [number, version] of changes)
        if (shown.get(number) && version.some((cell) => cell !== ''))
          history[number - 1]!.push({ batch, version });
      if (isUndone) undone.push(batch);
      expect(await published()).toEqual(expected(history.map((of) => of.map(({ version }) => version))));
    }
    for (const batch of undone) {
      await hub.undo(batch);
      for (const of of history) of.splice(0, of.length, ...of.filter((entry) => entry.batch !== batch));
      expect(await published()).toEqual(expected(history.map((of) => of.map(({ version }) => version))));
    }
  } finally {
    await hub.remove();
  }
}
