const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';

/** Check character of a citizen number's first 17 digits (GB 11643, ISO 7064 MOD 11-2). */
export function citizenCheck(body: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += weights[i]! * (body.charCodeAt(i) - 48);
  return checks[sum % 11]!;
}

/** A citizen number of 18 characters; `date` is YYYYMMDD, `serial` 1 to 999, odd for men. */
export function citizenNumber(area: number, date: number, serial: number): string {
  const body = `${area}${date}${String(serial).padStart(3, '0')}`;
  return body + citizenCheck(body);
}

/** The number of 15 digits that was issued before 1999: two digits for the year, no check digit. */
export function firstGeneration(number: string): string {
  return number.slice(0, 6) + number.slice(8, 17);
}
