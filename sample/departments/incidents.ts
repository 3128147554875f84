import { asOf, yearOf } from '../base/calendar.ts';
import { hashed, Random } from '../base/random.ts';
import type { City } from '../city/city.ts';
import type { DepartmentExport } from '../output/department-export.ts';
import { disputeKinds, hazardKinds } from '../texts/incident-texts.ts';
import { compose, quantities } from '../texts/compose.ts';
import { creditCodeOf } from './companies.ts';

interface Incident {
  number: number;
  /** Minutes since 1970. */
  occurred: number;
  kind: number;
  estate: number;
}

const levels = ['一般', '一般', '一般', '一般', '较大', '较大', '重大'];
const sources = ['网格员巡查', '群众上报', '12345', '上级交办', '110'];

/** Disputes found by the grids and mediated: GBK from an older system. */
export function disputes(city: City): DepartmentExport<Incident> {
  const { addresses, divisions } = city;
  const settled = (i: Incident) => hashed(city.seed, i.number, 51) < 0.88 && i.occurred < (asOf - 20) * 1440;
  return {
    department: '市社会治安综合治理中心',
    file: '综治中心_矛盾纠纷.csv',
    dataset: 'incident',
    format: { kind: 'csv', encoding: 'gbk', delimiter: ',' },
    care: 0.8,
    subjects: () => incidents(city, 'disputes', disputeKinds.length, 0.018),
    columns: [
      { header: '纠纷编号', identifies: true, value: (i) => `JF${String(i.number + 1).padStart(7, '0')}` },
      {
        header: '纠纷名称',
        identifies: true,
        value: (i) => `${addresses.place(i.estate, 'name')}${disputeKinds[i.kind]!.name}`,
      },
      { header: '纠纷类型', value: (i) => disputeKinds[i.kind]!.name },
      {
        header: '规模',
        value: (i) => (hashed(city.seed, i.number, 52) < 0.9 ? '个体性事件' : '一般群体性事件'),
      },
      { header: '发生时间', value: (i, pen) => pen.time(i.occurred, false) },
      { header: '发生地点', value: (i, pen) => pen.optional(addresses.place(i.estate, 'full')) },
      { header: '责任网格', value: (i) => city.grids.code[city.housing.estateGrid[i.estate]!]! },
      { header: '涉及人数', value: (i) => 2 + Math.floor(hashed(city.seed, i.number, 53) ** 4 * 30) },
      {
        header: '矛盾纠纷简要情况',
        identifies: true,
        value: (i, pen) =>
          compose(
            pen.random.pick(disputeKinds[i.kind]!.sentences),
            placeSlots(city, i, pen.random),
            pen.random,
          ),
      },
      { header: '化解方式', value: (i) => (settled(i) ? '调解' : null) },
      { header: '化解时限', value: (i, pen) => pen.date(Math.floor(i.occurred / 1440) + 30, 'dash') },
      {
        header: '调解组织',
        value: (i) => `${divisions.towns[addresses.villageOf(i.estate).town]!.name}人民调解委员会`,
      },
      { header: '化解情况', value: (i) => (settled(i) ? '是' : '否') },
      {
        header: '化解日期',
        value: (i, pen) =>
          settled(i)
            ? pen.time(Math.min(asOf * 1440, i.occurred + 1440 * (1 + (i.number % 19))), false)
            : null,
      },
      { header: '事件来源', value: (i) => sources[i.number % 5]! },
    ],
  };
}

/** Hazards found by inspections of companies and places, with deadlines: UTF-8. */
export function hazards(city: City): DepartmentExport<Incident> {
  const { addresses, companies, divisions } = city;
  const company = (i: Incident) => Math.floor(hashed(city.seed, i.number, 55) * companies.count);
  const rectified = (i: Incident) => hashed(city.seed, i.number, 56) < 0.9 && i.occurred < (asOf - 25) * 1440;
  return {
    department: '市应急管理局',
    file: '应急管理局_安全隐患.csv',
    dataset: 'incident',
    format: { kind: 'csv', encoding: 'utf-8-bom', delimiter: ',' },
    care: 0.5,
    subjects: () => incidents(city, 'hazards', hazardKinds.length, 0.014),
    columns: [
      {
        header: '隐患编号',
        identifies: true,
        value: (i) => `YH${yearOf(Math.floor(i.occurred / 1440))}${String(i.number + 1).padStart(6, '0')}`,
      },
      { header: '隐患类型', value: (i) => hazardKinds[i.kind]!.name },
      {
        header: '隐患等级',
        value: (i) => levels[Math.floor(hashed(city.seed, i.number, 57) * levels.length)]!,
      },
      { header: '发现时间', value: (i, pen) => pen.time(i.occurred, false) },
      { header: '责任单位', value: (i) => companies.name[company(i)]! },
      { header: '责任单位信用代码', value: (i) => creditCodeOf(city, company(i)) },
      { header: '问题部位', value: (i, pen) => pen.optional(addresses.place(i.estate, 'full')) },
      { header: '属地', value: (i) => divisions.towns[addresses.villageOf(i.estate).town]!.code },
      {
        header: '隐患描述',
        identifies: true,
        value: (i, pen) =>
          compose(
            pen.random.pick(hazardKinds[i.kind]!.sentences),
            placeSlots(city, i, pen.random),
            pen.random,
          ),
      },
      { header: '整改期限', value: (i, pen) => pen.date(Math.floor(i.occurred / 1440) + 15, 'dash') },
      { header: '是否办结', value: (i) => (rectified(i) ? '是' : '否') },
      {
        header: '整改完成时间',
        value: (i, pen) =>
          rectified(i)
            ? pen.time(Math.min(asOf * 1440, i.occurred + 1440 * (2 + (i.number % 22))), false)
            : null,
      },
      { header: '隐患来源', value: (i) => sources[(i.number * 3) % 5]! },
    ],
    footer: { note: '注：含专项检查发现的隐患。' },
  };
}

function* incidents(city: City, stream: string, kinds: number, perPerson: number): Generator<Incident> {
  const random = new Random(city.seed, stream);
  const count = Math.max(60, Math.round(city.people.count * perPerson));
  const minutes = Float64Array.from({ length: count }, () => (asOf - random.next() * 548) * 1440).sort();
  for (let number = 0; number < count; number++)
    yield {
      number,
      occurred: Math.floor(minutes[number]!),
      kind: random.below(kinds),
      estate: random.below(city.housing.estates),
    };
}

function placeSlots(city: City, incident: Incident, random: Random) {
  return {
    ...quantities(random),
    place: () => city.addresses.place(incident.estate, 'road'),
    estate: () => city.addresses.place(incident.estate, 'name'),
  };
}
