import type { HistoryLine } from '../../../schemas/api/master/entities.ts';
import type { RecordRef } from '../../../schemas/api/master/record-ref.ts';
import type { Dataset } from '../../../schemas/datasets/dataset.ts';
import { recordTable } from '../../../schemas/datasets/index.ts';
import { goldenKinds } from '../../../schemas/master/index.ts';
import type { Actor } from '../../access/actor.ts';
import { maskSql } from '../../access/mask-sql.ts';
import { scopedEver } from '../../access/scoped.ts';
import { quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { gives, givingDatasets } from '../golden/given-fields.ts';
import { lineageJoinSql, recordRefStruct } from '../entity/record-refs.ts';
import type { EntityRef } from '../entity/write-said.ts';

/** One version of a subject's row. */
interface Version {
  subject: string;
  from: string;
  to: string | null;
  ref: RecordRef;
  /** As they are, which never leave the core, and as they may be shown. */
  values: (string | null)[];
  shown: (string | null)[];
}

/** The day on which each data version came about: of the delivery that was published, or of what took it back. */
const versionDaySql = `
  SELECT version, min(day)::VARCHAR AS day FROM (
    SELECT b.data_version AS version, d.received_at::DATE AS day FROM ops.batch b JOIN ops.delivery d USING (delivery_id)
    UNION ALL SELECT undone_version, undone_at::DATE FROM ops.batch WHERE undone_version IS NOT NULL)
  GROUP BY version`;

/** What every row of the entity has said about each field over time, the newest first; a value that stayed is one line. */
export async function entityHistory(
  session: Session,
  actor: Actor,
  { kind, entityId }: EntityRef,
): Promise<HistoryLine[]> {
  const golden = goldenKinds[kind];
  const lines: HistoryLine[] = [];
  for (const dataset of givingDatasets(golden)) {
    const fields = golden.fields.map(({ field }) => field).filter((field) => gives(dataset, golden, field));
    const versions = await readVersions(session, actor, dataset, { kind, entityId }, fields);
    fields.forEach((field, at) => lines.push(...linesOf(field, at, versions)));
  }
  return lines.sort((a, b) => b.from.localeCompare(a.from) || a.field.localeCompare(b.field));
}

function readVersions(
  session: Session,
  actor: Actor,
  dataset: Dataset,
  { kind, entityId }: EntityRef,
  fields: readonly string[],
): Promise<Version[]> {
  const { sql, values } = scopedEver(actor, dataset);
  const bound = values.length;
  const said = fields.map((field) => `r.${quote(field)}::VARCHAR`);
  const maskings = new Map(dataset.fields.map(({ key, masking }) => [key, masking]));
  const shown = fields.map((field) => `${maskSql(maskings.get(field)!, `r.${quote(field)}`)}::VARCHAR`);
  return session.all<Version>(
    `WITH version_day AS (${versionDaySql}),
     own AS (
       SELECT record_id, from_version, source_id || ':' || source_key AS subject
       FROM ${recordTable(dataset)} SEMI JOIN (
         SELECT source_id, source_key FROM master.member WHERE kind = $${bound + 1} AND entity_id = $${bound + 2}) m
         USING (source_id, source_key))
     SELECT own.subject, coalesce(begun.day, strftime(d.received_at, '%Y-%m-%d')) AS "from", ended.day AS "to",
       ${recordRefStruct} AS ref, [${said.join(', ')}] AS values, [${shown.join(', ')}] AS shown
     FROM (${sql}) r JOIN own USING (record_id, from_version) ${lineageJoinSql}
     LEFT JOIN version_day begun ON begun.version = r.from_version
     LEFT JOIN version_day ended ON ended.version = r.to_version
     ORDER BY own.subject, r.from_version`,
    [...values, kind, entityId],
  );
}

/** Consecutive versions of one subject that say the same are one line, which leads to the row that said it first. */
function linesOf(field: string, at: number, versions: readonly Version[]): HistoryLine[] {
  const lines: HistoryLine[] = [];
  let last: { subject: string; value: string | null; line: HistoryLine } | undefined;
  for (const { subject, from, to, ref, values, shown } of versions) {
    const value = values[at] ?? null;
    const isSame = last?.subject === subject;
    if (last && isSame && last.value === value && last.line.to === from) {
      last.line.to = to;
    } else if (value !== null || isSame) {
      const line: HistoryLine = { field, value: shown[at] ?? null, from, to, record: { ...ref } };
      last = { subject, value, line };
      lines.push(line);
    }
  }
  return lines;
}
