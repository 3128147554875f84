import type { QualityMeasure, QualityQuery, QualitySeries } from '../../../schemas/api/quality.ts';
import type { Source } from '../../../schemas/api/sources.ts';
import { datasetById } from '../../../schemas/datasets/index.ts';
import { coverReports, dueDate, type CoveredReport } from '../../ingest/sources/cadence.ts';
import { readReports, type SourceReport } from '../../ingest/sources/read-reports.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { measureBatches } from './measure-batches.ts';

/** How good each delivery of these sources was, oldest first. Sources without a published batch are left out. */
export async function readQuality(
  session: Session,
  sources: readonly Source[],
  { department, sourceId }: QualityQuery,
): Promise<QualitySeries[]> {
  const asked = sources.filter(
    (source) =>
      (department === undefined || source.department === department) &&
      (sourceId === undefined || source.sourceId === sourceId),
  );
  const measures = new Map<number, QualityMeasure[]>();
  for (const id of new Set(asked.map(({ dataset }) => dataset))) {
    const dataset = datasetById(id);
    if (dataset)
      for (const [batchId, measured] of await measureBatches(session, dataset))
        measures.set(batchId, measured);
  }
  const reports = await readReports(session);
  return asked
    .map((source) => toSeries(source, reports.get(source.sourceId) ?? [], measures))
    .filter(({ points }) => points.length > 0);
}

function toSeries(
  source: Source,
  reports: readonly SourceReport[],
  measures: ReadonlyMap<number, QualityMeasure[]>,
): QualitySeries {
  const { sourceId, department, dataset } = source;
  const points = timely(source, reports).flatMap(({ report, period, timeliness }) =>
    report.batchId === null
      ? []
      : [
          {
            batchId: report.batchId,
            receivedAt: report.receivedAt,
            period,
            measures: [...(measures.get(report.batchId) ?? []), ...timeliness],
          },
        ],
  );
  return { sourceId, department, dataset, points };
}

interface TimedReport {
  report: SourceReport;
  period: string | null;
  timeliness: QualityMeasure[];
}

/** Whether each report came by the day on which its period was due; irregular sources are not judged. */
function timely({ profile }: Source, reports: readonly SourceReport[]): TimedReport[] {
  if (!profile || profile.cadence === 'irregular')
    return reports.map((report) => ({ report, period: report.period, timeliness: [] }));
  const judge = ({ report, period }: CoveredReport<SourceReport>): TimedReport => ({
    report,
    period: period.name,
    timeliness: [
      {
        indicator: 'timeliness',
        numerator: report.receivedOn <= dueDate(period, profile.graceDays) ? 1 : 0,
        denominator: 1,
        issues: null,
      },
    ],
  });
  return coverReports(profile.cadence, reports).map(judge);
}
