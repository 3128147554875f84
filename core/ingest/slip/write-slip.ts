import { slip as words } from '../../../schemas/messages/zh/slip.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { writeWorkbook } from '../workbook/write-workbook.ts';
import { slipCover } from './slip-cover.ts';
import { collectSlip, type SlipFacts } from './slip-facts.ts';
import { markHeaders, slipLayout } from './slip-layout.ts';
import { slipRows } from './slip-rows.ts';

/**
 * The quarantine slip (退回单) of a batch as a workbook: what the department has to put right, in its own columns and
 * order, to be corrected and handed in again. Everything in it is of one moment.
 *
 * @param made the moment, ISO
 * @throws HubError as `collectSlip` does
 */
export async function writeSlip(
  warehouse: Warehouse,
  workspaceId: string,
  batchId: number,
  made: string,
): Promise<Blob> {
  return warehouse.transaction(async (session) => {
    const facts = await collectSlip(session, batchId);
    const { dataset, columns } = facts;
    const layout = slipLayout(columns);
    const cover: Sheet = {
      name: words.sheets.cover,
      columns: [{ width: 46 }, { width: 80 }, { width: 14 }, { width: 12 }],
      rows: slipCover(facts, made),
    };
    const rows: Sheet = {
      name: words.sheets.rows,
      columns: [
        { width: 10 },
        ...columns.map(({ header }) => ({ width: widthOf(header), style: 'text' as const })),
        { width: 50, style: 'note' },
        { width: 50, style: 'note' },
      ],
      frozen: { rows: 1, columns: 1 },
      hasFilter: true,
      rules: [{ column: 0, prompt: { title: layout.number, text: words.steps.lines[3]! } }],
      rows: slipRows(session, dataset, columns),
    };
    return writeWorkbook([cover, rows, markSheet(workspaceId, facts)]);
  });
}

/** By this the slip is recognised when it comes back; it gives nobody any right. */
function markSheet(workspaceId: string, { batch, version }: SlipFacts): Sheet {
  const mark = ['1', workspaceId, String(batch.batchId), String(version)];
  return {
    name: markHeaders[0],
    isVeryHidden: true,
    columns: [],
    rows: [markHeaders, mark].map((values) => values.map((value) => ({ value }))),
  };
}

/** Wide enough for the header and for a citizen number. */
function widthOf(header: string): number {
  return Math.min(40, Math.max(20, header.length * 2 + 2));
}
