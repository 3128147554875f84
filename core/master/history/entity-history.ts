import type { HistoryLine } from '../../../schemas/api/master/entities.ts';
import type { RecordRef } from '../../../schemas/api/master/record-ref.ts';
import type { Dataset } from '../../../schemas/datasets/dataset.ts';
import { datasetById, recordTable } from '../../../schemas/datasets/index.ts';
import { goldenKinds } from '../../../schemas/master/index.ts';
import type { Actor } from '../../access/actor.ts';
import { maskSql } from '../../access/mask-sql.ts';
import { scopedEver } from '../../access/scoped.ts';
import { groupBy } from '../../base/group-by.ts';
import { literal, quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { gives } from '../golden/given-fields.ts';
import { lineageJoinSql, recordRefStruct } from '../entity/record-refs.ts';
import type { EntityRef } from '../entity/write-said.ts';
import { isUnmaskedFor } from '../unmasked-for.ts';

/** One version of a subject's row. */
interface Version {
  subject: string;
  from: string;
  to: string | null;
  ref: RecordRef;
  /** As they are, which leave the core under a stated purpose alone, and as they may be shown. */
  values: (string | null)[];
  shown: (string | null)[];
}

/** More versions than this of one dataset nobody reads; a subject has some a year. */
const mostVersions = 200;

/** A department's subject among the records of an entity. */
interface SubjectRow {
  dataset: string;
  source: number;
  key: string;
}

/** The day on which each data version came about: of the delivery that was published, or of what took it back. */
const versionDaySql = `
  SELECT version, min(day)::VARCHAR AS day FROM (
    SELECT b.data_version AS version, d.received_at::DATE AS day FROM ops.batch b JOIN ops.delivery d USING (delivery_id)
    UNION ALL SELECT undone_version, undone_at::DATE FROM ops.batch WHERE undone_version IS NOT NULL)
  GROUP BY version`;

/**
 * What every row of the entity has said about each field over time, the newest first; a value that stayed is one line.
 *
 * @throws HubError `FORBIDDEN` as `isUnmaskedFor` says
 */
export async function entityHistory(
  session: Session,
  actor: Actor,
  { kind, entityId, purpose = null }: EntityRef & { purpose?: string | null },
): Promise<HistoryLine[]> {
  const isUnmasked = isUnmaskedFor(actor, purpose);
  const golden = goldenKinds[kind];
  const lines: HistoryLine[] = [];
  for (const [id, subjects] of await readSubjects(session, { kind, entityId })) {
    const dataset = datasetById(id)!;
    const fields = golden.fields.map(({ field }) => field).filter((field) => gives(dataset, golden, field));
    const versions = await readVersions(session, actor, dataset, subjects, fields);
    fields.forEach((field, at) => lines.push(...linesOf(field, at, versions, isUnmasked)));
  }
  return lines.sort((a, b) => b.from.localeCompare(a.from) || a.field.localeCompare(b.field));
}

/** The subjects of an entity by dataset; each is one department's, and so in one dataset. */
async function readSubjects(
  session: Session,
  { kind, entityId }: EntityRef,
): Promise<Map<string, SubjectRow[]>> {
  const rows = await session.all<SubjectRow>(
    `SELECT DISTINCT dataset, source_id AS source, source_key::VARCHAR AS key FROM master.member
     WHERE kind = $1 AND entity_id = $2 ORDER BY ALL`,
    [kind, entityId],
  );
  return groupBy(rows, ({ dataset }) => dataset);
}

/** Every version of the subjects' rows: found by their keys, then read one by one, for of a row every column has its price. */
async function readVersions(
  session: Session,
  actor: Actor,
  dataset: Dataset,
  subjects: readonly SubjectRow[],
  fields: readonly string[],
): Promise<Version[]> {
  const isOwn = subjects.map(
    ({ source, key }) => `(source_key = ${literal(key)}::UHUGEINT AND source_id = ${source})`,
  );
  const own = await session.all<{ record: bigint; from: bigint; subject: string }>(
    `SELECT record_id AS record, from_version AS "from", source_id || ':' || source_key AS subject
     FROM ${recordTable(dataset)} WHERE ${isOwn.join(' OR ')} ORDER BY ALL LIMIT ${mostVersions}`,
  );
  if (own.length === 0) return [];
  const { sql, values } = scopedEver(actor, dataset);
  const said = fields.map((field) => `r.${quote(field)}::VARCHAR`);
  const maskings = new Map(dataset.fields.map(({ key, masking }) => [key, masking]));
  const shown = fields.map((field) => `${maskSql(maskings.get(field)!, `r.${quote(field)}`)}::VARCHAR`);
  const rows = own.map(
    ({ record, from, subject }) =>
      `SELECT *, ${literal(subject)} AS subject FROM (${sql}) WHERE record_id = ${record} AND from_version = ${from}`,
  );
  return session.all<Version>(
    `WITH version_day AS (${versionDaySql})
     SELECT r.subject, coalesce(begun.day, strftime(d.received_at, '%Y-%m-%d')) AS "from", ended.day AS "to",
       ${recordRefStruct} AS ref, [${said.join(', ')}] AS values, [${shown.join(', ')}] AS shown
     FROM (${rows.join(' UNION ALL ')}) r ${lineageJoinSql}
     LEFT JOIN version_day begun ON begun.version = r.from_version
     LEFT JOIN version_day ended ON ended.version = r.to_version
     ORDER BY r.subject, r.from_version`,
    values,
  );
}

/** Consecutive versions of one subject that say the same are one line, which leads to the row that said it first. */
function linesOf(
  field: string,
  at: number,
  versions: readonly Version[],
  isUnmasked: boolean,
): HistoryLine[] {
  const lines: HistoryLine[] = [];
  let last: { subject: string; value: string | null; line: HistoryLine } | undefined;
  for (const { subject, from, to, ref, values, shown } of versions) {
    const value = values[at] ?? null;
    const isSame = last?.subject === subject;
    if (last && isSame && last.value === value && last.line.to === from) {
      last.line.to = to;
    } else if (value !== null || isSame) {
      const line: HistoryLine = {
        field,
        value: (isUnmasked ? value : shown[at]) ?? null,
        from,
        to,
        record: { ...ref },
      };
      last = { subject, value, line };
      lines.push(line);
    }
  }
  return lines;
}
