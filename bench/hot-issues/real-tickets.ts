import { readFile } from 'node:fs/promises';
import type { Ticket } from '../../core/monitoring/opinion/events/group-tickets.ts';
import { sharedData } from '../../tests/fixtures/shared-data.ts';
import { readXlsx } from '../../tests/fixtures/read-xlsx.ts';

/** A real ticket with what the file says besides. */
export interface RealTicket extends Ticket {
  no: string;
  likes: number;
}

/** Serial of 1970-01-01 in spreadsheets. */
const serialOfEpoch = 25_569;

/** The tickets of annex 3 in the order of their days; null where the shared data are absent. */
export async function realTickets(): Promise<RealTicket[] | null> {
  const path = sharedData('data/hotline/附件3_全部.xlsx');
  if (path === null) return null;
  const { tables } = await readXlsx(await readFile(path));
  return tables[0]!.records
    .map(([no, , title, time, content, , likes]) => ({
      no: no!,
      day: dayOf(time!),
      title: title!.trim(),
      content: content!.trim(),
      likes: Number(likes),
    }))
    .sort((a, b) => a.day - b.day || Number(a.no) - Number(b.no))
    .map((ticket, id) => ({ ...ticket, id, area: '', category: '', subject: '', places: [] }));
}

/** The column mixes `2019/4/1 17:07:36`, `2019-08-28 09:30:20` and serials. */
function dayOf(text: string): number {
  const date = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})/u.exec(text);
  if (date) return Date.UTC(Number(date[1]), Number(date[2]) - 1, Number(date[3])) / 86_400_000;
  return Math.floor(Number(text)) - serialOfEpoch;
}
