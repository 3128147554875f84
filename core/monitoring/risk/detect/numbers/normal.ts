import { incompleteGamma } from './gamma.ts';

/** P(Z ≥ z) of a standard normal variable; exact far into the tail. */
export function normalUpper(z: number): number {
  const { lower, upper } = incompleteGamma(0.5, (z * z) / 2);
  return z >= 0 ? upper / 2 : 0.5 + lower / 2;
}

interface Rational {
  a: readonly number[];
  b: readonly number[];
}

const near: Rational = {
  a: [
    3.3871328727963665, 133.14166789178438, 1971.590950306551, 13731.69376550946, 45921.95393154987,
    67265.7709270087, 33430.57558358813, 2509.080928730123,
  ],
  b: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.08573572194, 5226.495278852855,
  ],
};
const middle: Rational = {
  a: [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.000774545014278341,
  ],
  b: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
};
const far: Rational = {
  a: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
  ],
  b: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
    0.000018463183175100548, 1.421511758316446e-7, 2.04426310338994e-15,
  ],
};

function ratio({ a, b }: Rational, r: number): number {
  const polynomial = (terms: readonly number[]) => terms.reduceRight((sum, term) => sum * r + term, 0);
  return polynomial(a) / polynomial(b);
}

/** The z with P(Z ≥ z) = p (Wichura 1988, algorithm AS 241 PPND16); 16 digits, for p down to 1e-300. */
export function normalQuantile(p: number): number {
  const q = 0.5 - p;
  if (Math.abs(q) <= 0.425) return q * ratio(near, 0.180625 - q * q);
  const r = Math.sqrt(-Math.log(Math.max(1e-300, Math.min(p, 1 - p))));
  const z = r <= 5 ? ratio(middle, r - 1.6) : ratio(far, r - 5);
  return q < 0 ? -z : z;
}
