import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { PairView } from '../../../schemas/api/linkage/pairs.ts';
import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { Actor } from '../../access/actor.ts';
import { HubError } from '../../base/hub-error.ts';
import { quote } from '../../warehouse/quote.ts';
import type { ConnectedSession, Session, Warehouse } from '../../warehouse/warehouse.ts';
import { frequencyColumns } from '../scoring/frequency-slots.ts';
import { rarityQuery } from '../scoring/rarity-tables.ts';
import { waterfall, type Rarities } from '../scoring/waterfall.ts';
import { compareRecords, type NumberedPair } from './compare-records.ts';
import { makeChosenRecords } from './entity-records.ts';
import { requireLastRun, type LastRun } from './last-run.ts';
import { linkedRecord, readTexts } from './linked-records.ts';
import { meetingRules } from './meeting-rules.ts';
import { pairParts } from './pair-parts.ts';
import { judgementsAmong, pairKey, type RecordPair } from './standing-judgements.ts';
import { visibleRecords, type VisibleRecord } from './visible-records.ts';

export interface PairsAsked {
  entity: EntityKind;
  pairs: readonly RecordPair[];
  signal: AbortSignal;
}

/**
 * Any pairs of current records with all that speaks for and against them by the last run's model, whether or not the
 * run compared them. The smaller record id stands on the left.
 *
 * @throws HubError `NOT_FOUND` before the first run and for a record that is gone or that the actor may not see,
 *   `BAD_INPUT` for a record paired with itself, `CANCELLED`
 */
export async function pairViews(
  warehouse: Warehouse,
  actor: Actor,
  { entity, pairs, signal }: PairsAsked,
): Promise<PairView[]> {
  const run = await requireLastRun(warehouse, entity);
  const asked = pairs.map(inOrder);
  const ids = asked.flatMap(({ left, right }) => [left, right]);
  const visible = await visibleRecords(warehouse, actor, entity, ids);
  for (const id of ids) if (!visible.has(id)) throw noRecord(id);
  const judgements = await judgementsAmong(warehouse, entity, ids);
  const views = await warehouse.transaction(
    (session) => compare(session, { entity, run, visible, asked, signal }),
    { signal },
  );
  return views.map((view, at) => ({ ...view, judgement: judgements.get(pairKey(asked[at]!)) ?? null }));
}

function inOrder({ left, right }: RecordPair): RecordPair {
  if (left === right) throw new HubError('BAD_INPUT', { detail: 'left, right' });
  return left < right ? { left, right } : { left: right, right: left };
}

export function noRecord(id: number): HubError {
  return new HubError('NOT_FOUND', { kind: 'record', id: String(id) });
}

interface Comparing {
  entity: EntityKind;
  run: LastRun;
  visible: ReadonlyMap<number, VisibleRecord>;
  asked: readonly RecordPair[];
  signal: AbortSignal;
}

async function compare(
  session: ConnectedSession,
  { entity, run, visible, asked, signal }: Comparing,
): Promise<Omit<PairView, 'judgement'>[]> {
  if (asked.length === 0) return [];
  const { model, parameters } = run;
  await makeChosenRecords(session, entity, [...visible.keys()], signal);
  const rows = await session.all<{ n: number; id: number }>('SELECT n, record_id::DOUBLE AS id FROM record');
  const numbers = new Map(rows.map(({ n, id }) => [id, n]));
  const numberOf = (id: number) => {
    const n = numbers.get(id);
    if (n === undefined) throw noRecord(id);
    return n;
  };
  const numbered = asked.map(({ left, right }): NumberedPair => ({ l: numberOf(left), r: numberOf(right) }));
  const texts = await readTexts(session, { entity, model, visible });
  const rarity = await readRarities(session, entity, model);
  const rulesOf = await meetingRules(session, model, run.excluded);
  const patterns = await compareRecords(session, model, numbered);
  return asked.map(({ left, right }, at) => {
    const pair = numbered[at]!;
    const sides = { left: texts.get(left)!, right: texts.get(right)! };
    const rarities: Rarities = { left: rarity.get(pair.l)!, right: rarity.get(pair.r)! };
    const steps = waterfall(model, parameters, patterns[at]!, rarities);
    return {
      left: linkedRecord(visible.get(left)!, sides.left),
      right: linkedRecord(visible.get(right)!, sides.right),
      weight: steps.weight,
      probability: steps.probability,
      ...pairParts(model, patterns[at]!, steps, sides),
      rules: rulesOf(pair),
    };
  });
}

/** Rarities of the values of `record` by the last version's frequencies, in the order of `frequencyColumns`. */
async function readRarities(
  session: Session,
  entity: EntityKind,
  model: LinkageModel,
): Promise<Map<number, (number | null)[]>> {
  const columns = frequencyColumns(model);
  const values = columns.map((name) => `SELECT CAST(${quote(name)} AS VARCHAR) FROM record`).join(' UNION ');
  await session.run(
    `CREATE TEMP TABLE frequency AS SELECT number, value, rarity FROM link.frequency
     WHERE entity = $1 AND (value IS NULL ${values ? `OR value IN (${values})` : ''})`,
    [entity],
  );
  const rows = await session.all<Record<string, number | null>>(rarityQuery(model));
  return new Map(rows.map((row) => [row['n']!, columns.map((_, at) => row[`b${at}`] ?? null)]));
}
