const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A citizen number (GB 11643) as matching sees it. */
export interface CitizenNumber {
  /** Area, date of birth and serial number in 17 digits; a number of 15 digits gets its century, 19. */
  body: string;
  /** The check character; none in a number of 15 digits, which was issued before 1999. */
  check: string;
  /** Whether the check character is the right one; a number without one cannot be found wrong. */
  passes: boolean;
}

/** Takes a number of 15 or 18 characters apart; null for anything else. */
export function parseCitizenNumber(text: string): CitizenNumber | null {
  if (/^[0-9]{15}$/.test(text))
    return { body: `${text.slice(0, 6)}19${text.slice(6)}`, check: '', passes: true };
  if (!/^[0-9]{17}[0-9Xx]$/.test(text)) return null;
  const body = text.slice(0, 17);
  const check = text.slice(17).toUpperCase();
  return { body, check, passes: checkCharacter(body) === check };
}

/** Check character of 17 digits: ISO 7064 MOD 11-2. */
export function checkCharacter(body: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return '10X98765432'[sum % 11]!;
}

/** Whether a number of 15 and one of 18 digits, or two equal ones, name the same person. */
export function isSameCitizen(left: CitizenNumber, right: CitizenNumber): boolean {
  return left.body === right.body && (left.check === '' || right.check === '' || left.check === right.check);
}

/**
 * Whether one number is the other with one digit wrong or two neighbours swapped, and at most one of them passes its
 * check. The check finds every such mistake, so this asks nothing more of two numbers of 18 digits; where one has
 * 15 the other must fail, and two of 15 digits cannot be told from two persons.
 */
export function isMisread(left: CitizenNumber, right: CitizenNumber): boolean {
  if (left.passes && right.passes) return false;
  const isShort = left.check === '' || right.check === '';
  return isShort
    ? isOneSlip(left.body, right.body)
    : isOneSlip(left.body + left.check, right.body + right.check);
}

/** Of two different texts of equal length: one character replaced, or two neighbours swapped. */
function isOneSlip(left: string, right: string): boolean {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at++;
  if (at === left.length) return false;
  if (left.slice(at + 1) === right.slice(at + 1)) return true;
  return (
    left[at] === right[at + 1] && left[at + 1] === right[at] && left.slice(at + 2) === right.slice(at + 2)
  );
}
