const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const codeWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

/**
 * Organisation codes of nobody begin with these letters: the issued series are eight digits and, since 2015,
 * begin with M. Inside a credit code the area part alone already makes the number nobody's.
 */
const series = 'YY';

/** An organisation code: eight characters and their check (GB 11714, MOD 11); serials below a million. */
export function organisationCode(serial: number): string {
  const body = `${series}${serial.toString().padStart(6, '0')}`;
  let sum = 0;
  for (let i = 0; i < 8; i++) sum += organisationWeights[i]! * Number.parseInt(body[i]!, 36);
  const check = 11 - (sum % 11);
  return body + (check === 10 ? 'X' : String(check % 11));
}

/** A unified social credit code (GB 32100): `kind` is the registering body and class, e.g. 91 or 52. */
export function creditCode(kind: string, area: number | string, organisation: string): string {
  const body = kind + area + organisation;
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += codeWeights[i]! * alphabet.indexOf(body[i]!);
  return body + alphabet[(31 - (sum % 31)) % 31]!;
}
