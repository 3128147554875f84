import { codeTableById } from '../../../schemas/codes/index.ts';
import type { Dataset, Field } from '../../../schemas/datasets/dataset.ts';
import { formatMessage } from '../../../schemas/messages/format.ts';
import { template as words } from '../../../schemas/messages/zh/template.ts';
import { exampleMark } from '../batch/non-data.ts';
import { columnLetters } from '../workbook/column-letters.ts';
import { promptLimits, type ColumnRule, type Sheet, type SheetRow } from '../workbook/sheet.ts';
import { writeWorkbook } from '../workbook/write-workbook.ts';
import { exampleOf } from './example-values.ts';
import { templateFields, templateMark } from './template-layout.ts';

/** A field's values to choose from, with the column of the hidden sheet in which they stand. */
interface Choices {
  field: Field;
  values: string[];
}

/**
 * An empty workbook for a dataset: a column for each field under its Chinese label, as text so that no program eats
 * digits, with what to write shown where it is written, values to choose from, and a row that shows how it is done.
 */
export function writeTemplate(dataset: Dataset): Promise<Blob> {
  const fields = templateFields(dataset);
  const choices = fields.flatMap(choicesOf);
  const data: Sheet = {
    name: words.sheets.data,
    columns: [
      { width: 8, style: 'text' },
      ...fields.map((field) => ({ width: widthOf(field), style: 'text' as const })),
    ],
    frozen: { rows: 1, columns: 1 },
    rules: [
      { column: 0, prompt: { title: words.number, text: words.numberHint } },
      ...fields.map((field, at) => ruleOf(dataset, field, at + 1, choices)),
    ],
    rows: [
      [words.number, ...fields.map(({ label }) => label.zh)].map((value) => ({ value, style: 'header' })),
      [exampleMark, ...fields.map(exampleOf)].map((value) => ({ value, style: 'withheld' })),
    ],
  };
  const mark = [[...templateMark], ['1', dataset.id]];
  return writeWorkbook([
    data,
    notesSheet(dataset, fields),
    { name: words.sheets.codes, isVeryHidden: true, columns: [], rows: codeRows(choices) },
    {
      name: templateMark[0],
      isVeryHidden: true,
      columns: [],
      rows: mark.map((values) => values.map((value) => ({ value }))),
    },
  ]);
}

function choicesOf(field: Field): Choices[] {
  if (field.type === 'boolean') return [{ field, values: ['是', '否'] }];
  const table = field.type === 'code' ? codeTableById(field.codes ?? '') : undefined;
  return table ? [{ field, values: table.values.map(({ label }) => label.zh) }] : [];
}

/** One column for each field with choices, under its label. */
function codeRows(choices: readonly Choices[]): SheetRow[] {
  const longest = Math.max(0, ...choices.map(({ values }) => values.length));
  return Array.from({ length: longest + 1 }, (_, row) =>
    choices.map(({ field, values }) => {
      const value = row === 0 ? field.label.zh : values[row - 1];
      return value === undefined ? null : { value };
    }),
  );
}

function ruleOf(dataset: Dataset, field: Field, column: number, choices: readonly Choices[]): ColumnRule {
  const at = choices.findIndex((candidate) => candidate.field === field);
  const text = [neededText(dataset, field), ...hintsOf(field)].filter((part) => part !== '').join('；');
  const prompt = {
    title: field.label.zh.slice(0, promptLimits.title),
    text: text.slice(0, promptLimits.text),
  };
  if (at < 0) return { column, prompt };
  const letters = columnLetters(at);
  const list = `'${words.sheets.codes}'!$${letters}$2:$${letters}$${choices[at]!.values.length + 1}`;
  return { column, prompt, list };
}

function hintsOf({ type, unit, standard }: Field): string[] {
  return [words.formats[type], unit ? formatMessage(words.unit, { unit }) : '', standard ?? ''];
}

/** Whether a row needs the field, by the rules that speak about it. */
function neededText({ rules, fields }: Dataset, { key }: Field): string {
  const speaking = rules.filter((rule) => rule.fields.includes(key));
  if (speaking.some(({ check, severity }) => check === 'required' && severity === 'row'))
    return words.required;
  const anyOf = speaking.find(({ check, severity }) => check === 'any-present' && severity === 'row');
  if (anyOf) {
    const others = anyOf.fields
      .filter((other) => other !== key)
      .map((other) => fields.find((field) => field.key === other)?.label.zh ?? other);
    return formatMessage(words.anyOf, { others: others.join('、') });
  }
  return speaking.some(({ check }) => check === 'required') ? words.advised : '';
}

function notesSheet(dataset: Dataset, fields: readonly Field[]): Sheet {
  const header = words.columns.map((value) => ({ value, style: 'header' as const }));
  const lines = fields.map((field): SheetRow =>
    [
      field.label.zh,
      neededText(dataset, field),
      words.formats[field.type],
      field.unit ?? '',
      field.standard ?? '',
      exampleOf(field),
    ].map((value) => ({ value, style: 'note' })),
  );
  const title = formatMessage(words.title, { dataset: dataset.label.zh });
  return {
    name: words.sheets.notes,
    columns: [28, 28, 48, 10, 24, 32].map((width) => ({ width })),
    rows: [[{ value: title, style: 'title' }], [{ value: words.lead, style: 'label' }], [], header, ...lines],
  };
}

function widthOf({ label }: Field): number {
  return Math.min(40, Math.max(18, label.zh.length * 2 + 4));
}
