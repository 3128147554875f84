import type { TimelineEvent } from '../../../schemas/api/master/entities.ts';
import { datasetById } from '../../../schemas/datasets/index.ts';
import type { Actor } from '../../access/actor.ts';
import { scoped } from '../../access/scoped.ts';
import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import { lineageJoinSql, recordRefStruct } from '../entity/record-refs.ts';
import type { EntityRef } from '../entity/write-said.ts';
import { inlined } from '../subjects/seen-entities.ts';

/** Months with people newly insured by the company: how many, never who. The event leads to one of the rows. */
export async function insuranceEvents(
  session: ConnectedSession,
  actor: Actor,
  { entityId }: EntityRef,
  version: number,
): Promise<TimelineEvent[]> {
  const { sql, values } = scoped(actor, datasetById('social-insurance')!, version);
  const rows = await session.all<TimelineEvent>(
    `SELECT strftime(date_trunc('month', r."start"), '%Y-%m-%d') AS day, 'insurance' AS kind, 'start' AS field, '' AS title,
       [{'field': 'insured', 'value': count(*)::VARCHAR}] AS facts, max_by(${recordRefStruct}, r.record_id) AS record
     FROM (${inlined(sql, values)}) r ${lineageJoinSql}
     WHERE r."start" IS NOT NULL AND r.uscc = (SELECT uscc FROM master.legal_entity WHERE entity_id = ${BigInt(entityId)})
     GROUP BY 1 ORDER BY 1 DESC`,
  );
  return rows.map((row) => ({
    ...row,
    facts: row.facts.map((fact) => ({ ...fact })),
    record: { ...row.record },
  }));
}
