import type { GoldenKind } from '../../../schemas/master/golden-field.ts';
import { goldenKinds } from '../../../schemas/master/index.ts';
import type { ConnectedSession, QueryOptions } from '../../warehouse/warehouse.ts';
import type { BuildContext } from '../build-context.ts';
import { givenGolden } from './given-golden.ts';
import { fillGolden } from './fill-golden.ts';
import { fillMembers } from './fill-members.ts';
import { writeAgreed } from './write-agreed.ts';
import { writeChosen } from './write-chosen.ts';
import { writeDelivered } from './write-delivered.ts';
import { writeDepartments } from './write-departments.ts';
import { writeInitials } from './write-initials.ts';
import { writeSettled } from './write-settled.ts';

/** Entities whose records are looked at together: what they say must fit into memory. */
export interface EntityRange {
  first: bigint;
  last: bigint;
}

/** Records of a range, about. */
const rangeSize = 400_000;

/** Fills the golden records of every kind that was matched, which records they are made of, and where departments disagree. */
export async function buildGolden(
  session: ConnectedSession,
  { signal, progress }: BuildContext,
): Promise<void> {
  const query = { signal };
  const all = Object.values(goldenKinds);
  await writeDepartments(session);
  for (const [index, golden] of all.entries()) {
    await fillMembers(session, golden, query);
    await writeSettled(session, golden);
    const ranges = await entityRanges(session, golden);
    for (const [at, range] of ranges.entries()) {
      progress('golden', (0.6 * (index + at / ranges.length)) / all.length);
      await buildRange(session, golden, range, query);
    }
    await writeInitials(session, golden, query);
  }
}

/** Fills golden records and conflicts of a range of entities; `settled` and `department` are there. */
export async function buildRange(
  session: ConnectedSession,
  golden: GoldenKind,
  range: EntityRange,
  query: QueryOptions,
): Promise<void> {
  await writeDelivered(session, golden, range, query);
  const given = await givenGolden(session, golden, 'delivered', query);
  await writeAgreed(session, given, 'delivered', query);
  await writeChosen(session, given, query);
  await fillGolden(session, given, query);
  for (const table of ['delivered', 'agreed', 'chosen']) await session.run(`DROP TABLE temp.${table}`);
}

async function entityRanges(session: ConnectedSession, { kind }: GoldenKind): Promise<EntityRange[]> {
  return session.all<EntityRange>(
    `SELECT min(entity_id) AS first, max(entity_id) AS last
     FROM (SELECT entity_id, (sum(count(*)) OVER (ORDER BY entity_id) - 1) // ${rangeSize} AS part
           FROM master.member WHERE kind = $1 GROUP BY entity_id)
     GROUP BY part ORDER BY part`,
    [kind],
  );
}
