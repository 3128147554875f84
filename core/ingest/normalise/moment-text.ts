import { plainAscii } from './clean.ts';

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

const replaced = (text: string, pattern: string, by: string) =>
  `regexp_replace(${text}, '${pattern}', '${by}', 'g')`;

/** 二〇二四年三月二十五日 → 2024年3月25日; only texts that hold Chinese numerals are touched. */
function arabicNumerals(text: string): string {
  const tens = ['([二三])十([一二三四五六七八九])', '([二三])十', '十([一二三四五六七八九])', '十'];
  const by = ['\\1\\2', '\\10', '1\\1', '10'];
  const spelt = tens.reduce((sql, pattern, at) => replaced(sql, pattern, by[at]!), text);
  return `translate(${spelt}, '〇○零一二三四五六七八九', '000123456789')`;
}

/** A date's text in half-width characters, upper case, with Arabic numerals. */
export function momentText(text: string): string {
  const plain = replaced(plainAscii(text), '\\s+', ' ');
  return `CASE WHEN regexp_matches(${text}, '[〇○零一二三四五六七八九十]') THEN ${arabicNumerals(plain)} ELSE ${plain} END`;
}

/** Dates that stand for no date: zeros, and the first day of spreadsheets. */
export function isZeroDate(text: string): string {
  return `regexp_full_match(${text}, '0+(\\.0+)?|0000[-/.]0?0[-/.]0?0.*|1900[-/.]0?1[-/.]0?0.*|1899[-/.]12[-/.]3[01].*|00:00(:00)?')`;
}

/** What stands for "no end": not a date, and nothing wrong. */
export function isOpenEnded(text: string): string {
  return `regexp_full_match(${text}, '.*(长期|永久|永续|无固定期限|无期限|无限期|不限|至今).*|9999.*|2999.*|2099[-/.年]?12[-/.月]?31.*')`;
}

/** The less common ways to write a date, brought to year-month-day: compact, Oracle's, the calendar of the Republic, months alone. */
export function uniformMoment(text: string): string {
  const day = '(\\d{1,2})';
  const monthName = `list_position(${JSON.stringify(months).replaceAll('"', "'")}, regexp_extract(${text}, '[A-Z]{3}'))`;
  const century = (year: string) =>
    `CASE WHEN length(${year}) = 4 THEN '' WHEN ${year} <= '40' THEN '20' ELSE '19' END || ${year}`;
  const lastYear = `regexp_extract(${text}, '(\\d{2}|\\d{4})( .*)?$', 1)`;
  const rest = `regexp_extract(${text}, ' .*$')`;
  return `CASE
    WHEN regexp_full_match(${text}, '\\d{8}') THEN regexp_replace(${text}, '(....)(..)(..)', '\\1-\\2-\\3')
    WHEN regexp_full_match(${text}, '\\d{12}') THEN regexp_replace(${text}, '(....)(..)(..)(..)(..)', '\\1-\\2-\\3 \\4:\\5')
    WHEN regexp_full_match(${text}, '\\d{14}') THEN regexp_replace(${text}, '(....)(..)(..)(..)(..)(..)', '\\1-\\2-\\3 \\4:\\5:\\6')
    WHEN regexp_full_match(${text}, '\\d{8}[ T].*') THEN regexp_replace(${text}, '(....)(..)(..)[ T](.*)', '\\1-\\2-\\3 \\4')
    WHEN regexp_full_match(${text}, '(19|20)\\d{2}(0[1-9]|1[0-2])') THEN regexp_replace(${text}, '(....)(..)', '\\1-\\2-1')
    WHEN regexp_full_match(${text}, '\\d{4}[-/.年] ?\\d{1,2}月?') THEN regexp_replace(${text}, '(\\d{4})[-/.年] ?(\\d{1,2})月?', '\\1-\\2-1')
    WHEN regexp_full_match(${text}, '(中华)?民国 ?\\d{1,3} ?年.*')
      THEN (1911 + TRY_CAST(regexp_extract(${text}, '\\d+') AS INTEGER)) || regexp_extract(${text}, '年.*')
    WHEN regexp_full_match(${text}, '${day}-${day}月 ?-(\\d{2}|\\d{4})( .*)?')
      THEN ${century(lastYear)} || regexp_replace(${text}, '^${day}-${day}月.*$', '-\\2-\\1') || ${rest}
    WHEN regexp_full_match(${text}, '${day}-[A-Z]{3}-(\\d{2}|\\d{4})( .*)?')
      THEN ${century(lastYear)} || '-' || ${monthName} || '-' || regexp_extract(${text}, '^\\d{1,2}') || ${rest}
    ELSE ${text} END`;
}
