/**
 * Completed years between two dates: the difference of the dates written as numbers (20261101 − 19900215),
 * without its last four digits. NULL when the birth is not known or lies after the other date.
 *
 * @param birth SQL expression of type DATE
 * @param at SQL expression of type DATE
 */
export function ageSql(birth: string, at: string): string {
  return `CASE WHEN ${birth} <= ${at} THEN (${asNumber(at)} - ${asNumber(birth)}) // 10000 END`;
}

function asNumber(date: string): string {
  return `(year(${date}) * 10000 + month(${date}) * 100 + day(${date}))`;
}
