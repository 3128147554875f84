import { forms } from '../../../schemas/messages/zh/forms.ts';
import type { Sheet, SheetRow } from '../../ingest/workbook/sheet.ts';
import { writeWorkbook } from '../../ingest/workbook/write-workbook.ts';
import type { FormFacts } from './form-facts.ts';

const columns = [{ width: 34 }, { width: 90, style: 'note' as const }];

/** The assignment with its feedback form as a workbook. */
export function formXlsx({ facts, feedback, isTrial, isSupervised }: FormFacts): Promise<Blob> {
  const { assignment, feedback: words } = forms;
  const marks = [...(isSupervised ? [assignment.supervised] : []), ...(isTrial ? [forms.trial] : [])];
  const first: Sheet = {
    name: assignment.sheet,
    columns,
    rows: [
      [{ value: `${assignment.title}${marks.map((mark) => `（${mark}）`).join('')}`, style: 'title' }],
      ...facts.map(line),
      [],
      [{ value: assignment.note, style: 'plain' }],
    ],
  };
  const header = [words.header.item, words.header.content].map((value) => ({
    value,
    style: 'header' as const,
  }));
  return writeWorkbook([
    first,
    { name: words.sheet, columns, frozen: { rows: 1, columns: 0 }, rows: [header, ...feedback.map(line)] },
  ]);
}

function line([label, content]: [string, string]): SheetRow {
  return [
    { value: label, style: 'label' },
    { value: content, style: 'note' },
  ];
}
