import { buildCity, type City } from '../../../sample/city/city.ts';
import { kinds } from '../../../sample/city/people.ts';
import { datasets, recordTable } from '../../../schemas/datasets/index.ts';
import { literal } from '../../../core/warehouse/quote.ts';
import type { ConnectedSession } from '../../../core/warehouse/warehouse.ts';
import type { PreparedCity } from './prepare-city.ts';

/** Kinds of entities whose truth the sample city tells. */
export const evaluatedKinds = ['person', 'legal-entity', 'dwelling'] as const;
export type EvaluatedKind = (typeof evaluatedKinds)[number];

/**
 * Makes what every evaluation asks for:
 * `truth_record(record_id, source_id, entity)` of all published records that the truth names,
 * `fault_record(record_id, fault)` and `subgroup(entity, name)`.
 */
export async function loadTruth(
  session: ConnectedSession,
  { manifest }: PreparedCity,
  kind: EvaluatedKind,
): Promise<void> {
  const path = kind === 'legal-entity' ? manifest.truth.legalEntity : manifest.truth[kind];
  const tables = datasets.filter(({ entity }) => entity === kind).map(recordTable);
  const rows = tables.map(
    (table) => `SELECT record_id, source_id, batch_id, row_number FROM ${table} WHERE to_version IS NULL`,
  );
  await session.run(`CREATE OR REPLACE TEMP TABLE placed AS
    SELECT c.record_id, c.source_id, d.file_name AS source_file, b.sheet, c.row_number
    FROM (${rows.join(' UNION ALL ')}) c JOIN ops.batch b USING (batch_id) JOIN ops.delivery d USING (delivery_id)`);
  const csv = (file: string) =>
    `(SELECT * REPLACE (coalesce(sheet, '') AS sheet, row_number::INTEGER AS row_number)
      FROM read_csv(${literal(file)}, header = true, all_varchar = true))`;
  const at = 'USING (source_file, sheet, row_number)';
  await session.run(
    `CREATE OR REPLACE TEMP TABLE truth_record AS SELECT record_id, source_id, entity FROM placed JOIN ${csv(path)} ${at}`,
  );
  await session.run(
    `CREATE OR REPLACE TEMP TABLE fault_record AS SELECT DISTINCT record_id, fault FROM placed JOIN ${csv(manifest.truth.faults)} ${at}`,
  );
  await session.run('CREATE OR REPLACE TEMP TABLE subgroup (entity VARCHAR, name VARCHAR)');
  if (kind === 'person') await writeSubgroups(session, buildCity(manifest.people, manifest.seed));
}

async function writeSubgroups(session: ConnectedSession, city: City): Promise<void> {
  for (const [name, people] of Object.entries(subgroups(city)))
    await session.run('INSERT INTO subgroup SELECT unnest($1::VARCHAR[]), $2', [
      people.map((person) => `P${person}`),
      name,
    ]);
  // Without a number: a record of theirs holds none that is valid.
  await session.run(`INSERT INTO subgroup SELECT entity, 'no number' FROM truth_record JOIN (
      SELECT record_id, id_no FROM record.population UNION ALL SELECT record_id, id_no FROM record.social_insurance
    ) USING (record_id) GROUP BY entity HAVING count(*) > count(id_no)`);
}

/** People of whom the requirements speak, by subgroup. */
function subgroups(city: City): Record<string, number[]> {
  const { people } = city;
  const everybody = Array.from({ length: people.count }, (_, person) => person);
  const namesakes = new Map<string, number[]>();
  for (const person of everybody) {
    const key = `${people.name(person)} ${people.birth[person]}`;
    namesakes.set(key, [...(namesakes.get(key) ?? []), person]);
  }
  return {
    children: everybody.filter((person) => people.age(person) < 14),
    migrants: everybody.filter((person) => people.kind[person] === kinds.migrant),
    'ethnic names': everybody.filter((person) => [4, 5, 17].includes(people.nation[person]!)),
    'same name and birth date': [...namesakes.values()].filter((group) => group.length > 1).flat(),
    twins: siblings(city, (one, other) => people.birth[one] === people.birth[other]),
    'same family name at home': siblings(
      city,
      (one, other) => people.familyName(one) === people.familyName(other),
    ),
  };
}

/** People who share a household with somebody of whom `alike` holds; members of a household are neighbours. */
function siblings({ households }: City, alike: (one: number, other: number) => boolean): number[] {
  const found: number[] = [];
  for (let household = 0; household < households.count; household++) {
    const members: number[] = [];
    for (let person = households.first[household]!; person < households.first[household + 1]!; person++)
      members.push(person);
    found.push(...members.filter((one) => members.some((other) => one !== other && alike(one, other))));
  }
  return found;
}
