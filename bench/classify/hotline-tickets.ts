import { readFileSync } from 'node:fs';
import { readXlsx } from '../../tests/fixtures/read-xlsx.ts';
import { sharedData } from '../../tests/fixtures/shared-data.ts';
import type { TextColumns } from '../../core/monitoring/opinion/classify/texts.ts';

const labelled = 'data/hotline/附件2子集_含一级标签_921.xlsx';
const answered = 'data/hotline/附件4_全部.xlsx';
const unlabelled = 'data/hotline/附件3_全部.xlsx';

export interface LabelledTickets extends TextColumns {
  labels: string[];
}

/** The columns of a workbook's first table with these headers, blanks around them taken off; null where it is absent. */
async function readColumns(file: string, headers: readonly string[]): Promise<string[][] | null> {
  const path = sharedData(file);
  if (!path) return null;
  const { recognition, tables } = await readXlsx(readFileSync(path));
  const { columns } = recognition.tables[0]!;
  const places = headers.map((header) => columns.findIndex((column) => column.header === header));
  return places.map((place) => tables[0]!.records.map((row) => (row[place] ?? '').trim()));
}

/** Tickets with the first level of their category as people gave it. */
export async function readLabelledTickets(): Promise<LabelledTickets | null> {
  const columns = await readColumns(labelled, ['留言主题', '留言详情', '一级标签']);
  if (!columns) return null;
  const [titles, contents, labels] = columns;
  return { titles: titles!, contents: contents!, labels: labels! };
}

export async function readTickets(): Promise<TextColumns | null> {
  const columns = await readColumns(unlabelled, ['留言主题', '留言详情']);
  return columns && { titles: columns[0]!, contents: columns[1]! };
}

/** Requests, title and content together, with the answers that were published to them. */
export async function readAnswers(): Promise<{ request: string; reply: string }[] | null> {
  const columns = await readColumns(answered, ['留言主题', '留言详情', '答复意见']);
  if (!columns) return null;
  const [titles, contents, replies] = columns;
  return replies!.map((reply, at) => ({ request: `${titles![at]}。${contents![at]}`, reply }));
}
