import { isScientific, isDitto } from './clean.ts';
import { isOpenEnded, isZeroDate, momentText, uniformMoment } from './moment-text.ts';
import { found, type Normaliser, type StepOf } from './normaliser.ts';
import { unlessNullToken } from './null-tokens.ts';

const cleanDay = '(19|20)[0-9]{2}[-/][0-9]{1,2}[-/][0-9]{1,2}';
/** Eight digits of a plausible year; what `try_strptime` cannot read is judged with the rest. */
const isCompactDay = (text: string) =>
  `strlen(${text}) = 8 AND TRY_CAST(${text} AS INTEGER) BETWEEN 19000101 AND 20991231`;
const cleanTime = '[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?';

const parts = ['year', 'month', 'day', 'half', 'hour', 'minute', 'second', 'half2', 'zone'] as const;
const half = '上午|下午|凌晨|清晨|早上|中午|晚上|AM|PM';
const wholeMoment =
  '^(\\d{4}) ?[-/.年] ?(\\d{1,2}) ?[-/.月] ?(\\d{1,2}) ?[日号]?[T ,]*' +
  `(?:(${half})? ?(\\d{1,2}) ?[:时点]+ ?(\\d{1,2})?(?: ?[:分] ?(\\d{1,2}(?:\\.\\d{1,9})?)?)?秒? ?(AM|PM)?` +
  ' ?(Z|[+-]\\d{2}:?\\d{2})?)?$';

/** The city's clock is eight hours ahead of UTC; a time that names its zone is brought to it. */
function zoneShift(zone: string): string {
  const minutes = `TRY_CAST(left(${zone}, 3) AS INTEGER) * 60 + TRY_CAST(left(${zone}, 1) || right(${zone}, 2) AS INTEGER)`;
  return `CASE WHEN ${zone} IN ('', '+08:00', '+0800') THEN 0 WHEN ${zone} = 'Z' THEN 480 ELSE 480 - (${minutes}) END`;
}

/** The moment of a text that `wholeMoment` took apart; NULL when no calendar has it. */
function assembled(struct: string): string {
  const part = (name: (typeof parts)[number]) => `${struct}.${name}`;
  const number = (name: 'hour' | 'minute' | 'second') => `coalesce(nullif(${part(name)}, ''), '0')`;
  const hour = `TRY_CAST(${number('hour')} AS INTEGER)`;
  const afternoon = `(${part('half')} IN ('下午', '晚上', 'PM') OR ${part('half2')} = 'PM' OR (${part('half')} = '中午' AND ${hour} < 3))`;
  const morning = `(${part('half')} IN ('上午', '凌晨', 'AM') OR ${part('half2')} = 'AM')`;
  const hour24 = `CASE WHEN ${afternoon} AND ${hour} < 12 THEN ${hour} + 12 WHEN ${morning} AND ${hour} = 12 THEN 0 ELSE ${hour} END`;
  const text = `${part('year')} || '-' || ${part('month')} || '-' || ${part('day')} || ' ' || ${hour24} || ':' || ${number('minute')} || ':' || ${number('second')}`;
  return `TRY_CAST(${text} AS TIMESTAMP) + to_minutes(${zoneShift(part('zone'))})`;
}

/** Spreadsheet serials (days since 1899-12-30, with a fraction), and seconds or milliseconds since 1970. */
function counted(text: string): string {
  const number = `TRY_CAST(${text} AS DOUBLE)`;
  return `CASE WHEN regexp_full_match(${text}, '[1-7]\\d{4}(\\.\\d+)?') THEN TIMESTAMP '1899-12-30' + to_seconds(round(${number} * 86400))
    WHEN regexp_full_match(${text}, '[1-9]\\d{8}|1\\d{9}|20\\d{8}') THEN make_timestamp(TRY_CAST(${text} AS BIGINT) * 1000000) + to_hours(8)
    WHEN regexp_full_match(${text}, '[1-9]\\d{11}|1\\d{12}') AND NOT regexp_full_match(${text}, '(19|20)\\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])\\d{4}')
      THEN make_timestamp(TRY_CAST(${text} AS BIGINT) * 1000) + to_hours(8) END`;
}

/** Dates and times (GB/T 7408 and DOMAIN §3), as local time of the city. */
function moment(type: 'DATE' | 'TIMESTAMP'): Normaliser {
  const clean = type === 'DATE' ? cleanDay : `${cleanDay}( ${cleanTime})?`;
  return {
    steps: [
      [
        'fast',
        (at) =>
          `CASE WHEN ${isCompactDay(at('raw'))} THEN try_strptime(${at('raw')}, '%Y%m%d')::${type}
            WHEN regexp_full_match(${at('raw')}, '${clean}') THEN TRY_CAST(${at('raw')} AS ${type}) END`,
      ],
      ['tidy', (at) => `CASE WHEN ${at('fast')} IS NULL THEN ${momentText(at('raw'))} END`],
      [
        'text',
        (at) => `CASE WHEN ${isZeroDate(at('tidy'))} THEN NULL ELSE ${unlessNullToken(at('tidy'))} END`,
      ],
      ['uniform', (at) => `CASE WHEN ${at('text')} IS NOT NULL THEN ${uniformMoment(at('text'))} END`],
      [
        'parts',
        (at) =>
          `regexp_extract(${at('uniform')}, '${wholeMoment}', [${parts.map((part) => `'${part}'`).join(', ')}])`,
      ],
      [
        'moment',
        (at) => `CASE WHEN ${at('fast')} IS NOT NULL THEN ${at('fast')} WHEN ${at('text')} IS NULL THEN NULL
          ELSE coalesce(${counted(at('text'))}, ${assembled(at('parts'))})::${type} END`,
      ],
    ],
    value: (at) =>
      `CASE WHEN ${at('moment')} >= ${type} '1800-01-01' AND ${at('moment')} < ${type} '2099-12-31' THEN ${at('moment')} END`,
    issue: (at) => `CASE WHEN ${at('text')} IS NULL THEN NULL
      WHEN ${at('value')} IS NOT NULL THEN ${monthOnly(at)}
      ELSE ${whatIsWrong(at)} END`,
  };
}

function monthOnly(at: StepOf): string {
  return `CASE WHEN regexp_full_match(${at('text')}, '(19|20)\\d{4}|\\d{4}[-/.年] ?\\d{1,2}月?') THEN ${found('date-month-only')} END`;
}

function whatIsWrong(at: StepOf): string {
  const text = at('text');
  return `CASE WHEN ${isOpenEnded(text)} THEN NULL
    WHEN ${at('parts')}.year <> '' THEN ${found('date-impossible')}
    WHEN ${isScientific(text)} THEN ${found('digits-lost')}
    WHEN regexp_full_match(${text}, '\\d{1,2}月 ?\\d{1,2}[日号]?.*') THEN ${found('date-no-year')}
    WHEN regexp_full_match(${text}, '\\d{1,2}[-/.]\\d{1,2}[-/.](\\d{2}|\\d{4})( .*)?|\\d{2}年.*') THEN ${found('date-ambiguous')}
    WHEN ${isDitto(text)} THEN ${found('same-as-above')}
    ELSE ${found('date-form')} END`;
}

export const date = (): Normaliser => moment('DATE');
export const datetime = (): Normaliser => moment('TIMESTAMP');
