/**
 * Area codes of nobody. GB/T 2260 numbers the provinces of a region from its first digits upwards: East China
 * ends with 37, and no edition ever assigned 38 or 39 (a test compares with every code there ever was).
 */
export const cityProvince = 39;
export const otherProvince = 38;

/** The city stands in province 39 as its first prefecture. */
export const cityCode = '390100';

/**
 * Mobile numbers begin with 154 and land lines with 0365. The national numbering plan has issued neither: the
 * patterns of Google's libphonenumber for CN, which follow the regulator's lists, leave out 154 among the
 * mobile prefixes (`1[59][0-35-9]`) and all of 036x among the area codes.
 */
const mobilePrefix = '154';
const landlinePrefix = '0365';

/** A mobile number of nobody, different for every serial below 100 million. */
export function mobileNumber(serial: number): string {
  return mobilePrefix + String((serial * 7_654_321 + 24_680_135) % 100_000_000).padStart(8, '0');
}

export function landlineNumber(serial: number): string {
  return `${landlinePrefix}-${String(8_000_000 + ((serial * 7_919) % 1_999_999))}`;
}
