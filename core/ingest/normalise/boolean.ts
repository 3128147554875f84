import { meaningSql, withOwnCodes } from './code.ts';
import { plainAscii, tidy, unspaced } from './clean.ts';
import { found, type NormaliserOf } from './normaliser.ts';
import { unlessNullToken } from './null-tokens.ts';

const yes = [
  ...['是', '1', 'Y', 'YES', 'TRUE', 'T', '√', '✓', '有', '对', '成功', '已超期', '超期', '已逾期', '逾期'],
  ...[
    '已办结',
    '办结',
    '已整改',
    '已完成',
    '完成',
    '已销号',
    '销号',
    '已化解',
    '化解',
    '已解决',
    '督办',
    '重复',
    '匿名',
  ],
];
const no = [
  ...[
    '否',
    '0',
    'N',
    'NO',
    'FALSE',
    'F',
    '×',
    '✗',
    'X',
    '无',
    '不是',
    '没有',
    '不成功',
    '未超期',
    '未逾期',
    '按期',
  ],
  ...[
    '未办结',
    '未整改',
    '整改中',
    '未完成',
    '未销号',
    '未化解',
    '化解中',
    '未解决',
    '办理中',
    '未督办',
    '不重复',
    '实名',
  ],
];

const meanings = new Map([
  ...yes.map((text) => [text, 'true'] as const),
  ...no.map((text) => [text, 'false'] as const),
]);

/** Yes or no in the words of departments, or of this source. */
export const boolean: NormaliserOf = (field, { reading }) => {
  const known = withOwnCodes(meanings, reading.codeMaps[field.key]);
  return {
    steps: [
      ['fast', (at) => meaningSql(at('raw'), known)],
      [
        'text',
        (at) =>
          `CASE WHEN ${at('fast')} IS NULL THEN regexp_replace(${unspaced(tidy(plainAscii(at('raw'))))}, '^([01])\\.0+$', '\\1') END`,
      ],
      [
        'word',
        (at) =>
          `CASE WHEN ${at('fast')} IS NOT NULL THEN ${at('fast')} ELSE ${meaningSql(at('text'), known)} END`,
      ],
    ],
    value: (at) => `CAST(nullif(${at('word')}, '') AS BOOLEAN)`,
    issue: (at) => `CASE WHEN ${at('word')} IS NULL AND ${unlessNullToken(at('text'))} IS NOT NULL
    THEN ${found('code-unknown')} END`,
  };
};
