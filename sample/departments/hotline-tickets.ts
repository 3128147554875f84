import { asOf, dateText, firstMatterDay } from '../base/calendar.ts';
import { hashed, type Random } from '../base/random.ts';
import { Choice } from '../base/weighted.ts';
import type { City } from '../city/city.ts';
import { roads } from '../city/place-names.ts';
import type { Matters } from '../matters/matters.ts';
import { matterNumber } from '../matters/numbers.ts';
import { mobileNumber } from '../numbers/areas.ts';
import type { DepartmentExport, ExportColumn } from '../output/department-export.ts';
import { categories, type Category } from '../texts/categories.ts';
import { compose, quantities, replyText, type Slots, ticketText } from '../texts/compose.ts';
import { repeatedTexts } from '../texts/repeated-texts.ts';

const channels = new Choice('电话:62 微信:14 APP:10 网站:8 110转办:3 上级派发:3');
const types = {
  complaint: '投诉',
  help: '求助',
  question: '咨询',
  advice: '建议',
  praise: '表扬',
  report: '举报',
} as const;
const satisfactions = new Choice('非常满意:30 满意:44 基本满意:13 不满意:9 非常不满意:4');
const allowedMinutes = 5 * 1440;
const endOfData = (asOf + 1) * 1440;
const namesCompany = (sentence: string) => sentence.includes('{company}');

/** Calls to 12345: a workbook whose times are partly text and partly date cells, with callers to be refused. */
export function hotlineTickets(city: City): DepartmentExport<number> {
  const { tickets } = city.matters;
  return {
    department: '市12345政务服务便民热线',
    file: '12345热线_工单明细.xlsx',
    dataset: 'service-ticket',
    format: {
      kind: 'xlsx',
      sheet: '工单明细',
      titles: [
        '云澜市12345热线工单明细表',
        `统计期：${dateText(firstMatterDay, 'chinese')}至${dateText(asOf, 'chinese')}`,
      ],
    },
    care: 0.3,
    subjects: () => Array.from({ length: tickets.count }, (_, i) => i),
    columns: [...callColumns(city, tickets), ...handlingColumns(city, tickets)],
    footer: { total: true, note: '注：不含无效来电。' },
  };
}

function categoryOf(tickets: Matters, ticket: number): Category {
  return categories[tickets.kind[ticket]!]!;
}

/** What a ticket says that is about something that other tickets of its category are not. */
function ownTexts({ events, repeated, matters: { tickets } }: City, ticket: number) {
  const matter = repeated[tickets.repeated[ticket]! - 1];
  return matter ? repeatedTexts[matter.text] : events[tickets.event[ticket]! - 1]?.texts;
}

/** Who or what a matter is about that several people call about, and in which building: the same for all. */
function sharedSlots({ seed, repeated }: City, number: number): Slots {
  const { about } = repeatedTexts[repeated[number - 1]!.text]!;
  return {
    about: () => about[Math.floor(hashed(seed, number, 48) * about.length)]!,
    building: () => `${1 + Math.floor(hashed(seed, number, 49) * 28)}幢`,
  };
}

/** The company that a ticket complains of; some are complained of again and again. */
function complainedOf({ companies, seed, matters }: City, ticket: number): string {
  const repeated = matters.tickets.repeated[ticket]!;
  const draw = repeated > 0 ? hashed(seed, repeated, 51) : hashed(seed, ticket, 46);
  return companies.name[Math.floor(draw ** 3 * companies.count)]!;
}

function callColumns(city: City, tickets: Matters): ExportColumn<number>[] {
  const { addresses, people, seed } = city;
  const repeatOf = (ticket: number) => (hashed(seed, ticket, 45) < 0.15 ? ticket % 40 : ticket);
  const caller = (ticket: number) => Math.floor(hashed(seed, repeatOf(ticket), 41) * people.count);
  const category = (ticket: number) => categoryOf(tickets, ticket);
  const estate = (ticket: number) => tickets.estate[ticket]!;
  return [
    {
      header: '工单编号',
      identifies: true,
      value: (t) => matterNumber('tickets', tickets, t),
    },
    { header: '来电时间', times: true, value: (t, pen) => pen.time(tickets.minute[t]!, true) },
    { header: '受理渠道', value: (_, pen) => channels.draw(pen.random) },
    { header: '诉求类型', value: (t) => types[category(t).kind] },
    { header: '来电人', value: (t, pen) => pen.name(people.name(caller(t))) },
    { header: '联系电话', value: (t) => mobileNumber(caller(t)) },
    {
      header: '标题',
      identifies: true,
      value: (t, { random }) => {
        const own = ownTexts(city, t);
        if (own) return compose(random.pick(own.titles), slots(city, tickets, t, random), random);
        return `关于${addresses.place(estate(t), 'name')}${category(t).name}的诉求`;
      },
    },
    {
      header: '诉求内容',
      identifies: true,
      value: (t, { random }) => {
        const { kind } = category(t);
        const { sentences } = ownTexts(city, t) ?? category(t);
        return ticketText(random.pick(sentences), kind, slots(city, tickets, t, random), random);
      },
    },
    { header: '一级分类', value: (t) => category(t).group },
    { header: '二级分类', value: (t) => category(t).name },
    {
      header: '诉求地址',
      value: (t, pen) =>
        pen.optional(addresses.place(estate(t), pen.random.pick(['full', 'road', 'name'] as const))),
    },
    { header: '所属街道', value: (t) => city.divisions.towns[addresses.villageOf(estate(t)).town]!.name },
    {
      header: '涉事企业',
      value: (t) => (category(t).sentences.some(namesCompany) ? complainedOf(city, t) : null),
    },
  ];
}

function handlingColumns(city: City, tickets: Matters): ExportColumn<number>[] {
  const { seed } = city;
  const accepted = (ticket: number) => tickets.minute[ticket]!;
  const closed = (ticket: number) =>
    accepted(ticket) + 400 + Math.floor((0.3 + 6 * hashed(seed, ticket, 44) ** 2.2) * 1440);
  const isClosed = (ticket: number) => closed(ticket) < endOfData;
  return [
    { header: '承办单位', value: (t) => `市${categoryOf(tickets, t).handler}` },
    {
      header: '派单时间',
      times: true,
      value: (t, pen) => pen.time(accepted(t) + 20 + Math.floor(hashed(seed, t, 42) * 300), true),
    },
    { header: '办理时限', times: true, value: (t, pen) => pen.time(accepted(t) + allowedMinutes, true) },
    {
      header: '办结时间',
      times: true,
      value: (t, pen) => (isClosed(t) ? pen.time(closed(t), true) : null),
    },
    {
      header: '工单状态',
      value: (t) => (isClosed(t) ? (hashed(seed, t, 47) < 0.03 ? '已退回' : '已办结') : '办理中'),
    },
    {
      header: '办理结果',
      value: (t, { random }) => (isClosed(t) ? replyText(slots(city, tickets, t, random), random) : null),
    },
    {
      header: '是否解决',
      value: (t) => (isClosed(t) ? (hashed(seed, t, 43) < 0.82 ? '已解决' : '未解决') : null),
    },
    {
      header: '市民满意度',
      value: (t, { random }) => (isClosed(t) && random.chance(0.7) ? satisfactions.draw(random) : null),
    },
    { header: '是否超期', value: (t) => (closed(t) > accepted(t) + allowedMinutes ? '是' : '否') },
  ];
}

function slots(city: City, tickets: Matters, ticket: number, random: Random): Slots {
  const { addresses, divisions } = city;
  const estate = tickets.estate[ticket]!;
  const village = addresses.villageOf(estate);
  const name = addresses.place(estate, 'name');
  return {
    ...quantities(random),
    place: () =>
      random.pick([
        name,
        addresses.place(estate, 'road'),
        `${village.name}${name === village.name ? '' : name}`,
      ]),
    estate: () => name,
    building: () => `${random.between(1, 28)}幢`,
    floor: () => `${random.between(1, 6)}楼`,
    road: () => roads[city.housing.estateRoad[estate]!]!,
    village: () => village.name,
    town: () => divisions.towns[village.town]!.name,
    company: () => complainedOf(city, ticket),
    handler: () => `市${categoryOf(tickets, ticket).handler}`,
    ...(tickets.repeated[ticket]! > 0 ? sharedSlots(city, tickets.repeated[ticket]!) : {}),
  };
}
