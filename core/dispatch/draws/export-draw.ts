import { forms } from '../../../schemas/messages/zh/forms.ts';
import type { Draw } from '../../../schemas/api/dispatch/draws.ts';
import type { Sheet, SheetCell, SheetRow } from '../../ingest/workbook/sheet.ts';
import { writeWorkbook } from '../../ingest/workbook/write-workbook.ts';
import type { Dispatch } from '../dispatch.ts';
import { momentText } from '../moment-text.ts';
import { openDraw } from './read-draw.ts';
import type { SealedDraw } from './sealed-draw.ts';

const words = forms.draw;

/**
 * What was drawn, the lists that it was drawn from, and how to draw again, as a workbook.
 * @throws HubError `NOT_FOUND`, `WORKSPACE_DAMAGED`
 */
export async function exportDraw(
  dispatch: Pick<Dispatch, 'workspace' | 'warehouse'>,
  drawId: number,
): Promise<{ name: string; file: Blob }> {
  const { draw, sealed } = await openDraw(dispatch, drawId);
  const isTrial = dispatch.workspace.mode === 'trial';
  const file = await writeWorkbook([
    resultSheet(draw, isTrial),
    companySheet(sealed),
    inspectorSheet(sealed),
    proofSheet(draw),
  ]);
  return { name: `${words.title}-${drawId}.xlsx`, file };
}

function resultSheet({ title, companies, pairs }: Draw, isTrial: boolean): Sheet {
  const { order, name, uscc, inspectors } = words.columns;
  const rows = companies.map((company, at): SheetRow => [
    { value: at + 1 },
    { value: company.name },
    { value: company.uscc ?? '' },
    { value: pairs[at]!.inspectors.join('、') },
  ]);
  return {
    name: words.sheets.result,
    columns: [{ width: 8 }, { width: 50 }, { width: 24 }, { width: 40 }],
    rows: [
      [{ value: `${words.title}：${title}${isTrial ? `（${forms.trial}）` : ''}`, style: 'title' }],
      header([order, name, uscc, inspectors]),
      ...rows,
    ],
  };
}

function companySheet({ companies }: SealedDraw): Sheet {
  const { order, key, name, uscc } = words.columns;
  return {
    name: words.sheets.companies,
    columns: [{ width: 8 }, { width: 24 }, { width: 50 }, { width: 24 }],
    frozen: { rows: 1, columns: 0 },
    rows: [
      header([order, key, name, uscc]),
      ...companies.map((company, at): SheetRow => [
        { value: at },
        { value: company.key },
        { value: company.name },
        { value: company.uscc ?? '' },
      ]),
    ],
  };
}

function inspectorSheet({ inspectors }: SealedDraw): Sheet {
  return {
    name: words.sheets.inspectors,
    columns: [{ width: 8 }, { width: 24 }],
    rows: [
      header([words.columns.order, words.columns.inspectors]),
      ...inspectors.map((name, at): SheetRow => [{ value: at }, { value: name }]),
    ],
  };
}

function proofSheet({ title, seed, frame, drawnAt, by, dataVersion }: Draw): Sheet {
  const { proof } = words;
  const facts: [string, string][] = [
    [proof.title, title],
    [proof.seed, seed],
    [proof.frame, `${frame.companies} / ${frame.inspectors}`],
    [proof.hash, frame.sha256],
    [proof.drawn, momentText(drawnAt)],
    [proof.by, by],
    [proof.dataVersion, String(dataVersion)],
  ];
  return {
    name: words.sheets.proof,
    columns: [{ width: 30 }, { width: 110 }],
    rows: [
      ...facts.map(([label, value]): SheetRow => [
        { value: label, style: 'label' },
        { value, style: 'note' },
      ]),
      [
        { value: proof.method, style: 'label' },
        { value: proof.excluded, style: 'note' },
      ],
      ...proof.steps.map((step, at): SheetRow => [
        { value: at + 1, style: 'plain' },
        { value: step, style: 'note' },
      ]),
    ],
  };
}

function header(titles: readonly string[]): SheetCell[] {
  return titles.map((value) => ({ value, style: 'header' }));
}
