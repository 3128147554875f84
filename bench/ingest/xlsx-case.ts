import { median, rounded, type BenchRow } from '../record-result.ts';
import { measure, type Measured } from './measure.ts';
import type { WorkbookReader } from './read-workbook.ts';
import { workbookFile } from './workbook-file.ts';

const peers = { hucre: 'hucre, streaming', sheetjs: 'SheetJS 0.20.3' } as const;

/** A workbook read by the hub's connector (recognising included) and by other readers, each in a process of its own. */
export async function xlsxCase(name: string, rows: number, rounds: number): Promise<BenchRow[]> {
  const path = await workbookFile(rows);
  const readings: Record<WorkbookReader, Measured<{ seconds: number; rows: number }>[]> = {
    own: [],
    hucre: [],
    sheetjs: [],
  };
  for (let round = 1; round <= rounds; round++)
    for (const reader of ['own', 'hucre', 'sheetjs'] as const) {
      const reading = await measure<{ seconds: number; rows: number }>(() => ({
        kind: 'read-workbook',
        path,
        reader,
      }));
      if (reading.result.rows !== rows) throw new Error(`${reader} read ${reading.result.rows} rows`);
      readings[reader].push(reading);
      console.error(
        `${name}, round ${round}, ${reader}:`,
        reading.result,
        `${Math.round(reading.peakMB)} MB`,
      );
    }
  const secondsOf = (reader: WorkbookReader) => readings[reader].map(({ result }) => result.seconds);
  const peakOf = (reader: WorkbookReader) =>
    Math.round(Math.max(...readings[reader].map(({ peakMB }) => peakMB)));
  return [
    ...(['hucre', 'sheetjs'] as const).map((reader): BenchRow => {
      const ratio = rounded(median(secondsOf('own').map((own, at) => own / secondsOf(reader)[at]!)));
      return {
        case: name,
        metric: `ratioTo-${reader}`,
        value: ratio,
        unit: 'times',
        peer: `${peers[reader]}, seconds (${peakOf(reader)} MB)`,
        peerValue: rounded(median(secondsOf(reader))),
        ratio,
      };
    }),
    { case: name, metric: 'seconds', value: rounded(median(secondsOf('own'))), unit: 's' },
    { case: name, metric: 'peakRssMB', value: peakOf('own'), unit: 'MB' },
  ];
}
