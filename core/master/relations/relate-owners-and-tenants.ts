import type { QueryOptions, Session } from '../../warehouse/warehouse.ts';
import { byDigitsSql, byNumberSql, relateNamedSql, writeNamedPeople } from './named-people.ts';

/** Confidence where a namesake, or somebody whose name sounds alike, has to do with the dwelling. */
const confidence = { atDwelling: 0.97, homophone: 0.93 };

/** What somebody is to a dwelling whose rows name them, and what else ties a namesake to it. */
const roles = [
  { role: 'owner', number: 'owner_id', relation: 'owns', ties: ['lives-in', 'registered-at', 'owns'] },
  { role: 'tenant', number: 'tenant_id', relation: 'rents', ties: ['lives-in'] },
] as const;
type Role = (typeof roles)[number];

/**
 * Relates people to the dwellings whose rows name them as owner or tenant: by citizen number; by name and what can be read
 * of a number that was masked or written wrongly; or by name where exactly one person of that name, or of one that sounds
 * alike, lives there, is registered there or owns it by another row. A name alone, among all namesakes of a city, says
 * nothing.
 */
export async function relateOwnersAndTenants(session: Session, query?: QueryOptions): Promise<void> {
  await writeNamedPeople(
    session,
    roles.map(({ role, number }) => ({ role, kind: 'dwelling', name: role, number })),
    query,
  );
  for (const role of roles)
    for (const found of [byNumberSql(role.role), byDigitsSql(role.role), byNameSql(role)])
      await session.run(relateNamedSql(role.relation, 'dwelling', found), [], query);
  await session.run('DROP TABLE temp.named');
}

function byNameSql({ role, relation, ties }: Role): string {
  return `WITH tied AS (
      SELECT DISTINCT to_id AS target, from_id AS person FROM related
      WHERE from_kind = 'person' AND to_kind = 'dwelling' AND relation IN (${ties.map((tie) => `'${tie}'`).join(', ')})),
    met AS (
      SELECT n.record_id, n.target, p.person, bool_or(n.name = p.name) AS is_same
      FROM named n JOIN tied USING (target) JOIN person_name p ON p.person = tied.person AND p.reading = n.reading
      WHERE n.role = '${role}' AND n.record_id NOT IN (SELECT evidence_record FROM related WHERE relation = '${relation}')
      GROUP BY ALL)
    SELECT record_id, min(target) AS target, min(person) AS person,
      CASE WHEN bool_and(is_same) THEN 'name-at-dwelling' ELSE 'homophone-at-dwelling' END AS method,
      CASE WHEN bool_and(is_same) THEN ${confidence.atDwelling} ELSE ${confidence.homophone} END AS confidence
    FROM (SELECT * FROM met QUALIFY is_same = max(is_same) OVER (PARTITION BY record_id))
    GROUP BY record_id HAVING count(*) = 1`;
}
