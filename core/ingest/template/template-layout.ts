import type { Dataset, Field } from '../../../schemas/datasets/dataset.ts';
import { refusalOf } from '../../../schemas/datasets/refused.ts';
import { template as words } from '../../../schemas/messages/zh/template.ts';
import type { RecognisedTable, Recognition } from '../../../schemas/intake/connector.ts';
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

/** What a filled-in template is for, with its sheet of data; null for any other file. */
export function readTemplate({ tables }: Recognition): { dataset: string; tables: RecognisedTable[] } | null {
  const mark = tables.find(({ columns }) => templateMark.every((name, at) => columns[at]?.header === name));
  const dataset = mark?.sample[0]?.[1]?.trim() ?? '';
  if (!mark || !datasetById(dataset)) return null;
  const own: string[] = [words.sheets.notes, words.sheets.codes, mark.sheet];
  return { dataset, tables: tables.filter(({ sheet }) => !own.includes(sheet)) };
}
