/**
 * Completed years between two dates: the difference of the dates written as numbers (20261101 − 19900215),
 * without its last four digits.
 *
 * @param birth SQL expression of type DATE
 * @param at SQL expression of type DATE
 */
export function ageSql(birth: string, at: string): string {
  return `(${asNumber(at)} - ${asNumber(birth)}) // 10000`;
}

function asNumber(date: string): string {
  return `(year(${date}) * 10000 + month(${date}) * 100 + day(${date}))`;
}
