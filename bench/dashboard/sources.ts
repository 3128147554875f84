import { draw, grid, oneOf, towns, uscc } from './draws.ts';

/** How large the city is. */
export interface CitySize {
  people: number;
  /** Tickets, disputes and hazards of 26 months. */
  matters: number;
}

/** A source's rows: SQL of its columns over `i`, the number of the row, and `occurred`, a time. */
export interface Fill {
  dataset: string;
  department: string;
  rows: number;
  columns: Record<string, string>;
}

const companiesOf = ({ people }: CitySize) => Math.max(10, Math.round(people * 0.05));
const ended = (salt: number, days: number) =>
  `CASE WHEN ${draw(salt, 100)} < 88 THEN occurred + to_minutes(${draw(salt + 1, days * 1440)}) END`;

export function ticketsOf(size: CitySize): Fill {
  const companies = companiesOf(size);
  return {
    dataset: 'service-ticket',
    department: '12345',
    rows: Math.round(size.matters * 0.6),
    columns: {
      no: `'T' || i`,
      time: 'occurred',
      type: oneOf(1, '01', '02', '03', '03', '04'),
      cat1: oneOf(2, '城市管理', '生态环境', '劳动保障', '公用事业', '城乡建设', '消防安全', '交通运输'),
      cat2: oneOf(
        3,
        ...['噪声扰民', '工业异味', '拖欠工资', '供电问题', '物业服务', '消防通道堵塞', '道路破损'],
        ...['停车管理', '预付卡纠纷', '油烟污染'],
      ),
      addr: `'人民路' || ${draw(4, 3000)} || '号'`,
      grid: grid(5),
      deadline: 'occurred + INTERVAL 5 DAY',
      done: ended(6, 9),
      status: `CASE WHEN ${draw(6, 100)} < 88 THEN '03' ELSE '02' END`,
      org: oneOf(8, '城管局', '住建局', '公安局', '人社局', '生态环境局', '市场监管局'),
      satisfied: oneOf(9, '5', '4', '3', '2', '1', '9'),
      solved: oneOf(10, '1', '2', '3', '4'),
      urgent: oneOf(11, '1', '1', '1', '2', '3'),
      uscc: `CASE WHEN ${draw(12, 4)} = 0 THEN ${uscc(13, companies)} END`,
    },
  };
}

function incidentsOf(size: CitySize): Fill[] {
  const companies = companiesOf(size);
  return [
    ...['隐患', '纠纷'].map((word, at) => ({
      dataset: 'incident',
      department: word,
      rows: Math.round(size.matters * 0.2),
      columns: {
        no: `'${word}' || i`,
        occur: 'occurred',
        type:
          at === 0
            ? oneOf(20, '消防隐患', '用电隐患', '危化品隐患', '施工隐患', '群租隐患', '危旧房隐患')
            : oneOf(21, '邻里纠纷', '物业纠纷', '劳资纠纷', '征拆纠纷', '环保纠纷', '医患纠纷'),
        level: oneOf(22, '04', '04', '04', '03', '02'),
        scale: oneOf(23, '01', '01', '01', '02'),
        place: `'解放路' || ${draw(24, 2000)} || '号'`,
        grid: grid(25 + at),
        persons: draw(27, 20),
        due: '(occurred + INTERVAL 15 DAY)::DATE',
        done: ended(28, 22),
        org: oneOf(30, '应急局', '司法局', '街道'),
        uscc: at === 0 ? uscc(31, companies) : 'NULL',
      },
    })),
  ];
}

function supervisionOf(size: CitySize): Fill[] {
  const companies = companiesOf(size);
  return [
    {
      dataset: 'inspection',
      department: '市场局',
      rows: Math.round(size.matters * 0.15),
      columns: {
        no: `'I' || i`,
        uscc: uscc(40, companies),
        matter: oneOf(41, '消防', '食品', '价格', '用工'),
        inspected: 'occurred::DATE',
        result: oneOf(42, '1', '1', '1', '2', '3'),
        due: '(occurred + INTERVAL 15 DAY)::DATE',
        rectified: `CASE WHEN ${draw(43, 10)} < 8 THEN (occurred + INTERVAL 10 DAY)::DATE END`,
        area: `left(${grid(44)}, 9)`,
      },
    },
    {
      dataset: 'credit-record',
      department: '信用中心',
      rows: Math.round(size.matters * 0.15),
      columns: {
        no: `'P' || i`,
        kind: oneOf(50, '01', '01', '02', '03'),
        uscc: uscc(51, companies),
        decided: 'occurred::DATE',
        valid_to: '(occurred + INTERVAL 300 DAY)::DATE',
        matter: oneOf(52, '公示', '食品', '消防'),
      },
    },
    {
      dataset: 'monitoring-reading',
      department: '物联平台',
      rows: Math.round(size.matters * 0.3),
      columns: {
        stream: oneOf(60, '02', '03', '04', '06'),
        station_no: `'S' || ${draw(61, 90)}`,
        indicator: oneOf(62, 'PM2.5', '水位'),
        measured: 'occurred',
        value: draw(63, 100),
        limit_value: '90',
        area: `left(${grid(64)}, 9)`,
      },
    },
    {
      dataset: 'social-insurance',
      department: '人社局',
      rows: Math.round(size.people * 0.3),
      columns: { uscc: uscc(70, companies), status: oneOf(71, '1', '1', '1', '1', '1', '1', '1', '2', '5') },
    },
  ];
}

function basesOf({ people }: CitySize): Fill[] {
  const companies = companiesOf({ people, matters: 0 });
  return [
    {
      dataset: 'legal-entity',
      department: '市场局',
      rows: companies,
      columns: {
        uscc: `'C' || (i - 1)`,
        name: `'公司' || i`,
        type: oneOf(80, '01', '01', '02', '03'),
        status: oneOf(81, 'K', 'K', 'K', 'K', 'K', 'K', 'D', 'T', 'X'),
      },
    },
    {
      dataset: 'dwelling',
      department: '住建局',
      rows: Math.round(people * 0.4),
      columns: {
        usage: oneOf(90, '01', '01', '01', '02', '03', '04'),
        danger: oneOf(91, 'A', 'A', 'A', 'B', 'C', 'D'),
        area: `20 + ${draw(92, 120)}`,
        purpose: `'01'`,
      },
    },
    {
      dataset: 'population',
      department: '公安局',
      rows: people,
      columns: {
        birth: `DATE '1930-01-01' + ${draw(100, 34000)}`,
        match_flag: oneOf(101, '01', '01', '02'),
        pop_type: oneOf(102, '01', '01', '02'),
        status: `'1'`,
      },
    },
    {
      dataset: 'official-denominator',
      department: '统计局',
      rows: towns * 3,
      columns: {
        area: `'390101' || lpad((1 + (i - 1) % ${towns})::VARCHAR, 3, '0')`,
        kind: `'2'`,
        year: `2023 + (i - 1) // ${towns}`,
        value: `${Math.round(people / towns)} + ${draw(110, 1000)}`,
      },
    },
  ];
}

/** Every source of the city; the first one is that of the tickets. */
export function sourcesOf(size: CitySize): Fill[] {
  return [ticketsOf(size), ...incidentsOf(size), ...supervisionOf(size), ...basesOf(size)];
}
