import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { Random } from '../../sample/base/random.ts';
import { Choice, Weighted } from '../../sample/base/weighted.ts';
import {
  estateFirst,
  estateSecond,
  roads,
  townStems,
  villageFirst,
  villageSecond,
} from '../../sample/city/place-names.ts';
import { categories } from '../../sample/texts/categories.ts';
import { quantities, replyText, ticketText } from '../../sample/texts/compose.ts';

const headers =
  '工单编号,来电时间,受理渠道,诉求类型,来电人,联系电话,标题,诉求内容,一级分类,二级分类,诉求地址,所属街道,承办单位,派单时间,办理时限,办结时间,工单状态,答复内容,是否解决,满意度';
const kinds = {
  complaint: '投诉',
  help: '求助',
  question: '咨询',
  advice: '建议',
  praise: '表扬',
  report: '举报',
};
const channels = new Choice('电话:62 微信:14 APP:10 网站:8 110转办:3 上级派发:3');
const satisfactions = new Choice('非常满意:30 满意:44 基本满意:13 不满意:9 非常不满意:4');
const solutions = new Choice('解决:60 部分解决:20 未解决:15 解释说明:5');
const weights = new Weighted(categories.map(({ weight }) => weight));
const companies = ['云澜塑料厂', '海汐餐饮有限公司', '汀兰健身中心', '鹭屿物业公司', '星渚培训学校'];
const estateEndings = new Choice(estateSecond);
const minutesOfYears = 3 * 365 * 1440;
const first = Date.UTC(2023, 10, 1);

/** Something that callers add, so that texts are as long as real ones. */
const additions = new Choice(
  [
    '该情况已经持续较长时间，周边居民反映强烈，之前拨打热线后有工作人员到现场看过，但没有任何改变:3',
    '来电人表示多次与对方协商未果，对方态度恶劣，要求相关部门现场核实并给出明确的处理时间:3',
    '家中有老人和孩子，严重影响正常生活，望职能部门重视:2',
    '市民对上次的处理结果不认可，认为没有实质解决，要求重新办理并当面答复:2',
    '具体位置在路口往北约两百米的公交站旁，晚上八点以后最为明显:1',
  ].join(' '),
);

const isoMinute = (at: number) => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

/**
 * Writes tickets of three years as a hotline would export them, in the order of their times, with texts of some 120 characters made of the
 * sample city's sentences. The last ones are of the last days, so that a daily batch is its end.
 *
 * @param from first number, from 0
 * @param all how many the three years have, of which this file holds a part
 */
export async function writeTicketFile(
  path: string,
  { from, count, all }: { from: number; count: number; all: number },
): Promise<void> {
  const out = createWriteStream(path);
  out.write(`${headers}\n`);
  for (let at = from; at < from + count; at += 1000) {
    const lines: string[] = [];
    for (let ticket = at; ticket < Math.min(at + 1000, from + count); ticket++)
      lines.push(lineOf(ticket, all));
    if (!out.write(lines.join(''))) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

function lineOf(ticket: number, all: number): string {
  const random = new Random(ticket, 'ticket');
  const category = categories[weights.draw(random)]!;
  const accepted = first + Math.floor((ticket / all) * minutesOfYears) * 60_000;
  const places = placesOf(random);
  const slots = { ...quantities(random), ...places.slots, handler: () => `市${category.handler}` };
  const text = ticketText(random.pick(category.sentences), category.kind, slots, random);
  const isClosed = random.chance(0.9);
  const closed = accepted + Math.floor(400 + 6 * random.next() ** 2 * 1440) * 60_000;
  const cells = [
    `T${ticket}`,
    isoMinute(accepted),
    channels.draw(random),
    kinds[category.kind],
    '张三',
    `138${String(ticket % 40_000).padStart(8, '0')}`,
    `关于${places.estate}${category.name}的诉求`,
    `${text}${additions.draw(random)}。${random.chance(0.5) ? additions.draw(random) : ''}`,
    category.group,
    category.name,
    `${places.town}${places.road}${random.between(1, 400)}号${places.estate}`,
    places.town,
    `市${category.handler}`,
    isoMinute(accepted + random.between(20, 300) * 60_000),
    isoMinute(accepted + 5 * 86_400_000),
    isClosed ? isoMinute(closed) : '',
    isClosed ? '已办结' : '办理中',
    isClosed ? replyText(slots, random) : '',
    isClosed ? solutions.draw(random) : '',
    isClosed ? satisfactions.draw(random) : '',
  ];
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`;
}

function placesOf(random: Random) {
  const estate = random.pick(estateFirst) + estateEndings.draw(random);
  const road = random.pick(roads);
  const town = `${random.pick(townStems)}街道`;
  const village = `${random.pick(villageFirst)}${random.pick(villageSecond)}村`;
  const slots = {
    estate: () => estate,
    place: () => `${road}${estate}`,
    road: () => road,
    town: () => town,
    village: () => village,
    building: () => `${random.between(1, 30)}幢`,
    floor: () => `${random.between(1, 18)}楼`,
    company: () => random.pick(companies),
  };
  return { estate, road, town, slots };
}
