import { buildCity, type City } from '../../sample/city/city.ts';
import { hotlineTickets } from '../../sample/departments/hotline-tickets.ts';
import { defaultFaults } from '../../sample/faults.ts';
import { matterNumber } from '../../sample/matters/numbers.ts';
import { exportRows } from '../../sample/output/export-rows.ts';
import type { Ticket } from '../../core/monitoring/opinion/events/group-tickets.ts';

/** A ticket of the sample city as the hub reads it, and what is true of it. */
export interface SampleTicket extends Ticket {
  category: string;
  channel: string;
  /** Number of the matter that several people call about, from 1; 0 for none. */
  repeated: number;
  /** Number of the planted event, from 1; 0 for none. */
  event: number;
}

/** The tickets of a sample city as its hotline hands them in, mistakes included; rows that cannot be published are left out. */
export function sampleTickets(people: number, seed: number): { city: City; tickets: SampleTicket[] } {
  const city = buildCity(people, seed);
  const { tickets: matters } = city.matters;
  const definition = hotlineTickets(city);
  const columnOf = new Map(definition.columns.map(({ header }, at) => [header, at]));
  const numberOf = new Map<string, number>();
  for (let i = 0; i < matters.count; i++) numberOf.set(matterNumber('tickets', matters, i), i);
  const names = [...new Set(city.housing.estateName.filter(Boolean))].concat(
    city.divisions.villages.map(({ name }) => name),
  );
  const tickets = new Map<number, SampleTicket>();
  for (const { kind, cells } of exportRows(definition, city, defaultFaults)) {
    const cell = (header: string) => String(cells[columnOf.get(header)!] ?? '');
    const i = kind === 'data' ? numberOf.get(cell('工单编号')) : undefined;
    if (i === undefined) continue;
    tickets.set(i, {
      id: i + 1,
      day: Math.floor(matters.minute[i]! / 1440),
      area: cell('诉求地址').length > 3 ? city.addresses.villageOf(matters.estate[i]!).code : '',
      title: cell('标题'),
      content: cell('诉求内容'),
      places: names
        .filter((name) => cell('标题').includes(name) || cell('诉求内容').includes(name))
        .slice(0, 1),
      subject: cell('涉事企业'),
      category: cell('二级分类'),
      channel: cell('受理渠道'),
      repeated: matters.repeated[i]!,
      event: matters.event[i]!,
    });
  }
  return { city, tickets: [...tickets.values()] };
}
