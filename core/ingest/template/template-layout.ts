import type { Dataset, Field } from '../../../schemas/datasets/dataset.ts';
import { refusalOf } from '../../../schemas/datasets/refused.ts';
import { template as words } from '../../../schemas/messages/zh/template.ts';
import type { RecognisedTable, Recognition } from '../../../schemas/intake/connector.ts';
import { exampleMark } from '../batch/non-data.ts';
import { datasetById } from '../../../schemas/datasets/index.ts';

/** Headers of the hidden sheet that says which dataset a template is for. */
export const templateMark = ['tonghui-template', 'dataset'] as const;

/** The fields that a template asks for: what is never stored as delivered is not among them. */
export function templateFields(dataset: Dataset): Field[] {
  return dataset.fields.filter(
    ({ reduction, label }) =>
      (reduction === 'keep' || reduction === 'mask-text') && !refusalOf(label.zh, dataset.id),
  );
}

interface Template {
  dataset: string;
  tables: RecognisedTable[];
}

/** Whether nothing stands on a template's sheet of data but its example. */
export function isUnfilled({ tables }: Template): boolean {
  return tables.every(({ sample }) =>
    sample.every((cells) => cells[0]?.trim() === exampleMark || cells.every((cell) => cell.trim() === '')),
  );
}

/** What a filled-in template is for, with its sheet of data; null for any other file. */
export function readTemplate({ tables }: Recognition): Template | null {
  const mark = tables.find(({ columns }) => templateMark.every((name, at) => columns[at]?.header === name));
  const dataset = mark?.sample[0]?.[1]?.trim() ?? '';
  if (!mark || !datasetById(dataset)) return null;
  const own: string[] = [words.sheets.notes, words.sheets.codes, mark.sheet];
  return { dataset, tables: tables.filter(({ sheet }) => !own.includes(sheet)) };
}
