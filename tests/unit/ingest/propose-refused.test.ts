import { describe, expect, it } from 'vitest';
import { matchColumns } from '../../../core/ingest/propose/match-columns.ts';
import { datasets } from '../../../schemas/datasets/index.ts';
import { refusalOf } from '../../../schemas/datasets/refused.ts';
import type { RecognisedTable } from '../../../schemas/intake/connector.ts';
import { headerDictionary } from '../../fixtures/header-dictionary.ts';

const refused = headerDictionary['refused']!.flatMap(({ key, std, variants }) =>
  [std, ...variants].map((header) => ({ key, header })),
);

const wide = (text: string) =>
  text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));

/** What departments and their systems do to a header. */
const decorations: [string, (header: string) => string][] = [
  ['as it is', (header) => header],
  ['a note behind', (header) => `${header}（可选）`],
  ['a note in front', (header) => `【必填】${header}`],
  ['square brackets', (header) => `${header}[选填]`],
  ['spaces inside', (header) => [...header].join(' ')],
  [
    'ideographic and zero-width spaces',
    (header) => `\u3000${header.slice(0, 1)}\u200b${header.slice(1)}\u3000`,
  ],
  ['full-width letters', wide],
  ['capitals', (header) => header.toUpperCase()],
  ['small letters', (header) => header.toLowerCase()],
  ['a counter', (header) => `${header}1`],
  ['a counter after an underscore', (header) => `${header}_2`],
  ['a repeated header', (header) => `${header} (2)`],
  ['an asterisk', (header) => `*${header}`],
  ['a colon', (header) => `${header}：`],
  ['a second name before', (header) => `民族/${header}（可选）`],
  ['a second name behind', (header) => `${header}、备注`],
];

describe.each(decorations)('refused headers with %s', (_, decorate) => {
  it.each(refused)('$header is $key', ({ key, header }) => {
    expect(refusalOf(decorate(header))?.key, decorate(header)).toBe(key);
  });
});

describe('headers that only look refused', () => {
  it.each([
    ...[
      '市容面貌',
      '当前科室',
      '目前科室',
      '分布控制系统',
      '重点人员密集场所',
      '重点单位',
      '人员密集场所',
      '短信教育次数',
    ],
    ...[
      '房屋照片',
      '现场照片',
      '银行',
      '账户名称',
      '健康码颜色',
      '疾控中心',
      '微信小程序',
      '信访件编号',
      '党组织名称',
    ],
    ...[
      '地图坐标',
      'MACHINE_NO',
      '民族',
      '民族/籍贯',
      '反映内容',
      '诉求人数',
      '举报内容',
      '投诉类型',
      '宗地号',
      '诊所名称',
    ],
  ])('%s is kept', (header) => expect(refusalOf(header)).toBeUndefined());

  it('keeps every header of the dictionary that is not refused, whatever stands around it', () => {
    const kept = datasets.flatMap(({ id, fields }) =>
      fields
        .filter(({ reduction }) => reduction !== 'hmac')
        .flatMap(({ label, variants }) => [label.zh, ...variants].map((header) => ({ id, header }))),
    );
    const wrong = kept.flatMap(({ id, header }) =>
      [`${header}（可选）`, `【必填】${header}`, `${header}1`, wide(header), `${header}/备注`].filter(
        (text) => refusalOf(text, id),
      ),
    );
    expect(wrong).toEqual([]);
  });
});

describe('refused columns in a proposal', () => {
  const columnOf = (datasetId: string, header: string, cells: string[]) => {
    const table: RecognisedTable = {
      sheet: '',
      columns: [{ index: 0, header }],
      headerRecords: 1,
      sample: cells.map((cell) => [cell]),
      dialect: {},
      notes: [],
    };
    return matchColumns(
      datasets.find(({ id }) => id === datasetId)!,
      table,
    )[0]!;
  };

  it.each(datasets.map(({ id }) => id))('have no field in %s but one for a hash', (id) => {
    const kept = refused
      .map(({ header }) => columnOf(id, header, []))
      .filter(({ reduction, refusal, header }) => {
        const isException = id === 'legal-entity' && header === '管控等级';
        return !isException && (refusal === null || (reduction !== 'drop' && reduction !== 'hmac'));
      });
    expect(kept).toEqual([]);
  });

  // GB/T 4762 codes of political affiliation by name; the header gives nothing away.
  it('are known by values of political affiliation and religion', () => {
    const party = ['群众', '中共党员', '群众', '共青团员', '群众', '中共党员', '群众', '群众'];
    const faith = ['无宗教信仰', '佛教', '无宗教信仰', '基督教', '无宗教信仰'];
    expect(columnOf('population', '类别', party)).toMatchObject({
      refusal: 'political',
      reduction: 'drop',
      field: null,
    });
    expect(columnOf('population', '栏五', faith)).toMatchObject({ refusal: 'religion', reduction: 'drop' });
    expect(columnOf('incident', '来源', ['群众', '群众', '上级交办', '12345'])).toMatchObject({
      refusal: null,
      field: 'source',
    });
  });

  it('leave their field to another column', () => {
    const sample = ['中共党员', '群众', '共青团员', '群众'].map((party, at) => [party, `网格员${at}`]);
    const columns = matchColumns(
      datasets.find(({ id }) => id === 'incident')!,
      {
        sheet: '',
        columns: [
          { index: 0, header: '事件来源' },
          { index: 1, header: '来源' },
        ],
        headerRecords: 1,
        sample,
        dialect: {},
        notes: [],
      },
    );
    expect(columns.map(({ field, refusal }) => [field, refusal])).toEqual([
      [null, 'political'],
      ['source', null],
    ]);
  });

  // 6222 0202 0011 6245 701 and the like are made up; only their Luhn check digit (ISO/IEC 7812-1) is right.
  it('are known by bank card numbers', () => {
    const cards = ['6222020200116245701', '6228480402564890018', '6217001210024455220'];
    expect(columnOf('population', '卡号', cards)).toMatchObject({ refusal: 'finance', reduction: 'drop' });
  });
});
